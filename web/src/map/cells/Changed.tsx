// What changed here? A clear difference between two maps, as a mark on what it is of; and what the number was.

import type { Difference } from "../facts";
import { figureName, sizeText } from "../changed";
import { useDrawing } from "../drawing";
import { figureOf, leadOf, type Pair } from "../pairing";
import { useSay } from "../say";
import { figureText } from "../units";
import classes from "./Card.module.css";

const LEADING = ["people", "reached", "value", "mean", "ever", "shown"];

export function Changed({ difference }: { difference: Difference }) {
  const say = useSay();
  const { t } = say;
  const size = sizeText(difference, say);
  if (size === null || difference.difference === null) return <p className={classes.change}>{t("draw.changed")}</p>;
  const rose = difference.difference > 0;
  const of = LEADING.includes(difference.figure) ? "" : `${figureName(difference.figure, say)}: `;
  return (
    <p className={classes.change}>
      <span aria-hidden="true">{rose ? "▲" : "▼"}</span> {of}{t(rose ? "draw.changedMore" : "draw.changedLess", { size })}
    </p>
  );
}

/** What the leading number was on the first map, and how far it is from that where that is clear. */
export function Before({ pair }: { pair: Pair }) {
  const { sheet, names } = useDrawing();
  const say = useSay();
  if (!sheet.first || pair.statement.withheld) return null;
  if (pair.only) {
    return <p className={classes.line}>{say.t("draw.only", { name: names[pair.only === "first" ? 0 : 1] })}</p>;
  }
  const lead = leadOf(pair.statement);
  const was = lead ? figureOf(pair.was, lead.name) : null;
  if (!was) return null;
  return (
    <>
      <p className={classes.line}>{say.t("draw.was", { was: figureText(was, say) })}</p>
      {pair.differences.filter((d) => d.clear).map((d) => <Changed key={d.figure} difference={d} />)}
    </>
  );
}
