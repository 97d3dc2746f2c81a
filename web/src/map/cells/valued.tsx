// How are numbers drawn that are no plain share? Goals and the way to them, prompts as steps, stays, measures.

import * as formats from "@/words/formats";

import { Share, shareOfCount, Steps } from "../bars/Bars";
import { figureOf, leadOf, type Pair } from "../pairing";
import type { Say } from "../say";
import { title } from "../sentences";
import { nameOf, told } from "../told";
import { amount, counted, figureText, interval, length, number, percent } from "../units";
import type { BodyOf } from "./bodies";
import classes from "./Card.module.css";

/** What customers want here, and how many of them got it. */
export const goal: BodyOf = (pair, { say }) => {
  const { t, language } = say;
  const one = pair.statement, reached = leadOf(one);
  const head = <span className={classes.goal}><bdi>{one.about}</bdi></span>;
  if (!reached?.count) return { head, drawn: null, under: null };
  const time = figureOf(one, "time"), late = figureOf(one, "unfinished");
  const small = [
    time?.value != null ? t("draw.card.halfWithin", { time: length(time.value, say, "short") }) : "",
    late?.value ? t("draw.card.mayStill", { count: late.value, value: formats.count(late.value, language) }) : "",
  ].filter(Boolean);
  const was = pair.only ? null : figureOf(pair.was, "reached");
  return {
    head,
    drawn: <>
      <p className={classes.big}><b>{percent(shareOfCount(reached.count), say)}</b> {t("draw.card.reached")}</p>
      <Share part={shareOfCount(reached.count)} was={shareOfCount(was?.count)} />
    </>,
    under: <><p className={classes.line}>{counted(reached.count, say)}</p>{small.length > 0 && <p className={classes.line}>{small.join(" · ")}</p>}</>,
  };
};

/** Steps, choices or fields on the way to a goal. */
export const way: BodyOf = (pair, { say }) => {
  const lead = leadOf(pair.statement);
  return {
    head: <><span className={classes.name}>{title(pair.statement, say)}</span>{lead?.value != null && <b className={classes.value}>{amount(lead.value, say)}</b>}</>,
    drawn: null,
    under: <Half pair={pair} say={say} />,
  };
};

/** Shown, taken, went on: three bars of one beginning. */
export const prompt: BodyOf = (pair, { say }) => {
  const { t } = say;
  const one = pair.statement;
  const found = ([["shown", "shown"], ["taken", "taken"], ["wentOn", "went on"]] as const)
    .map(([key, name]) => ({ key, count: figureOf(one, name)?.count ?? null }))
    .filter((step) => step.count !== null);
  const kind = one.detail.kind ? nameOf("kind", one.detail.kind, say) : "";
  return {
    head: <span className={classes.name}><bdi>{one.about}</bdi>{kind && <> <span className={classes.chip}>{kind}</span></>}</span>,
    drawn: found.length > 0 && <Steps steps={found.map((step) => step.count)} />,
    under: <>
      {found.map(({ key, count }) => <p key={key} className={classes.line}><b>{percent(shareOfCount(count), say)}</b> {t(`draw.card.${key}`)}, {counted(count!, say)}</p>)}
      {one.detail.withheld && <p className={classes.line}>{told(one.detail.withheld, say)}</p>}
    </>,
  };
};

/** How long people stay, and how many are still there. */
export const stay: BodyOf = (pair, { say }) => {
  const { t } = say;
  const median = figureOf(pair.statement, "median"), still = figureOf(pair.statement, "still there");
  const last = still && <p className={classes.line}>{t("draw.card.stillThere")}: {figureText(still, say)}</p>;
  if (median?.value == null) return { head: <span className={classes.name}>{t("draw.card.stayOpen")}</span>, drawn: null, under: last };
  return {
    head: <><span className={classes.name}>{t("draw.card.stay")}</span><b className={classes.value}>{length(median.value, say, "short")}</b></>,
    drawn: null,
    under: <><Half pair={pair} say={say} />{last}</>,
  };
};

/** A measure that is no share of people, or a figure of nobody. */
export const value: BodyOf = (pair, { say }) => {
  const { t } = say;
  const one = pair.statement, lead = leadOf(one);
  const name = <span className={classes.name}><bdi>{title(one, say)}</bdi></span>;
  if (lead?.value == null) return { head: name, drawn: null, under: null };
  const base = figureOf(one, "of");
  const small = [
    lead.low !== null && lead.high !== null ? interval(lead.low, lead.high, lead.unit, say) : "",
    base?.value != null ? t("draw.card.ofBase", { of: number(base.value, base.unit, say) }) : "",
    one.detail.of ? t("draw.card.ofBase", { of: one.detail.of }) : "",
    one.detail.mean === "yes" ? t("draw.card.aMean") : "",
    one.kind === "reading" ? t("draw.card.ofNobody") : "",
    rowsText(one.detail.rows, say),
  ].filter(Boolean);
  const bare = one.kind === "unplaced";
  return {
    head: <>{name}<b className={classes.value}>{bare ? amount(lead.value, say) : number(lead.value, lead.unit, say)}</b></>,
    drawn: lead.unit === "share" && <Share part={lead.value} />,
    under: small.length > 0 && <p className={classes.line}>{small.join(" · ")}</p>,
  };
};

function rowsText(rows: string | undefined, { t, language }: Say): string {
  const many = Number(rows ?? "");
  return rows && Number.isFinite(many) ? t("draw.card.fromRows", { count: many, value: formats.count(many, language) }) : "";
}

/** Between which values the middle half lies. */
function Half({ pair, say }: { pair: Pair; say: Say }) {
  const low = figureOf(pair.statement, "low quarter"), high = figureOf(pair.statement, "high quarter");
  if (low?.value == null || high?.value == null) return null;
  const between = interval(low.value, high.value, low.unit === "seconds" ? "seconds" : "", say);
  return <p className={classes.line}>{say.t("draw.card.middleHalf", { between })}</p>;
}

