// How is a number written in its unit? 61%, 3.1 days, 1,204 events, 9.0 points, 24.90 €: as the reader's language does.

import * as formats from "@/words/formats";

import type { Count, Figure } from "./facts";
import type { Say } from "./say";

type Display = "long" | "short" | "narrow";

const COUNTED = [
  "people", "events", "texts", "answers", "stays", "moves", "moments", "steps", "choices", "fields", "times", "rows",
  "sessions", "orders", "times each", "events each",
] as const;
type Counted = (typeof COUNTED)[number];
const BARE = ["score", "intensity", "p", ""];
const YEAR = 31_557_600, DAY = 86_400;

export const percent = (share: number | null | undefined, say: Say): string =>
  share === null || share === undefined ? "–" : formats.share(share, say.language);

/** `1,204 of 1,974`: a share's people never without the group that they were counted in. */
export const counted = (count: Count, say: Say): string =>
  say.t("draw.of", { people: formats.count(count.people, say.language), of: formats.count(count.of, say.language) });

export const shareOf = (count: Count): number | null => (count.of ? count.people / count.of : null);

/** `61% (1,204 of 1,974)`. */
export const whole = (count: Count, say: Say): string =>
  say.t("draw.whole", { share: percent(shareOf(count), say), counted: counted(count, say) });

/** One number in its unit: `61% (1,204 of 1,974)`, `3.1 days`, `4.2`, `1,204 events`. */
export function figureText(figure: Figure | null, say: Say): string {
  if (figure?.count) return whole(figure.count, say);
  return figure === null || figure.value === null ? say.t("draw.unknown") : number(figure.value, figure.unit, say);
}

export function number(value: number, unit: string, say: Say, display: Display = "long"): string {
  const { t, language } = say;
  if (unit === "seconds") return length(value, say, display);
  if (unit === "share") return percent(value, say);
  if (unit === "points") return pointsMore(value, say);
  if (unit === "deviations") return t("draw.deviations", { value: formats.decimal(value, language, 2) });
  if (isCounted(unit)) return t(`draw.unit.${unit}`, { count: value, value: amount(value, say) });
  if (unit === "valence") return valence(value, say);
  if (isMoney(unit)) return formats.money(value, unit, language);
  return amount(value, say) + (BARE.includes(unit) ? "" : `\u00a0${unit}`);
}

/** `9.0 points more`. */
export function pointsMore(value: number, say: Say): string {
  const key = value > 0 ? "draw.pointsMore" : value < 0 ? "draw.pointsLess" : "draw.pointsNone";
  return say.t(key, { count: Math.abs(100 * value), value: tenths(Math.abs(100 * value), say) });
}

/** How good or bad, from -1 to 1: +0.42, −0.22, 0.00. */
export const valence = (value: number, { language }: Say): string =>
  new Intl.NumberFormat(language, { signDisplay: "exceptZero", minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value).replace("-", "−");

/** How far two values are apart. */
export function apart(value: number, unit: string, say: Say): string {
  if (unit === "valence") return formats.decimal(value, say.language, 2);
  if (unit !== "points" && unit !== "share") return number(value, unit, say);
  return say.t("draw.points", { count: Math.abs(100 * value), value: tenths(100 * value, say) });
}

/** From low to high, the unit once where it can be. */
export function interval(low: number, high: number, unit: string, say: Say): string {
  const written = (value: number): string =>
    unit === "points" || unit === "share"
      ? tenths(100 * value, say)
      : unit === "seconds" || unit === "valence" || isMoney(unit) ? number(value, unit, say, "short") : amount(value, say);
  return say.t("draw.interval", { low: written(low), high: written(high) });
}

/** Its interval in brackets, with a blank before it; empty where there is none. */
export const within = (figure: Figure | null, say: Say): string =>
  figure === null || figure.low === null || figure.high === null ? "" : ` (${interval(figure.low, figure.high, figure.unit, say)})`;

/** From the least to the most that it may be; the number itself where that is not known. */
export const rangeText = (figure: Figure, say: Say): string =>
  figure.low === null || figure.high === null ? figureText(figure, say) : interval(figure.low, figure.high, figure.unit, say);

/** A length of time in the unit that says it best: 3.1 days, 45 min. */
export function length(seconds: number, say: Say, display: Display = "long"): string {
  if (Math.abs(seconds) < 2 * YEAR) return formats.duration(seconds, say.language, display);
  return unitText(seconds / YEAR, "year", say, display, 1);
}

/** A plain number: 1,234, 12.4, 3.14, 0.0012, 12.4 M. */
export function amount(value: number, { language }: Say): string {
  const size = Math.abs(value);
  if (size >= 1e7) return formats.short(value, language);
  if (Number.isInteger(value) || size >= 10_000) return formats.count(value, language);
  if (size >= 1) return formats.decimal(value, language, size >= 10 ? 1 : 2);
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(value);
}

/** How old something is: today, 3 days, 5 weeks, 8 months, 2 years. */
export function age(latest: number, asOf: number, say: Say, display: Display = "long"): string {
  const days = Math.floor(Math.max(asOf - latest, 0) / DAY);
  for (const [least, size, unit] of [[730, 365, "year"], [90, 30, "month"], [21, 7, "week"], [1, 1, "day"]] as const) {
    if (days >= least) return unitText(Math.floor(days / size), unit, say, display, 0);
  }
  return new Intl.RelativeTimeFormat(say.language, { numeric: "auto" }).format(0, "day");
}

function unitText(value: number, unit: string, { language }: Say, unitDisplay: Display, digits: number): string {
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay, maximumFractionDigits: digits }).format(value);
}

export const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);

const tenths = (value: number, { language }: Say): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);

const isCounted = (unit: string): unit is Counted => (COUNTED as readonly string[]).includes(unit);
export const isMoney = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);
