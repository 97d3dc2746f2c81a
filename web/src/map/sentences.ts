// How is a finding said? As a sentence or two in the reader's language, with its numbers and their denominators.
// *Associated*, never *caused*.

import type { Statement } from "./facts";
import { tellsNothing, tooFew, verdictOf } from "./few";
import { felt, has, kindText, kindTold, painPoint, sourceText, text, themeSaid, type Told } from "./heard";
import { figureOf } from "./pairing";
import type { Say } from "./say";
import { livedText, nameOf, painText, themeText, told, withinText } from "./told";
import { amount, capital, figureText, interval, length, pointsMore, within } from "./units";

/** The finding in words. */
export function sentence(one: Statement, say: Say): string {
  const { t } = say;
  const stage = one.detail.stage;
  const told = one.withheld ? [withheldText(one, say)] : (SENTENCES[one.kind] ?? plain)(one, say);
  if (!one.withheld && tooFew(one) && verdictOf(one) !== "too few") told.push(t("draw.say.tooFew"));
  const text = told.filter((part) => part !== "").join(" ");
  return stage ? t("draw.say.inStage", { stage, told: text }) : text;
}

/** What it is about, as its card is titled. */
export function title(one: Statement, say: Say): string {
  const { t } = say;
  switch (one.kind) {
    case "pain": return painText(one, say);
    case "measure": return capital(nameOf("measure", one.about, say));
    case "steps": case "choices": case "fields": return t(`draw.title.${one.kind}`);
    case "spoke": case "nowhere": case "out": case "unplaced": case "stay": return t(`draw.title.${one.kind}`);
    case "said": return one.about || t("draw.title.said");
    case "felt": return capital(sourceText(one.about, say));
    case "theme said": return capital(themeText(one.about, say));
    case "told": return kindText(one.about, say);
    case "unheard": return t("draw.title.unheard");
    case "pain point": return capital(livedText(one.about, say));
    case "moved on": return t("draw.title.movedOn", { stage: one.about });
    case "milestone": return t("draw.title.milestone", { goal: one.about });
    default: return capital(one.about) || one.kind;
  }
}

/** Why a sign's people cannot be compared with others. */
export const comparedWithNone = (pain: Statement, { t }: Say): string =>
  t(verdictOf(pain) === "all missed" ? "draw.say.allMissed" : "draw.say.noneMissed", { goal: pain.detail.goal ?? "" });

/** The title of a text, where more than half of its words are not in the text; else empty. */
export function titleOf(quote: Statement): string {
  const words = (text: string): string[] => text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const own = words(quote.detail.title ?? ""), said = new Set(words(quote.about));
  const fresh = own.filter((word) => !said.has(word)).length;
  return own.length > 0 && 2 * fresh > own.length ? (quote.detail.title ?? "") : "";
}

function withheldText(one: Statement, say: Say): string {
  return say.t("draw.say.withheld", { about: title(one, say), why: told(one.withheld, say) });
}

const plain: Told = (one, say) => [`${title(one, say)}: ${one.figures.map((f) => figureText(f, say)).join(", ")}`];

const goal: Told = (one, say) => {
  const { t } = say;
  const wants = t("draw.say.wants", { about: one.about });
  if (!has(one, "reached")) return [wants];
  const time = figureOf(one, "time"), late = figureOf(one, "unfinished");
  return [
    wants,
    t("draw.say.reached", { figure: text(one, "reached", say) }),
    time === null ? "" : time.value ? t("draw.say.half", { time: length(time.value, say) }) : t("draw.say.atOnce"),
    late?.value ? t("draw.say.late", { count: late.value, value: amount(late.value, say) }) : "",
  ];
};

const onTheWay = (kind: "steps" | "choices" | "fields"): Told => (one, say) => {
  const low = figureOf(one, "low quarter")?.value ?? null, high = figureOf(one, "high quarter")?.value ?? null;
  const middle = low === null || high === null ? "" : say.t("draw.say.middle", { low: amount(low, say), high: amount(high, say) });
  const value = figureOf(one, kind)?.value ?? null;
  return [say.t(`draw.say.${kind}`, { value: value === null ? say.t("draw.unknown") : amount(value, say) }), middle];
};

const done = (key: "did" | "came" | "searched" | "saw"): Told => (one, say) => {
  const { t } = say;
  const research = one.detail.research && one.detail.research !== one.about ? ` (${one.detail.research})` : "";
  const numbers = { people: text(one, "people", say), events: text(one, "events", say) };
  return [t(`draw.say.${key}`, { about: one.about, research, ...numbers })];
};

const pain: Told = (one, say) => {
  const { t } = say;
  const rule = one.detail.rule ? ` (${told(one.detail.rule, say)})` : "";
  const parts = [t("draw.say.pain", { what: painText(one, say), rule, people: text(one, "people", say) })];
  if (has(one, "usual wait")) {
    const [usual, slowest] = [figureOf(one, "usual wait"), figureOf(one, "slowest tenth")];
    parts.push(t("draw.say.waits", { usual: length(usual?.value ?? 0, say), slowest: length(slowest?.value ?? 0, say) }));
  }
  const verdict = verdictOf(one);
  if (tellsNothing(verdict)) return [...parts, comparedWithNone(one, say)];
  if (!has(one, "missed with")) return parts;
  const missed = { goal: one.detail.goal ?? "", with: text(one, "missed with", say), without: text(one, "missed without", say) };
  parts.push(t("draw.say.missed", missed));
  const more = figureOf(one, "missed more");
  if (verdict === "hurts" && more?.value != null) {
    parts.push(t("draw.say.associated", { points: pointsMore(more.value, say), between: within(more, say) }));
  } else parts.push(t(verdict === "no sign" ? "draw.say.noMoreOften" : verdict === "too few" ? "draw.say.tooFew" : "draw.say.unclear"));
  return parts;
};

const moment: Told = (one, say) => {
  const { t } = say;
  const { goal = "", within: time = "" } = one.detail;
  const told = t("draw.say.after", {
    about: one.about, goal, within: withinText(time, say), share: text(one, "share", say), others: text(one, "others", say),
  });
  const apart = figureOf(one, "difference");
  if (one.detail.found !== "yes" || apart?.value == null) return [told, t("draw.say.byChance")];
  return [told, t("draw.say.associated", { points: pointsMore(apart.value, say), between: within(apart, say) })];
};

const refused: Told = (one, say) => {
  const { t } = say;
  const { goal = "", within: time = "", what = "" } = one.detail;
  const parts = [t("draw.say.notTold", { about: one.about, goal, people: text(one, "people", say), why: reasonText(one, say) })];
  if (!has(one, "mean before")) return parts;
  return [...parts, t(what === "events" ? "draw.say.hadEvents" : "draw.say.hadGoals", {
    goal, within: withinText(time, say),
    theirs: text(one, "mean before", say), of: text(one, "compared", say),
    others: text(one, "mean of others", say), ofOthers: text(one, "others", say),
  })];
};

const REASONS = ["too few", "nobody comparable", "differed before", "still differed when matched"] as const;

/** Why nothing is told of what follows. */
export function reasonText(one: Statement, { t }: Say): string {
  const reason = one.detail.reason ?? "";
  return (REASONS as readonly string[]).includes(reason) ? t(`draw.reason.${reason as (typeof REASONS)[number]}`) : reason;
}

const prompt: Told = (one, say) => {
  const { t } = say;
  const parts = [t("draw.say.shown", { about: one.about, figure: text(one, "shown", say) })];
  if (has(one, "taken")) parts.push(t("draw.say.taken", { figure: text(one, "taken", say) }));
  if (has(one, "went on")) parts.push(t("draw.say.wentOn", { figure: text(one, "went on", say) }));
  if (one.detail.withheld) parts.push(told(one.detail.withheld, say));
  return parts;
};

const measure: Told = (one, say) => {
  const value = figureOf(one, "value"), of = figureOf(one, "of");
  const base = of ? say.t("draw.say.of", { of: figureText(of, say) }) : "";
  return [`${title(one, say)}: ${figureText(value, say)}${within(value, say)}${base}.`];
};

const reading: Told = (one, say) => {
  const { t } = say;
  const of = one.detail.of ? ` (${one.detail.of})` : "";
  const mean = one.detail.mean === "yes" ? t("draw.say.aMean") : "";
  return [`${title(one, say)}${of}: ${text(one, "value", say)}${mean}.`, t("draw.say.ofNobody")];
};

const scored: Told = (one, say) => {
  const mean = figureOf(one, "mean");
  const numbers = { about: one.about, mean: figureText(mean, say), between: within(mean, say), answers: text(one, "answers", say) };
  const { "low end": low, "high end": high } = one.detail;
  return [say.t("draw.say.scored", numbers), low && high ? say.t("draw.say.scale", { low, high }) : ""];
};

const said: Told = (one, say) => {
  const score = has(one, "score") ? say.t("draw.say.score", { score: text(one, "score", say) }) : "";
  const whose = [one.detail.recall ? say.t("draw.card.byBuyer") : "", one.detail.pinned ? say.t("draw.card.pinned") : ""];
  const by = [one.detail.event ?? "", one.detail.language ?? "", score, ...whose, titleOf(one) ? `“${titleOf(one)}”` : ""];
  return [`“${one.about}”`, by.some(Boolean) ? `(${by.filter(Boolean).join(", ")})` : ""];
};

const stay: Told = (one, say) => {
  const still = text(one, "still there", say);
  if (!has(one, "median")) return [say.t("draw.say.stayOpen", { still })];
  const low = figureOf(one, "low quarter"), high = figureOf(one, "high quarter");
  const bounds = low?.value != null && high?.value != null
    ? say.t("draw.say.middleTime", { between: interval(low.value, high.value, "seconds", say) }) : "";
  return [say.t("draw.say.stay", { time: text(one, "median", say), still }), bounds];
};

const led = (key: "movedOn" | "milestone" | "nowhere" | "out" | "unplaced" | "spoke" | "unheard", name: string): Told => (one, say) => [
  say.t(`draw.say.${key}`, { about: one.about, figure: text(one, name, say) }),
];

const SENTENCES: Readonly<Record<string, Told>> = {
  goal, pain, moment, refused, prompt, measure, reading, scored, said, stay, felt,
  "theme said": themeSaid, told: kindTold, "pain point": painPoint,
  steps: onTheWay("steps"), choices: onTheWay("choices"), fields: onTheWay("fields"),
  did: done("did"), met: done("did"), looked: done("did"), came: done("came"), searched: done("searched"), saw: done("saw"),
  spoke: (one, say) => [
    ...led("spoke", "people")(one, say),
    has(one, "texts") ? say.t("draw.say.texts", { texts: text(one, "texts", say) }) : "",
  ],
  unheard: led("unheard", "people"),
  "moved on": led("movedOn", "people"),
  assumed: (one, say) => [ended(one.about), one.detail.test ? say.t("draw.say.test", { test: one.detail.test }) : ""],
  milestone: led("milestone", "reached"),
  nowhere: led("nowhere", "people"),
  out: led("out", "people"),
  unplaced: led("unplaced", "events"),
};

/** Somebody's sentence with its full stop, where they wrote none. */
const ended = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);
