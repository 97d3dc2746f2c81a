// How did it go, or how soon? Lines on two axes; a click on a point leads to its people where the answer knows them.

import { useCallback, useContext } from "react";

import { Chart } from "@/parts/Chart";
import type { Colours } from "@/parts/colours";

import { Legend } from "./Legend";
import { lineShape, linesOption } from "./linesOption";
import { PartsContext } from "./PartButton";
import type { Say } from "./say";
import type { Lines } from "./shown";

export function LinesView({ block, say }: { block: Lines; say: Say }) {
  const onPart = useContext(PartsContext);
  const option = useCallback((colours: Colours, width: number) => linesOption(block, colours, say.language, width), [block, say.language]);
  const alone = block.lines.length === 1 ? block.lines[0] : undefined;
  const pick = (_: number, at: number): void => {
    const part = alone?.parts?.[at];
    if (part) onPart?.(part.segment, part);
  };
  return (
    <div>
      {!alone && <Legend entries={block.lines.map((line, at) => ({ name: line.name, tone: line.tone, shape: lineShape(at) }))} />}
      <Chart option={option} onPick={pick} label={say.t("lineChart", { title: block.title ?? alone?.name ?? "", from: block.x[0] ?? "", to: block.x.at(-1) ?? "" })} />
    </div>
  );
}
