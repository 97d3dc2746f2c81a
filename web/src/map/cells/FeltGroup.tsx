// How do people feel in a stage, in a few lines? Each source by itself on one scale: they are never averaged.

import { Evidence } from "@/parts/Evidence";
import { Origin } from "@/parts/Origin";
import * as formats from "@/words/formats";

import { OnScale } from "../bars/Dots";
import { Mark, toneOf } from "../curve/Mark";
import type { Source } from "../curve/curve";
import { useDrawing } from "../drawing";
import type { Lane } from "../facts";
import { leadOf, type Pair } from "../pairing";
import { useSay } from "../say";
import { sentence, title } from "../sentences";
import { told } from "../told";
import { valence } from "../units";
import classes from "./Card.module.css";
import { Before } from "./Changed";
import { ENDS } from "./felt";
import type { Shown } from "./Groups";

export function FeltGroup({ of, stage, lane }: { of: readonly Shown[]; stage: string; lane: Lane }) {
  const say = useSay();
  return (
    <li className={classes.group} data-kind="felt" data-extra={of.every((one) => one.extra) || undefined}>
      <p className={classes.heading}><span>{say.t("draw.group.felt")}</span></p>
      <ul className={classes.bars}>
        {of.map(({ pair, extra }) => (
          <li key={pair.statement.about} data-extra={extra || undefined} data-only={pair.only || undefined}>
            <Line pair={pair} stage={stage} lane={lane} />
          </li>
        ))}
      </ul>
      <p className={classes.foot}><Origin of={of[0]!.pair.statement.origin} /></p>
    </li>
  );
}

function Line({ pair, stage, lane }: { pair: Pair; stage: string; lane: Lane }) {
  const { open } = useDrawing();
  const say = useSay();
  const { t } = say;
  const one = pair.statement, value = leadOf(one);
  return (
    <>
      <button type="button" className={classes.bar} title={sentence(one, say)}
        onClick={() => open({ kind: "statement", statement: one, was: pair.was, stage, lane, first: pair.only === "first" })}>
        <span className={classes.barName}>
          <span {...toneOf(one.about as Source)}><Mark of={one.about as Source} size={11} /></span> {title(one, say)} <Evidence of={one.evidence} />
        </span>
        {one.n !== null && !one.withheld && <span className={classes.barPeople}>{t("draw.n", { value: formats.count(one.n, say.language) })}</span>}
        {value?.value != null && <b>{valence(value.value, say)}</b>}
        {one.withheld && <span className={classes.chip} title={told(one.withheld, say)}>{t("draw.withheld")}</span>}
      </button>
      {value?.value != null && <div {...toneOf(one.about as Source)}><OnScale mean={value.value} low={value.low} high={value.high} ends={ENDS} /></div>}
      <Before pair={pair} />
    </>
  );
}
