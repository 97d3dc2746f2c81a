// What the server tells in English words, in the reader's language: why something is withheld, what is missing, what was
// left out. Its sentences stand beside, as it says them; those that stand beside any answer are known everywhere.

import { isKnown, lengthText, rulesOf, tell, type Voice } from "@/told/told";

import type { Statement } from "./facts";
import type { Say } from "./say";
import sentences from "./sentences.json";
import { capital } from "./units";

const RULES = rulesOf(sentences);
const PLACES = /^(?<more>more places|places looked at): (?<list>.+)$/;

/** The sentence in the reader's language. What is not known stays as it is. */
export function told(text: string, say: Say): string {
  const places = PLACES.exec(text)?.groups;
  if (places) {
    const list = places.list!.split(", ").map((one) => tell(one, RULES, voice(say))).join(", ");
    return say.t(places.more === "more places" ? "draw.told.leftOut.more" : "draw.told.leftOut.looked", { list });
  }
  return isKnown(text, RULES) ? tell(text, RULES, voice(say)) : (say.told?.(text) ?? text);
}

/** Keys of a table are not typed one by one; a test holds that each is in the catalogue. */
const voice = (say: Say): Voice => ({
  language: say.language,
  t: (key, values) => (say.t as unknown as (key: string, values: object) => string)(`draw.told.${key}`, { defaultValue: "", ...values }),
});

/** `30 days`, as definitions write a length of time. */
export const withinText = (text: string, say: Say): string => lengthText(text, say.language);

/** What a pain point is: `Lost after Decision`. */
export function painText(pain: Statement, say: Say): string {
  const { t } = say;
  const place = pain.detail.place ?? "", about = pain.about;
  if (pain.detail.sign === "drop-off") return t("draw.pain.lost", { place });
  if (pain.detail.sign === "repeats") return t("draw.pain.repeats", { place });
  if (pain.detail.sign === "back" && about.endsWith(" and back")) return t("draw.pain.back", { way: about.slice(0, -9) });
  if (pain.detail.sign === "errors" && about.endsWith(` after ${place}`)) {
    const after = place === "the begin of a session" ? t("draw.pain.sessionBegin") : place;
    return t("draw.pain.errorAfter", { error: about.slice(0, -` after ${place}`.length), place: after });
  }
  if (pain.detail.sign === "errors") return t("draw.pain.error", { place });
  return capital(about);
}

const LIVED: readonly (readonly [RegExp, "late" | "never" | "after" | "error" | "again"])[] = [
  [/^(?<place>.+): later than (?<name>.+)$/, "late"],
  [/^(?<place>.+): never came$/, "never"],
  [/^(?<place>.+): long after (?<name>.+)$/, "after"],
  [/^(?<place>.+): then (?<name>.+)$/, "error"],
  [/^(?<place>.+): again and again$/, "again"],
];

/** A theme by the name of the reader's language. */
export const themeText = (name: string, { called }: Say): string => called?.theme(name) ?? name;

/** What is said or lived at a step: `Parcel Delivered: later than promised_on`. A value of a step stays as it is. */
export function livedText(name: string, say: Say): string {
  const { t } = say;
  for (const [fits, key] of LIVED) {
    const groups = fits.exec(name)?.groups;
    if (groups) return t(`draw.lived.${key}`, { place: groups.place, name: groups.name ?? "" });
  }
  return themeText(name, say);
}

const MEASURES = [
  "bounce", "revenue", "order value", "median order value", "revenue per person", "conversion", "session conversion",
] as const;
const KINDS = ["call to action", "message", "coupon", "sales contact"] as const;
const DEPTHS = ["glance", "read", "examine"] as const;

/** Names from closed lists; all others are people's own. */
export function nameOf(of: "measure" | "kind" | "depth", name: string, { t }: Say): string {
  const known = (names: readonly string[]): boolean => names.includes(name);
  if (of === "measure" && known(MEASURES)) return t(`draw.measure.${name as (typeof MEASURES)[number]}`);
  if (of === "kind" && known(KINDS)) return t(`draw.promptKind.${name as (typeof KINDS)[number]}`);
  if (of === "depth" && known(DEPTHS)) return t(`draw.depth.${name as (typeof DEPTHS)[number]}`);
  return name;
}
