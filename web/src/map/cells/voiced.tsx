// How is drawn what somebody said, scored, or holds to be so?

import * as formats from "@/words/formats";

import { OnScale } from "../bars/Dots";
import type { Statement } from "../facts";
import { figureOf, leadOf } from "../pairing";
import { title, titleOf } from "../sentences";
import { amount, within } from "../units";
import type { BodyOf } from "./bodies";
import classes from "./Card.module.css";

/** The mean of scores on the scale that was seen. */
export const scored: BodyOf = (pair, { say }) => {
  const { t, language } = say;
  const mean = leadOf(pair.statement), answers = figureOf(pair.statement, "answers");
  const name = <span className={classes.name}><bdi>{title(pair.statement, say)}</bdi></span>;
  if (mean?.value == null) return { head: name, drawn: null, under: null };
  const ends = endsOf(pair.statement);
  const many = answers?.value ?? null;
  const told = many === null ? "" : t("draw.card.meanOf", { count: many, value: formats.count(many, language) });
  const seen = ends ? `, ${t("draw.card.seen", { low: amount(ends[0], say), high: amount(ends[1], say) })}` : "";
  return {
    head: <>{name}<b className={classes.value}>{amount(Math.round(mean.value * 100) / 100, say)}</b></>,
    drawn: ends && <OnScale mean={mean.value} low={mean.low} high={mean.high} ends={ends} />,
    under: <p className={classes.line}>{told}{within(mean, say)}{seen}</p>,
  };
};

/** A quote, in its language. */
export const said: BodyOf = (pair, { say }) => {
  const { t } = say;
  const one = pair.statement, score = figureOf(one, "score");
  if (!one.about) return { head: <span className={classes.name}>{title(one, say)}</span>, drawn: null, under: null };
  const top = one.detail["high end"];
  const scoreText = score?.value == null ? "" : top
    ? t("draw.card.scoreOf", { score: amount(score.value, say), top }) : t("draw.card.score", { score: amount(score.value, say) });
  const by = [
    one.detail.event ?? "", languageName(one.detail.language, say.language), scoreText,
    one.detail.recall ? t("draw.card.byBuyer") : "", one.detail.pinned ? t("draw.card.pinned") : "",
  ].filter(Boolean);
  return {
    head: <q lang={languageTag(one.detail.language)} dir="auto" className={classes.quote}>{one.about}</q>,
    drawn: null,
    under: <>
      <p className={classes.line}>{by.join(" · ")}</p>
      {titleOf(one) && <p className={classes.line}><cite dir="auto">{titleOf(one)}</cite></p>}
    </>,
  };
};

/** What somebody holds to be so, and what would test it. */
export const assumed: BodyOf = (pair, { say }) => ({
  head: <span className={classes.held}><bdi>{pair.statement.about}</bdi></span>,
  drawn: null,
  under: pair.statement.detail.test && <p className={classes.line}>{say.t("draw.card.test")} {pair.statement.detail.test}</p>,
});

function endsOf(one: Statement): [number, number] | null {
  const [low, high] = [Number(one.detail["low end"] ?? "x"), Number(one.detail["high end"] ?? "x")];
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null;
}

/** A language's tag; whatever else a column holds is no tag. */
export function languageTag(tag: string | undefined): string | undefined {
  return tag && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag) && tag.length <= 12 ? tag : undefined;
}

/** `French`, in the reader's words; what is no language's tag stays as it is. */
function languageName(tag: string | undefined, language: string): string {
  const known = languageTag(tag)?.split("-")[0];
  if (!known) return tag ?? "";
  return new Intl.DisplayNames(language, { type: "language", fallback: "code" }).of(known) ?? tag ?? "";
}
