// What does a stage come to in a few lines? Its goal, its worst pain, the moment after which most go on.

import { Evidence } from "@/parts/Evidence";
import { Origin } from "@/parts/Origin";

import { Share, shareOfCount } from "./bars/Bars";
import { Before } from "./cells/Changed";
import { useDrawing } from "./drawing";
import type { Lane } from "./facts";
import { LaneIcon } from "./Icons";
import classes from "./InShort.module.css";
import { inShort } from "./layout";
import { figureOf, leadOf, type Pair } from "./pairing";
import { useSay } from "./say";
import { sentence, title } from "./sentences";
import { counted, percent, pointsMore, rangeText, within } from "./units";

export function InShort({ stage }: { stage: string }) {
  const { sheet } = useDrawing();
  const found = inShort(sheet, stage);
  if (!found.length) return <span className={classes.none}>–</span>;
  return (
    <ul className={classes.lines}>
      {found.map(({ lane, pair }) => <Line key={lane} lane={lane} pair={pair} stage={stage} />)}
    </ul>
  );
}

function Line({ lane, pair, stage }: { lane: Lane; pair: Pair; stage: string }) {
  const { open } = useDrawing();
  const say = useSay();
  const one = pair.statement, lead = leadOf(one), stake = one.withheld ? null : figureOf(one, "at stake");
  return (
    <li className={classes.line} data-lane={lane} data-verdict={one.detail.verdict || undefined}>
      <button type="button" className={classes.open} title={sentence(one, say)}
        onClick={() => open({ kind: "statement", statement: one, was: pair.was, stage, lane, first: pair.only === "first" })}>
        <LaneIcon of={lane} size={15} />
        <span className={classes.what}><bdi>{title(one, say)}</bdi></span>
      </button>
      {lead?.count && <Share part={shareOfCount(lead.count)} thin />}
      <p className={classes.numbers}>
        <Evidence of={one.evidence} />
        {lead?.count && <span><b>{percent(shareOfCount(lead.count), say)}</b> {counted(lead.count, say)}</span>}
        {lead && !lead.count && lead.value !== null && lead.unit === "points" && <span><b>{pointsMore(lead.value, say)}</b>{within(lead, say)}</span>}
        {one.withheld && <span>{say.t("draw.withheld")}</span>}
        <Origin of={one.origin} />
      </p>
      {stake?.value != null && <p className={classes.numbers}><span><b>{rangeText(stake, say)}</b> {say.t("draw.card.atStake")}</span></p>}
      <Before pair={pair} />
    </li>
  );
}
