// Which ways do people take? Places in columns and bands between them; both lead to their people.

import { ScrollArea } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useState } from "react";

import tones from "@/parts/colours.module.css";

import { flowLayout, toneOf } from "./flowLayout";
import classes from "./FlowView.module.css";
import { usePartProps } from "./PartButton";
import type { Say } from "./say";
import type { Flow } from "./shown";

const HEAD = 26;

export function FlowView({ block, say }: { block: Flow; say: Say }) {
  const { ref, width } = useElementSize();
  const [over, setOver] = useState<string | null>(null);
  const parts = usePartProps(say);
  const drawing = flowLayout(block, Math.max(320, width - 4));
  return (
    <div ref={ref} className={classes.around}>
      <ScrollArea type="auto" scrollbars="x" offsetScrollbars="present">
        <svg width={drawing.width} height={drawing.height + HEAD} role="group" aria-label={say.t("chart")} className={classes.flow} data-over={over !== null || undefined}>
          {block.heads.map((head, at) => <text key={head} x={drawing.columns[at]} y={14} className={classes.head}>{head}</text>)}
          <g transform={`translate(0 ${HEAD})`}>
            {drawing.bands.map(({ link, path, tone }) => (
              <g key={`${link.from}>${link.to}`} className={`${classes.band} ${tones.tone}`} data-tone={tone} data-on={over === link.from || over === link.to || undefined}>
                <path d={path} {...parts(link.part)}><title>{link.title}</title></path>
              </g>
            ))}
            {drawing.boxes.map((box) => {
              const { node } = box;
              return (
                <g key={node.id} className={`${classes.place} ${tones.tone}`} data-tone={toneOf(node.kind)} onMouseEnter={() => setOver(node.id)} onMouseLeave={() => setOver(null)}>
                  <g {...parts(node.part, `${shortened(node.name)} ${node.text}`)}>
                    <title>{node.title}</title>
                    <rect x={box.x - 2} y={box.y - 4} width={140} height={Math.max(box.height, 16) + 8} fill="transparent" stroke="none" />
                    <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={2} className={classes.box} />
                    <text x={box.x + box.width + 6} y={box.y + 11} className={classes.name} data-end={node.kind !== "event" || undefined}>
                      {shortened(node.name)} <tspan className={classes.people}>{node.text}</tspan>
                    </text>
                  </g>
                </g>
              );
            })}
          </g>
        </svg>
      </ScrollArea>
    </div>
  );
}

const MOST = 22;
const shortened = (name: string): string => (name.length > MOST ? `${name.slice(0, MOST - 1)}…` : name);
