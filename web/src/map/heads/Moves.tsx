// How do people move between stages? Ways above the heads and below them, as wide as people are many, with people on them.

import { useState } from "react";

import { useDrawing } from "../drawing";
import type { Way } from "../facts";
import { wayBefore } from "../pairing";
import { useSay } from "../say";
import { counted, percent, shareOf } from "../units";
import * as formats from "@/words/formats";
import { arcLine, endLine, type Arc, type End, type Side } from "../ways";
import { wayText } from "../wayText";
import classes from "./Moves.module.css";
import { MoveLabel } from "./MoveLabel";

/** One side of the heads. `column`: the width of a stage in pixels. */
export function Moves({ side, up, column }: { side: Side; up: boolean; column: number }) {
  const { sheet } = useDrawing();
  const { t, language } = useSay();
  const [near, setNear] = useState<Way | null>(null);
  const stages = sheet.map.columns.length;
  const tall = side.height;
  if (!tall) return null;
  const y = (height: number): number => (up ? tall - height : height);
  const isNear = (ways: readonly Way[]): true | undefined => (near !== null && ways.includes(near)) || undefined;
  return (
    <div className={classes.side} data-up={up} data-near={near !== null || undefined}>
      <svg viewBox={`0 0 ${stages * column} ${tall}`} width="100%" height={tall} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {side.arcs.map((arc) => (
          <path key={key(arc.way)} d={arcLine(arc, column, y)} strokeWidth={arc.width} vectorEffect="non-scaling-stroke"
            data-way={arc.way.direction} data-near={isNear([arc.way])} />
        ))}
        {side.ends.map((end) => (
          <path key={key(end.ways[0]!)} d={endLine(end, column, y)} strokeWidth={end.width} vectorEffect="non-scaling-stroke"
            data-way={end.ways[0]!.direction} data-near={isNear(end.ways)} />
        ))}
      </svg>
      {side.arcs.map((arc) => <Tip key={key(arc.way)} at={arc.end} of={arc} stages={stages} way={arc.way} />)}
      {side.ends.filter((end) => end.coming).map((end) => <Tip key={key(end.ways[0]!)} at={end.at} of={end} stages={stages} way={end.ways[0]!} />)}
      {side.arcs.map((arc) => (
        <div key={key(arc.way)} className={classes.label} style={{ left: left((arc.start + arc.end) / 2, stages), top: y(arc.height) }}>
          <MoveLabel way={arc.way} was={wayBefore(sheet, arc.way)} onNear={setNear} />
        </div>
      ))}
      {side.ends.map((end) => (
        <div key={key(end.ways[0]!)} className={classes.ends} data-coming={end.coming} style={endPlace(end, stages, up)}>
          {end.ways.map((way) => <MoveLabel key={key(way)} way={way} was={wayBefore(sheet, way)} short onNear={setNear} />)}
        </div>
      ))}
      {side.leftOut.length > 0 && (
        <p className={classes.leftOut} title={side.leftOut.map((way) => wayText(way, { t, language })).join("\n")}>
          {t("draw.way.leftOut", { count: side.leftOut.length, value: formats.count(side.leftOut.length, language) })}
        </p>
      )}
    </div>
  );
}

function Tip({ at, of, stages, way }: { at: number; of: Arc | End; stages: number; way: Way }) {
  const size = of.width > 7 ? "big" : of.width > 3 ? "middle" : "small";
  return <i className={classes.tip} data-size={size} data-way={way.direction} style={{ left: left(at, stages) }} aria-hidden="true" />;
}

const key = (way: Way): string => `${way.before}\n${way.after}\n${way.direction}`;
const left = (at: number, stages: number): string => `${(100 * at) / stages}%`;

function endPlace(end: End, stages: number, up: boolean): React.CSSProperties {
  const across = end.coming ? { left: left(end.tail, stages) } : { right: `${100 - (100 * end.tail) / stages}%` };
  return { ...across, [up ? "bottom" : "top"]: 27 };
}

/** For those who hear the map, and where no way has room: `15,975 of 20,952`, and the share. */
export const wayNumbers = (way: Way, say: ReturnType<typeof useSay>): string =>
  way.people.count ? `${percent(shareOf(way.people.count), say)} · ${counted(way.people.count, say)}` : say.t("draw.withheld");
