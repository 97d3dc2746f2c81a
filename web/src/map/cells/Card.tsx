// How is one finding drawn? A card: what it is about, its leading number with its denominator, and where it is from.

import { useDrawing } from "../drawing";
import type { Lane } from "../facts";
import { tooFew, verdictOf } from "../few";
import type { Pair } from "../pairing";
import { useSay } from "../say";
import { sentence, title } from "../sentences";
import { told } from "../told";
import { bodyOf } from "./bodies";
import { Before } from "./Changed";
import classes from "./Card.module.css";
import { Foot } from "./Foot";

export interface CardProps {
  pair: Pair;
  stage: string;
  lane: Lane | null;
  extra?: boolean; // shown when more is asked for, and on paper
}

export function Card({ pair, stage, lane, extra = false }: CardProps) {
  const { open, zoom, beside } = useDrawing();
  const say = useSay();
  const { t } = say;
  const one = pair.statement;
  const opened = { kind: "statement" as const, statement: one, was: pair.was, stage, lane, first: pair.only === "first" };
  const { head, drawn, under } = one.withheld ? { head: null, drawn: null, under: null } : bodyOf(pair, { say, near: zoom === "findings" && lane !== null, brief: lane === null });
  return (
    <li className={classes.card} data-kind={one.kind} data-evidence={one.evidence} data-only={pair.only || undefined}
      data-withheld={one.withheld ? true : undefined} data-verdict={one.kind === "pain" || one.kind === "pain point" ? verdictOf(one) : undefined} data-extra={extra || undefined}>
      {lane === null && <Above kind={one.kind} stage={stage} />}
      <button type="button" className={classes.open} title={sentence(one, say)} onClick={() => open(opened)}>
        {head ?? <span className={classes.name}>{title(one, say)}</span>}
        {one.withheld && <span className={classes.chip} title={told(one.withheld, say)}>{t("draw.withheld")}</span>}
        {!one.withheld && tooFew(one) && <span className={classes.chip}>{t("draw.verdict.too few")}</span>}
      </button>
      {drawn}
      <div className={classes.under}>
        {under}
        <Foot of={one} />
      </div>
      <Before pair={pair} />
      {beside.statement && <div className={classes.beside}>{beside.statement(opened)}</div>}
    </li>
  );
}

function Above({ kind, stage }: { kind: string; stage: string }) {
  const { t } = useSay();
  const what = kind === "pain point" ? "pain" : kind;
  if (what !== "pain" && what !== "moment" && what !== "refused") return null;
  return <p className={classes.above}>{[t(`draw.above.${what}`), stage].filter(Boolean).join(" · ")}</p>;
}
