// How is said what customers feel, what they speak of, and what hurts them, in words and as it is lived?

import type { Statement } from "./facts";
import { verdictOf } from "./few";
import { figureOf } from "./pairing";
import type { Say } from "./say";
import { livedText, themeText, withinText } from "./told";
import { capital, figureText, percent, pointsMore, within } from "./units";

/** A finding in sentences. */
export type Told = (one: Statement, say: Say) => string[];

export const felt: Told = (one, say) => {
  const { t } = say;
  const value = figureOf(one, "valence");
  const numbers = { source: capital(sourceText(one.about, say)), value: figureText(value, say), between: within(value, say) };
  return [
    has(one, "people") ? t("draw.say.felt", { ...numbers, people: text(one, "people", say) }) : t("draw.say.feltOf", numbers),
    has(one, "shown") ? t("draw.say.frustrated", { shown: text(one, "shown", say) }) : "",
    one.detail.drawn ? t("draw.say.drawn", { share: drawnText(one.detail.drawn, say) }) : "",
    has(one, "went on") ? t("draw.say.heardWentOn", { figure: text(one, "went on", say) }) : "",
  ];
};

export const themeSaid: Told = (one, say) => {
  const { t } = say;
  const parts = (["badly", "well"] as const).filter((name) => has(one, name)).map((name) => t(`draw.say.${name}`, { figure: text(one, name, say) }));
  return [t("draw.say.themeSaid", { theme: themeText(one.about, say), figure: text(one, "people", say) }), ...parts];
};

export const kindTold: Told = (one, say) => [
  `${kindText(one.about, say)}: ${text(one, "people", say)}${has(one, "texts") ? `, ${text(one, "texts", say)}` : ""}.`,
];

export const painPoint: Told = (one, say) => {
  const { t } = say;
  const { goal = "", within: time = "", lived = "", quote = "" } = one.detail;
  const name = capital(livedText(one.about, say)), people = text(one, "people", say);
  const words = quote ? `“${quote}”` : "";
  if (!has(one, "said")) return [t("draw.say.saidOnly", { name, people }), t("draw.say.unlived"), words];
  const what = lived && lived !== one.about ? ` (${livedText(lived, say)})` : "";
  const parts = [t("draw.say.livedSaid", { name, what, people, said: text(one, "said", say) })];
  if (has(one, "silent")) parts.push(t("draw.say.silent", { figure: text(one, "silent", say) }));
  if (verdictOf(one) !== "hurts") return [...parts, t("draw.say.noLoss", { why: lossText(one, say) }), words];
  const reached = figureOf(one, "reached more"), scored = figureOf(one, "scored more"), stake = figureOf(one, "at stake");
  if (reached?.value != null) parts.push(t("draw.say.reachedMore", { points: pointsMore(reached.value, say), between: within(reached, say), goal, within: withinText(time, say) }));
  if (scored?.value != null) parts.push(t("draw.say.scoredMore", { value: figureText(scored, say), between: within(scored, say) }));
  if (stake?.value != null) parts.push(t("draw.say.stake", { money: figureText(stake, say), between: within(stake, say), basis: basisText(one, say) }));
  return [...parts, words];
};

const SOURCES = ["texts", "scores", "behaviour"] as const;
const TOLD = ["question", "doubt", "motive", "alternative", "request", "complaint", "praise"] as const;
const NO_LOSS = ["unclear", "no sign", "too few", "nobody comparable", "differed before", "not compared"] as const;

const known = <Name extends string>(names: readonly Name[], name: string): name is Name => (names as readonly string[]).includes(name);

/** What tells how people feel: `what they write`. */
export const sourceText = (source: string, { t }: Say): string => (known(SOURCES, source) ? t(`draw.source.${source}`) : source);

/** Which kind of thing was said: `Questions`. */
export const kindText = (kind: string, { t }: Say): string => (known(TOLD, kind) ? t(`draw.told_.${kind}`) : capital(kind));

/** Why no loss is told of a pain point. */
export function lossText(one: Statement, { t }: Say): string {
  const verdict = verdictOf(one);
  return t(`draw.loss.${known(NO_LOSS, verdict) ? verdict : "not compared"}`);
}

/** What money at stake was counted by. */
export const basisText = (one: Statement, { t }: Say): string => t(`draw.basis.${one.detail.basis === "assumed value" ? "assumed value" : "net value"}`);

/** `12%`, as the reader's language writes it. */
export function drawnText(drawn: string, say: Say): string {
  const share = Number.parseFloat(drawn) / 100;
  return Number.isFinite(share) ? percent(share, say) : drawn;
}

/** A figure of a finding in words. */
export const text = (one: Statement, name: string, say: Say): string => figureText(figureOf(one, name), say);
export const has = (one: Statement, name: string): boolean => {
  const figure = figureOf(one, name);
  return figure !== null && (figure.count !== null || figure.value !== null);
};
