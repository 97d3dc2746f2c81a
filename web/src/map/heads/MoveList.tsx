// Which moves go to and from one stage? As a list: for a small screen, where no way has room.

import { useDrawing } from "../drawing";
import type { Way } from "../facts";
import { wayBefore } from "../pairing";
import { useSay } from "../say";
import classes from "./Moves.module.css";
import { wayNumbers } from "./Moves";

const SIGNS: Record<Way["direction"], string> = { in: "↘", "in again": "↻", forward: "→", back: "←", away: "↗", out: "×" };

/** `leaving`: only where people go from here. */
export function MoveList({ stage, leaving = false }: { stage: string; leaving?: boolean }) {
  const { sheet, open } = useDrawing();
  const say = useSay();
  const mine = sheet.map.ways.filter((way) => way.before === stage || (!leaving && way.after === stage));
  if (!mine.length) return null;
  return (
    <ul className={classes.list} aria-label={say.t("draw.way.moves", { stage })}>
      {mine.map((way) => (
        <li key={`${way.before}\n${way.after}\n${way.direction}`}>
          <button type="button" onClick={() => open({ kind: "way", way, was: wayBefore(sheet, way) })}>
            <span className={classes.sign} data-way={way.direction} aria-hidden="true">{SIGNS[way.direction]}</span>
            <span>{told(way, stage, say)}</span>
            <span className={classes.many}>{wayNumbers(way, say)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function told(way: Way, stage: string, { t }: ReturnType<typeof useSay>): string {
  const ends = { from: way.before, to: way.after };
  if (way.after === stage && way.direction === "forward") return t("draw.way.list.fromForward", ends);
  if (way.after === stage && way.direction === "back") return t("draw.way.list.fromBack", ends);
  return t(`draw.way.list.${way.direction}`, ends);
}
