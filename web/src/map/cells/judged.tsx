// How are pain points and moments drawn? With the interval of what goes with them; a refusal as plainly as a find.

import * as formats from "@/words/formats";

import { Share, shareOfCount } from "../bars/Bars";
import { BesideOthers } from "../bars/Dots";
import { tellsNothing, verdictOf } from "../few";
import { figureOf, leadOf } from "../pairing";
import type { Figure, Statement } from "../facts";
import type { Say } from "../say";
import { comparedWithNone, reasonText } from "../sentences";
import { painText, told, withinText } from "../told";
import { amount, counted, figureText, length, number, percent, pointsMore, whole, within } from "../units";
import type { BodyOf } from "./bodies";
import classes from "./Card.module.css";
import { Severity } from "./Severity";


/** Whom it concerns, and how much more often the goal is missed by them. */
export const pain: BodyOf = (pair, { say, near }) => {
  const { t } = say;
  const one = pair.statement, verdict = verdictOf(one);
  const people = figureOf(one, "people"), more = figureOf(one, "missed more");
  const goal = one.detail.goal ?? "";
  const missed = [["missedWith", figureOf(one, "missed with")], ["missedWithout", figureOf(one, "missed without")]] as const;
  const usual = figureOf(one, "usual wait"), slowest = figureOf(one, "slowest tenth");
  const compared = more?.value != null && verdict !== "too few";
  return {
    head: <>
      <span className={classes.name}><bdi>{painText(one, say)}</bdi></span>
      {(verdict === "hurts" || verdict === "unclear") && <span className={classes.chip} data-verdict={verdict}>{t(`draw.verdict.${verdict}`)}</span>}
    </>,
    drawn: people?.count && <Share part={shareOfCount(people.count)} />,
    under: <>
      {people?.count && <p className={classes.line}><b>{percent(shareOfCount(people.count), say)}</b> {counted(people.count, say)}</p>}
      {usual?.value != null && <p className={classes.line}>{t("draw.card.usually", { time: length(usual.value, say, "short") })}{slowest?.value != null && `, ${t("draw.card.slowest", { time: length(slowest.value, say, "short") })}`}</p>}
      {compared && <Severity value={more.value!} low={more.low} high={more.high} />}
      {compared && <p className={classes.said}>
        {verdict === "hurts" ? <b>{t("draw.card.miss", { points: pointsMore(more.value!, say), goal })}</b> : t(verdict === "no sign" ? "draw.card.noMoreOften" : "draw.card.noClear", { goal })}
        <span className={classes.between}>{within(more, say)}</span>
      </p>}
      {tellsNothing(verdict) && <p className={classes.line}>{comparedWithNone(one, say)}</p>}
      {near && missed.map(([key, figure]) => figure?.count && <p key={key} className={classes.line}>{t(`draw.card.${key}`)}: {whole(figure.count, say)}</p>)}
      {near && one.detail.rule && <p className={classes.line}>{told(one.detail.rule, say)}</p>}
    </>,
  };
};

/** How many went on after it, beside others like them who had not had it. */
export const moment: BodyOf = (pair, { say, near }) => {
  const { t } = say;
  const one = pair.statement;
  const did = figureOf(one, "share"), others = figureOf(one, "others"), apart = figureOf(one, "difference");
  const name = <span className={classes.name}><bdi>{one.about}</bdi></span>;
  if (apart?.value == null) return { head: name, drawn: null, under: null };
  const found = one.detail.found === "yes";
  return {
    head: name,
    drawn: did?.value != null && others?.value != null && <BesideOthers theirs={did.value} others={others.value} />,
    under: <>
      <p className={classes.said}>
        {found ? <b>{t("draw.card.reach", { points: pointsMore(apart.value, say), goal: one.detail.goal ?? "" })}</b> : t("draw.card.byChance")}<span className={classes.between}>{within(apart, say)}</span>
      </p>
      {did?.value != null && others?.value != null && (
        <p className={classes.line}>{t("draw.card.afterIt")} <b>{figureText(did, say)}</b> · {t("draw.card.othersLike")} <b>{figureText(others, say)}</b></p>
      )}
      {near && one.n !== null && !did?.count && <p className={classes.line}>{t("draw.card.weighted", { count: one.n, value: formats.count(one.n, say.language) })}</p>}
      {near && <p className={classes.line}>{t("draw.card.reachedWithin", { goal: one.detail.goal ?? "", within: withinText(one.detail.within ?? "", say) })}</p>}
    </>,
  };
};

/** Nothing is said of what follows, and why: as plain to see as a finding is. */
export const refused: BodyOf = (pair, { say, near, brief }) => {
  const { t } = say;
  const one = pair.statement, people = leadOf(one);
  const before = figureOf(one, "mean before"), others = figureOf(one, "mean of others");
  const most = Math.max(before?.value ?? 0, others?.value ?? 0) || 1;
  const why = one.detail.goal ? t("draw.card.notTold", { goal: one.detail.goal, why: reasonText(one, say) }) : reasonText(one, say);
  const sides = before?.value != null && others?.value != null
    ? ([["didIt", before, figureOf(one, "compared")], ["theOthers", others, figureOf(one, "others")]] as const) : [];
  return {
    head: <><span className={classes.name}><bdi>{one.about}</bdi></span><span className={classes.chip} data-verdict="refused">{t("draw.verdict.refused")}</span></>,
    drawn: null,
    under: <>
      <p className={classes.told}>{why}</p>
      {brief && before && others && <p className={classes.line}>{t("draw.card.didIt")}: {beforeText(one, before, say)}; {t("draw.card.theOthers")}: {amount(others.value ?? 0, say)}</p>}
      {!brief && sides.map(([key, figure, group]) => (
        <div key={key} className={classes.side}>
          <p className={classes.line}>{t(`draw.card.${key}`)}{group ? ` (${groupText(group, say)})` : ""}: {beforeText(one, figure, say)}</p>
          <Share part={(figure.value ?? 0) / most} thin />
        </div>
      ))}
      {near && people?.count && <p className={classes.line}>{t("draw.card.didIt")}: {counted(people.count, say)}</p>}
    </>,
  };
};

const groupText = (group: Figure, say: Say): string => (group.count ? counted(group.count, say) : number(group.value ?? 0, group.unit, say));

function beforeText(one: Statement, figure: Figure, say: Say): string {
  const key = one.detail.what === "events" ? "draw.card.beforeEvents" : "draw.card.beforeGoals";
  return say.t(key, { value: amount(figure.value ?? 0, say) });
}
