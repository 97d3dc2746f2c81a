// How do people move through the stages? Onward, past stages, back, and out, each move as thick as people took it.

import { Group, ScrollArea, Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";

import tones from "@/parts/colours.module.css";

import { usePartProps } from "./PartButton";
import type { Say } from "./say";
import type { StageFlow } from "./shown";
import classes from "./StageFlowView.module.css";
import { type MoveArc, stageLayout } from "./stageLayout";

const TONES = { onward: "way", next: "way", back: "2", out: "lost", in: "quiet" } as const;

export function StageFlowView({ block, say }: { block: StageFlow; say: Say }) {
  const { ref, width } = useElementSize();
  const parts = usePartProps(say);
  const drawing = stageLayout(block, Math.max(320, width - 4));
  const label = (arc: MoveArc): string => (arc.way === "back" ? `↩ ${arc.move.text}` : arc.way === "out" ? `↓ ${arc.move.text}` : arc.move.text);
  return (
    <div ref={ref} className={classes.around}>
      <ScrollArea type="auto" scrollbars="x" offsetScrollbars="present">
        <svg width={drawing.width} height={drawing.height} className={classes.flow} role="group" aria-label={say.t("chart")}>
          <line x1={0} x2={drawing.width} y1={drawing.base} y2={drawing.base} className={classes.base} />
          {drawing.arcs.map((arc) => (
            <g key={`${arc.move.from}>${arc.move.to}`} className={`${classes.move} ${tones.tone}`} data-tone={TONES[arc.way]}>
              <g {...parts(arc.move.part)}>
                <title>{arc.move.title}</title>
                <path d={arc.path} strokeWidth={arc.thick} data-way={arc.way} />
                <path d={arc.head} className={classes.head} />
                <path d={arc.path} strokeWidth={Math.max(24, arc.thick)} className={classes.reach} />
              </g>
            </g>
          ))}
          {drawing.boxes.map((box) => {
            const stage = block.stages[box.at]!;
            return (
              <g key={stage.name} className={tones.tone} data-tone="way">
                <g {...parts(stage.part, stage.text)}>
                  <title>{stage.title}</title>
                  <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={3} className={classes.ever} />
                  <rect x={box.x} y={drawing.base - box.now} width={box.width} height={box.now} rx={2} className={classes.now} />
                  <text x={box.x + box.width / 2} y={box.y - 6} className={classes.count}>{stage.text}</text>
                </g>
              </g>
            );
          })}
          {drawing.arcs.filter((arc) => arc.labelled).map((arc) => (
            <text key={`${arc.move.from}>${arc.move.to}`} x={arc.x} y={arc.y} className={classes.told} data-way={arc.way}>{label(arc)}</text>
          ))}
        </svg>
        <div className={classes.names} style={{ width: drawing.width, gridTemplateColumns: `repeat(${Math.max(1, block.stages.length)}, 1fr)` }}>
          {block.stages.map((stage) => (
            <div key={stage.name}>
              <b>{stage.name}</b>
              <Text size="xs" c="dimmed">{say.t("stages.nowShort", { n: stage.now.text })}{stage.note ? ` · ${say.t("stages.stayShort", { time: stage.note })}` : ""}</Text>
            </div>
          ))}
        </div>
      </ScrollArea>
      <Group component="ul" gap="md" className={classes.key}>
        <li className={tones.tone} data-tone="way"><i className={classes.everKey} />{say.t("stages.ever")}</li>
        <li className={tones.tone} data-tone="way"><i className={classes.nowKey} />{say.t("stages.now")}</li>
        <li className={tones.tone} data-tone="2">↩ {say.t("stages.back")}</li>
        <li className={tones.tone} data-tone="lost">↓ {say.t("stages.leaving")}</li>
      </Group>
    </div>
  );
}
