// How is a difference between two maps said? What rose or fell, from what to what, and how sure that is.

import type { Difference, Figure } from "./facts";
import { kindText, sourceText } from "./heard";
import type { Say } from "./say";
import { livedText, nameOf, themeText } from "./told";
import { apart, capital, figureText, interval } from "./units";

const FIGURES = [
  "people", "reached", "time", "unfinished", "steps", "choices", "fields", "events", "mean", "answers", "taken", "shown",
  "went on", "went on taken", "missed more", "difference", "median", "value", "now", "ever", "median stay", "times", "texts",
  "usual wait", "slowest tenth", "share", "others", "score", "missed with", "missed without", "low quarter", "high quarter",
  "still there", "stays", "moves", "of", "rows", "mean before", "mean of others", "compared", "apart", "p",
  "valence", "intensity", "by itself", "badly", "well", "said", "silent", "at stake", "reached more", "scored more",
] as const;
type Named = (typeof FIGURES)[number];
const LEADING = ["people", "reached", "shown", "value", "mean", "share", "ever", "valence"];

/** What a figure is called beside others. */
export const figureName = (name: string, { t }: Say): string =>
  (FIGURES as readonly string[]).includes(name) ? t(`draw.figure.${name as Named}`) : name;

/** `Decision: Checkout Started fell from 61% (1,204 of 1,974) to 52% (…): 9.0 points less (6.0 to 12.0).` */
export function changeText(d: Difference, say: Say): string {
  const { t } = say;
  const what = changedWhat(d, say);
  if (d.before === null || d.after === null) {
    const there = d.before === null ? d.after : d.before;
    const key = d.before === null ? "draw.change.onlySecond" : "draw.change.onlyFirst";
    return t(key, { what, figure: there ? figureText(there, say) : "" });
  }
  const told = { what, from: figureText(d.before, say), to: figureText(d.after, say) };
  if (d.difference === null || d.low === null || d.high === null) return t("draw.change.unknown", told);
  if (!d.clear) return t("draw.change.unclear", told);
  return t(d.difference > 0 ? "draw.change.rose" : "draw.change.fell", { ...told, by: sizeText(d, say) ?? "" });
}

/** `9.0 points (6.0 to 12.0)`: how far, without a sign. */
export function sizeText(d: Difference, say: Say): string | null {
  if (d.difference === null) return null;
  const unit = unitOf(d.before) || unitOf(d.after);
  const size = apart(Math.abs(d.difference), unit, say);
  if (d.low === null || d.high === null) return size;
  const [low, high] = d.difference > 0 ? [d.low, d.high] : [-d.high, -d.low];
  return `${size} (${interval(low, high, unit, say)})`;
}

/** What differs: `Decision: Checkout Started, taken up`, `People now in Decision`. */
export function changedWhat(d: Difference, say: Say): string {
  const { t } = say;
  const head = d.lane === null ? headText(d, say) : "";
  if (head) return head;
  const about = aboutText(d, say);
  const named = LEADING.includes(d.figure) ? about : `${about}, ${figureName(d.figure, say)}`;
  return d.stage ? t("draw.say.inStage", { stage: d.stage, told: named }) : capital(named);
}

function aboutText(d: Difference, say: Say): string {
  const { t } = say;
  const about = d.about && d.about !== d.stage ? d.about : "";
  switch (d.kind) {
    case "came": return t("draw.change.by", { channel: about });
    case "goal": return t("draw.change.goal", { goal: about });
    case "moved on": return t("draw.title.movedOn", { stage: d.about });
    case "milestone": return t("draw.title.milestone", { goal: d.about });
    case "measure": return nameOf("measure", about, say);
    case "felt": return t("draw.change.felt", { source: sourceText(d.about, say) });
    case "theme said": return t("draw.change.theme", { theme: themeText(d.about, say) });
    case "told": return kindText(d.about, say);
    case "pain point": return capital(livedText(d.about, say));
    case "steps": case "choices": case "fields": case "stay": case "spoke": case "unheard": return t(`draw.title.${d.kind}`);
    default: return about || d.kind;
  }
}

function headText(d: Difference, { t }: Say): string {
  const ends = { stage: d.stage, to: d.about };
  if (d.kind === "stage") {
    return d.figure === "ever" ? t("draw.change.ever", ends) : d.figure === "now" ? t("draw.change.now", ends) : t("draw.change.stay", ends);
  }
  if (!d.stage) return d.kind === "nowhere" || d.kind === "out" ? t(`draw.title.${d.kind}`) : "";
  switch (d.kind) {
    case "in": return t("draw.change.in", ends);
    case "in again": return t("draw.change.inAgain", ends);
    case "away": return t("draw.change.away", ends);
    case "out": return t("draw.change.out", ends);
    default: return t("draw.change.moved", ends);
  }
}

const unitOf = (figure: Figure | null): string => (figure?.count ? "points" : (figure?.unit ?? ""));
