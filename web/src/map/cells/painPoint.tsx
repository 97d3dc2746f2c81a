// How is a pain point drawn? Who lived it and who said so; the money at stake as a range with its basis; and how many fewer
// reach the goal than others like them.

import * as formats from "@/words/formats";

import { Share, shareOfCount } from "../bars/Bars";
import { verdictOf } from "../few";
import { basisText, lossText } from "../heard";
import { missedMore } from "../layout";
import { figureOf, leadOf } from "../pairing";
import { title } from "../sentences";
import { livedText, told, withinText } from "../told";
import { counted, figureText, percent, pointsMore, rangeText, whole, within } from "../units";
import type { BodyOf } from "./bodies";
import classes from "./Card.module.css";
import { Severity } from "./Severity";
import { Stake } from "./Stake";
import { languageTag } from "./voiced";

export const painPoint: BodyOf = (pair, { say, near, brief }) => {
  const { t, language } = say;
  const one = pair.statement, verdict = verdictOf(one), people = leadOf(one)?.count ?? null;
  const { goal = "", lived = "", rule = "", quote = "", within: time = "" } = one.detail;
  const said = figureOf(one, "said")?.count ?? null, silent = figureOf(one, "silent")?.count ?? null;
  const stake = figureOf(one, "at stake"), more = missedMore(one), reached = figureOf(one, "reached more"), scored = figureOf(one, "scored more");
  const numbers = people && { lived: formats.count(people.people, language), said: said ? formats.count(said.people, language) : "" };
  const hurts = verdict === "hurts";
  return {
    head: <>
      <span className={classes.name}><bdi>{title(one, say)}</bdi></span>
      {(hurts || verdict === "unclear") && <span className={classes.chip} data-verdict={verdict}>{t(`draw.verdict.${verdict}`)}</span>}
    </>,
    drawn: people && <Share part={shareOfCount(people)} />,
    under: <>
      {people && <p className={classes.said}>
        <b>{said === null ? t("draw.card.saidOnly", { said: numbers!.lived }) : said.people > 0 ? t("draw.card.saidLived", { said: numbers!.said, lived: numbers!.lived }) : t("draw.card.livedOnly", { lived: numbers!.lived })}</b>
      </p>}
      {people && <p className={classes.line}>{percent(shareOfCount(people), say)}, {counted(people, say)}{said === null ? ` · ${t("draw.card.unlived")}` : ""}</p>}
      {stake?.value != null && hurts && <>
        <p className={classes.stake}>
          <b>{rangeText(stake, say)}</b> {t("draw.card.atStake")}
        </p>
        <Stake value={stake.value} low={stake.low} high={stake.high} />
        <p className={classes.line}>{t("draw.card.stakeOf", { money: figureText(stake, say), basis: basisText(one, say), within: withinText(time, say) })}</p>
      </>}
      {hurts && reached?.value != null && !brief && <>
        {more && <Severity value={more.value} low={more.low} high={more.high} />}
        <p className={classes.said}>{t("draw.card.reach", { points: pointsMore(reached.value, say), goal })}<span className={classes.between}>{within(reached, say)}</span></p>
      </>}
      {hurts && scored?.value != null && (near || reached?.value == null) && <p className={classes.line}>{t("draw.card.scores", { value: figureText(scored, say) })}{within(scored, say)}</p>}
      {said !== null && !hurts && <p className={classes.line}>{lossText(one, say)}</p>}
      {lived && lived !== one.about && <p className={classes.line}>{t("draw.card.livedAs", { lived: livedText(lived, say) })}</p>}
      {near && silent && said !== null && said.people > 0 && <p className={classes.line}>{t("draw.card.silent")}: {whole(silent, say)}</p>}
      {near && rule && <p className={classes.line}>{told(rule, say)}</p>}
      {quote && !brief && <q lang={languageTag(one.detail.language)} dir="auto" className={classes.smallQuote}>{quote}</q>}
    </>,
  };
};
