// What does a report of learning look like? Before beside after with intervals, and the curve of learning. Pure.

import type { Say } from "@/explore/pictures/say";
import type { Lines, Ranges } from "@/explore/pictures/shown";

import type { Learned } from "../types";

type Row = Learned["whole"];
type Rate = Row["before"];

export interface ReportWords {
  title: string;
  before: string;
  after: string;
  held: (texts: number) => string;
  language: (tag: string) => string;
}

/** All together first, then the languages, most texts first. */
export function rows(of: Learned): Row[] {
  const each = [...of.languages].sort((a, b) => b.n - a.n);
  return each.length > 1 ? [of.whole, ...each] : each.length ? each : [of.whole];
}

export const interval = (rate: Rate, say: Say): string => (rate.n ? say.t("within", { value: say.share(rate.share), low: say.share(rate.low), high: say.share(rate.high) }) : "–");

export function beforeAfter(of: Learned, say: Say, words: ReportWords): Ranges {
  const all = rows(of);
  const low = Math.min(0.5, ...all.flatMap((row) => [row.before.low, row.after.low]));
  const begin = Math.max(0, Math.floor(low * 10) / 10);
  const ticks = Array.from({ length: Math.round((1 - begin) * 10) + 1 }, (_, at) => Math.round((begin + at / 10) * 10) / 10).filter((_, place) => place % 2 === 0 || 1 - begin < 0.6);
  return {
    kind: "ranges",
    title: words.title,
    domain: [begin, 1],
    ticks: ticks.map((at) => ({ at, text: say.share(at) })),
    legend: [{ name: words.before, tone: "quiet", shape: "ring" }, { name: words.after, tone: "way", shape: "dot" }],
    columns: [{ label: words.before, number: true }, { label: words.after, number: true }],
    rows: all.map((row) => ({
      label: words.language(row === of.whole ? "" : row.language),
      note: words.held(row.n),
      marks: [mark(row.before, words.before, "ring", say), mark(row.after, words.after, "dot", say)],
      cells: [{ text: say.share(row.before.share), value: row.before.share }, { text: say.share(row.after.share), value: row.after.share }],
    })),
  };
}

const mark = (rate: Rate, name: string, shape: "ring" | "dot", say: Say): Ranges["rows"][number]["marks"][number] => ({
  value: rate.share, low: rate.low, high: rate.high, name, shape, tone: shape === "ring" ? "quiet" : "way", text: interval(rate, say),
});

export function curveOf(of: Learned, words: { title: string; line: string; learned: (texts: number) => string }): Lines {
  return {
    kind: "lines",
    title: words.title,
    x: of.curve.map((point) => words.learned(point.learned)),
    unit: "share",
    lines: [{ name: words.line, tone: "way", values: of.curve.map((point) => point.accuracy.share), low: of.curve.map((point) => point.accuracy.low), high: of.curve.map((point) => point.accuracy.high) }],
  };
}
