// How are findings drawn that belong together? Bars of one denominator, which is said once; the way to a goal in a line.

import * as formats from "@/words/formats";

import { Share, shareOfCount } from "../bars/Bars";
import { useDrawing } from "../drawing";
import type { Lane } from "../facts";
import { commonOf } from "../layout";
import { figureOf, leadOf, type Pair } from "../pairing";
import { useSay, type Say } from "../say";
import { sentence, title } from "../sentences";
import { nameOf, told } from "../told";
import { amount, counted, number, percent } from "../units";
import classes from "./Card.module.css";
import { Before } from "./Changed";
import { Leaning } from "./felt";
import { GroupFoot } from "./Foot";

export interface Shown {
  pair: Pair;
  extra: boolean;
}

export function BarGroup({ of, stage, lane }: { of: readonly Shown[]; stage: string; lane: Lane }) {
  const say = useSay();
  const { beside } = useDrawing();
  const pairs = of.map((one) => one.pair);
  const common = commonOf(pairs);
  const heading = headingOf(pairs[0]!, say);
  return (
    <li className={classes.group} data-kind={common.first.kind} data-evidence={common.first.evidence} data-extra={of.every((one) => one.extra) || undefined}>
      {(heading || common.of !== null) && (
        <p className={classes.heading}>
          <span>{heading}</span>
          {common.of !== null && <span>{say.t("draw.ofPeople", { count: common.of, value: formats.count(common.of, say.language) })}</span>}
        </p>
      )}
      <ul className={classes.bars}>
        {of.map(({ pair, extra }) => (
          <li key={pair.statement.kind + pair.statement.about} data-extra={extra || undefined} data-kind={pair.statement.kind} data-only={pair.only || undefined}>
            <BarLine pair={pair} stage={stage} lane={lane} isCommon={common.of !== null} />
            {beside.statement && <div className={classes.beside}>{beside.statement(openedOf(pair, stage, lane))}</div>}
          </li>
        ))}
      </ul>
      <GroupFoot of={pairs} />
    </li>
  );
}

function BarLine({ pair, stage, lane, isCommon }: { pair: Pair; stage: string; lane: Lane; isCommon: boolean }) {
  const { open } = useDrawing();
  const say = useSay();
  const one = pair.statement, lead = leadOf(one);
  const was = lead && !pair.only ? figureOf(pair.was, lead.name) : null;
  return (
    <>
      <button type="button" className={classes.bar} title={sentence(one, say)} onClick={() => open(openedOf(pair, stage, lane))}>
        <span className={classes.barName}><Named pair={pair} say={say} /></span>
        {lead?.count && <><span className={classes.barPeople}>{isCommon ? formats.count(lead.count.people, say.language) : counted(lead.count, say)}</span><b>{percent(shareOfCount(lead.count), say)}</b></>}
        {lead && !lead.count && lead.value !== null && <b>{number(lead.value, lead.unit, say)}</b>}
        {one.withheld && <span className={classes.chip} title={told(one.withheld, say)}>{say.t("draw.withheld")}</span>}
      </button>
      {lead?.count && <Share part={shareOfCount(lead.count)} was={shareOfCount(was?.count)} thin />}
      {one.kind === "theme said" && !one.withheld && <Leaning of={one} say={say} />}
      <Before pair={pair} />
    </>
  );
}

function Named({ pair, say }: { pair: Pair; say: Say }) {
  const { kind, about, detail } = pair.statement;
  if (kind === "searched") return <q dir="auto">{about}</q>;
  const name = kind === "moved on" || kind === "saw" || kind === "looked" ? about : title(pair.statement, say);
  const chip = kind === "reading" ? detail.of : kind === "looked" && detail.depth ? nameOf("depth", detail.depth, say) : "";
  return <><bdi>{name}</bdi>{chip && <span className={classes.rule}> {chip}</span>}</>;
}

function headingOf(pair: Pair, { t }: Say): string {
  const { kind } = pair.statement;
  return kind === "met" || kind === "came" || kind === "moved on" || kind === "reading" || kind === "theme said" || kind === "told" ? t(`draw.group.${kind}`) : "";
}

/** Steps, choices and fields on the way to the goal, beside each other. */
export function WayGroup({ of, stage, lane }: { of: readonly Shown[]; stage: string; lane: Lane }) {
  const { open } = useDrawing();
  const say = useSay();
  return (
    <li className={classes.group} data-kind="way" data-extra={of.every((one) => one.extra) || undefined}>
      <p className={classes.heading}>{say.t("draw.group.way")}</p>
      <ul className={classes.way}>
        {of.map(({ pair }) => {
          const one = pair.statement, lead = leadOf(one);
          return (
            <li key={one.kind}>
              <button type="button" title={sentence(one, say)} onClick={() => open(openedOf(pair, stage, lane))}>
                <b>{lead?.value != null ? amount(lead.value, say) : "–"}</b>
                <span>{say.t(`draw.card.${one.kind as "steps" | "choices" | "fields"}`)}</span>
              </button>
              <Before pair={pair} />
            </li>
          );
        })}
      </ul>
      <GroupFoot of={of.map((one) => one.pair)} />
    </li>
  );
}

const openedOf = (pair: Pair, stage: string, lane: Lane) =>
  ({ kind: "statement", statement: pair.statement, was: pair.was, stage, lane, first: pair.only === "first" }) as const;
