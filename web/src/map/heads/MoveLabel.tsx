// What stands on a way? Its people, of how many; beside another map, what it was. It opens the move.

import { VisuallyHidden } from "@mantine/core";

import * as formats from "@/words/formats";

import { useDrawing } from "../drawing";
import type { Way } from "../facts";
import { clearOf } from "../pairing";
import { useSay } from "../say";
import { counted } from "../units";
import { wayName, wayText } from "../wayText";
import classes from "./Moves.module.css";

export function MoveLabel({ way, was, short, onNear }: {
  way: Way; was: Way | null; short?: boolean; onNear: (way: Way | null) => void;
}) {
  const { open, sheet } = useDrawing();
  const say = useSay();
  const { t, language } = say;
  const count = way.people.count;
  const numbers = { people: count ? formats.count(count.people, language) : "", of: count ? formats.count(count.of, language) : "" };
  const [before, after] = t("draw.of", { people: "\n", of: numbers.of }).split("\n");
  const changed = was?.people.count && count && was.people.count.people !== count.people;
  const clear = clearOf(sheet, way.before, way.direction, way.after)[0];
  const sign = clear?.difference ? (clear.difference > 0 ? "▲ " : "▼ ") : "";
  return (
    <button type="button" className={classes.move} data-way={way.direction} title={wayText(way, say)}
      onClick={() => open({ kind: "way", way, was })}
      onPointerEnter={() => onNear(way)} onPointerLeave={() => onNear(null)} onFocus={() => onNear(way)} onBlur={() => onNear(null)}>
      <VisuallyHidden>{wayName(way, say)}: </VisuallyHidden>
      {count ? <>{before}<b>{numbers.people}</b>{short && ` ${t(`draw.way.${way.direction as "in" | "away" | "out" | "in again"}`)}`}<span>{after}</span></>
        : <>{short && `${t(`draw.way.${way.direction as "in" | "away" | "out" | "in again"}`)}: `}{t("draw.withheld")}</>}
      {changed && <small data-clear={sign !== "" || undefined}>{sign}{t("draw.way.was", { was: counted(was.people.count!, say) })}</small>}
    </button>
  );
}
