// How do several small pictures stand beside each other? As cards, as many in a row as fit.

import { Text, Title } from "@mantine/core";

import { BlockView } from "./BlockView";
import { Legend } from "./Legend";
import { PartButton } from "./PartButton";
import classes from "./PanelsView.module.css";
import type { Say } from "./say";
import type { Panels } from "./shown";

export function PanelsView({ block, say }: { block: Panels; say: Say }) {
  const first = block.panels[0]?.blocks[0];
  const legend = first && "legend" in first ? first.legend : undefined;
  return (
    <>
      {legend && <Legend entries={legend} />}
      <div className={classes.panels}>
        {block.panels.map((panel) => (
          <section key={panel.title} className={classes.panel}>
            <div className={classes.head}>
              <Title order={3} size="h6" fw={600} ff="text">{panel.title}</Title>
              {panel.told && <Text size="sm" c="dimmed"><PartButton part={panel.told.part} say={say}>{panel.told.text}</PartButton>{panel.note ? ` ${panel.note}` : ""}</Text>}
            </div>
            {panel.blocks.map((inner, at) => <BlockView key={at} block={"legend" in inner ? { ...inner, legend: undefined } : inner} say={say} />)}
          </section>
        ))}
      </div>
    </>
  );
}
