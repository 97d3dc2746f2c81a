// What the server tells in English words, in the reader's language: why something is withheld, what is missing, what was
// left out, what to know. Sentences that are not known stay as they are.

import * as formats from "@/words/formats";

import type { Statement } from "./facts";
import type { Say } from "./say";
import { capital, length } from "./units";

type Rule = readonly [RegExp, string];

/** Groups called n, of or least are counts (and n decides the plural), within is a length of time; all others are names. */
const RULES: readonly Rule[] = [
  [/^fewer than (?<least>[\d,]+) of (?<of>[\d,]+) people$/, "withheld.fewerOf"],
  [/^all but fewer than (?<least>[\d,]+) of (?<of>[\d,]+) people$/, "withheld.allBut"],
  [/^fewer than (?<least>[\d,]+) people, or all but so few$/, "withheld.few"],
  [/^would tell of a group of fewer than (?<least>[\d,]+) people$/, "withheld.wouldTell"],
  [/^taken and went on: fewer than (?<least>[\d,]+) people$/, "withheld.takenWent"],
  [/^taken: fewer than (?<least>[\d,]+) people$/, "withheld.taken"],
  [/^went on: fewer than (?<least>[\d,]+) people$/, "withheld.went"],

  [/^and (?<n>[\d,]+) more (?:term or page|terms or pages)$/, "leftOut.terms"],
  [/^and (?<n>[\d,]+) that matter less$/, "leftOut.lessPains"],

  [/^came to (?<place>.+) and not to a later stage within (?<within>[\w ]+)$/, "rule.notLater"],
  [/^came to (?<place>.+) and not to (?<to>.+) within (?<within>[\w ]+)$/, "rule.notTo"],
  [/^moved back from (?<place>.+) to (?<to>.+)$/, "rule.movedBack"],
  [/^at least (?<n>[\d,]+) times in a session$/, "rule.repeats"],
  [/^there and straight back in a session$/, "rule.thereAndBack"],
  [/^an error by its name, and what came before it$/, "rule.errorName"],
  [/^an error by a property of the event$/, "rule.errorProperty"],
  [/^more than (?<times>[\d.]+) times the usual wait$/, "rule.wait"],

  [/^Nobody is counted here yet: (?<stage>.+) has no `enter` rule\.$/, "missing.noRule"],
  [/^Load what people do in (?<stage>.+): no event of theirs is there in this period\.$/, "missing.actions"],
  [/^Nobody said anything while in (?<stage>.+): load reviews, tickets or chats, .*$/, "missing.feelings"],
  [/^Write what customers want of (?<stage>.+), and how it is seen: `success` in journey\.yaml\.$/, "missing.goal"],
  [/^Say by which event it is seen: `rule` in the `success` of (?<stage>.+)\.$/, "missing.goalRule"],
  [/^Nobody who entered (?<stage>.+) could be followed to the end yet\.$/, "missing.goalOpen"],
  [/^Nobody was in (?<stage>.+) in this period: look at its `enter` in journey\.yaml\.$/, "missing.nobody"],
  [/^Name what moves people on from (?<stage>.+): `prompts` in journey\.yaml, .*$/, "missing.noPrompts"],
  [/^Nobody in (?<stage>.+) was shown any prompt \((?<names>.+)\) in this period\.$/, "missing.prompts"],
  [/^Name what people search for and read: `research` in journey\.yaml, .*$/, "missing.noResearch"],
  [/^Nothing of `research` in journey\.yaml \((?<names>.+)\) was done in (?<stage>.+) in this period\.$/, "missing.research"],
  [/^Name the `touchpoints` of (?<stage>.+) in journey\.yaml: of (?<names>.+)\.$/, "missing.touchpointsOf"],
  [/^Name the `touchpoints` of (?<stage>.+) in journey\.yaml\.$/, "missing.touchpoints"],
  [/^Name the journey's `milestone` in journey\.yaml: a sign hurts .*$/, "missing.painMilestone"],
  [/^Name the journey's `milestone` in journey\.yaml: futures differ .*$/, "missing.momentMilestone"],
  [/^No sign that 10 people or more show in (?<stage>.+): load its steps and errors, .*$/, "missing.pains"],
  [/^No event but the goal is done mostly in (?<stage>.+): load what people do there\.$/, "missing.momentEvents"],
  [/^No moment stands out in (?<stage>.+): more people, or a longer time, may tell\.$/, "missing.moments"],
  [/^Load what people do before the goal: no other event is there\.$/, "missing.beforeGoal"],

  [/^First seen is not new: the data begin on (?<day>[\d-]+), .*$/, "note.firstSeen"],
  [/^(?<n>[\d,]+) events? of which only the day is known: counted at the start of the day\.$/, "note.dayOnly"],
  [/^Left out: (?<n>[\d,]+) bots? with (?<events>[\d,]+) events?\. .*$/, "note.bots"],
  [/^(?<n>[\d,]+) (?:figure or finding|figures and findings) withheld: of fewer than (?<least>[\d,]+) people, .*$/, "note.withheld"],
  [/^Fewer than (?<least>[\d,]+) people are in view: nothing is told of them\.$/, "note.nobody"],
  [/^(?<n>[\d,]+) different figures compared\. A difference is clear where its p, .*$/, "note.compared"],
  [/^Associated, not caused: what else differs between the two is not taken out\.$/, "note.associated"],
  [/^People who are in both periods count in both; .*$/, "note.bothPeriods"],
  [/^Groups made by what people did differ in what goes with doing it, by that alone\.$/, "note.groups"],
  [/^The later map holds what the earlier one holds, and more: .*$/, "note.days"],
  [/^The periods are not equally long: .*$/, "note.unequal"],
  [/^(?<n>[\d,]+) people are in both groups; .*$/, "note.bothGroups"],
];

const OTHERS: readonly Rule[] = [
  [/^(?<n>[\d,]+) refused since groups differed before$/, "leftOut.refused"],
  [/^(?<n>[\d,]+) without a difference beyond chance$/, "leftOut.alike"],
  [/^(?<n>[\d,]+) of too few people to tell$/, "leftOut.tooFew"],
  [/^(?<n>[\d,]+) for which there is no room$/, "leftOut.noRoom"],
];
const PLACES = /^(?<more>more places|places looked at): (?<list>.+)$/;

/** The sentence in the reader's language. */
export function told(text: string, say: Say): string {
  const places = PLACES.exec(text)?.groups;
  if (places) {
    const list = places.list!.split(", ").map((one) => ruled(one, OTHERS, say) ?? one).join(", ");
    return say.t(places.more === "more places" ? "draw.told.leftOut.more" : "draw.told.leftOut.looked", { list });
  }
  return ruled(text, RULES, say) ?? text;
}

/** Whether it is known, so that a test can tell that nothing is left in English. */
export const isKnownText = (text: string): boolean =>
  PLACES.test(text) || [...RULES, ...OTHERS].some(([pattern]) => pattern.test(text));

/** `30 days`, as definitions write a length of time. */
export function withinText(text: string, say: Say): string {
  const found = /^(\d+) (second|minute|hour|day)s?$/.exec(text);
  if (!found) return text;
  const size = { second: 1, minute: 60, hour: 3600, day: 86_400 }[found[2] as "day"];
  return length(Number(found[1]) * size, say);
}

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

function ruled(text: string, rules: readonly Rule[], say: Say): string | null {
  for (const [pattern, key] of rules) {
    const groups = pattern.exec(text);
    if (groups) return translate(say)(`draw.told.${key}`, values(groups.groups ?? {}, say));
  }
  return null;
}

/** Keys of a table are not typed one by one; a test holds that each is in the catalogue. */
const translate = (say: Say) => say.t as unknown as (key: string, values: Record<string, unknown>) => string;

function values(groups: Record<string, string>, say: Say): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(groups)) {
    const value = Number(text.replaceAll(",", ""));
    const isCount = ["n", "of", "least", "events"].includes(name);
    found[name] = isCount ? formats.count(value, say.language) : name === "within" ? withinText(text, say) : text;
    if (name === "n") found.count = value;
    else if (name === "least" && !("count" in found)) found.count = value;
  }
  return found;
}
