// Does a report of learning show what was measured, with its intervals?

import { describe, expect, it } from "vitest";

import type { Learned } from "@/voice/types";
import { beforeAfter, curveOf, rows } from "@/voice/reading/report";

import { say } from "../explore/pictures/answers";

const rate = (share: number, n = 100) => ({ right: Math.round(share * n), n, share, low: share - 0.08, high: share + 0.06 });
const language = (language: string, n: number, before: number, after: number) => ({ language, n, before: rate(before, n), after: rate(after, n) });
const report = (languages: Learned["languages"]): Learned => ({
  at: 1_790_000_000, learned_from: 600, starred: 580, corrected: 20, helps: true, notes: [], whole: language("", 300, 0.8, 0.88), languages,
  curve: [{ learned: 100, accuracy: rate(0.8) }, { learned: 600, accuracy: rate(0.88) }],
}) as Learned;
const words = { title: "Accuracy", before: "Before", after: "After", held: (n: number) => `${n} held out`, language: (tag: string) => tag || "all" };

describe("a report", () => {
  it("tells all together first, then languages, most texts first; one language is the whole", () => {
    expect(rows(report([language("en", 90, 0.7, 0.8), language("fr", 210, 0.82, 0.9)])).map((row) => row.language)).toEqual(["", "fr", "en"]);
    expect(rows(report([language("fr", 300, 0.8, 0.88)])).map((row) => row.language)).toEqual(["fr"]);
  });
  it("has before and after on one axis, which holds every interval", () => {
    const picture = beforeAfter(report([language("en", 90, 0.42, 0.8), language("fr", 210, 0.82, 0.9)]), say(), words);
    expect(picture.domain).toEqual([0.3, 1]);
    expect(picture.rows.map((row) => row.marks.map((mark) => mark.shape))).toEqual([["ring", "dot"], ["ring", "dot"], ["ring", "dot"]]);
    expect(picture.rows[0]!.label).toBe("all");
    expect(picture.rows[0]!.marks[1]!.text).toBe("88% (80% to 94%)");
    expect(picture.rows[2]!.note).toBe("90 held out");
  });
  it("shows how it grows with what is learned from", () => {
    const curve = curveOf(report([]), { title: "Curve", line: "After", learned: (n) => `${n}` });
    expect(curve.x).toEqual(["100", "600"]);
    expect(curve.lines[0]!.values).toEqual([0.8, 0.88]);
    expect(curve.lines[0]!.low![1]).toBeCloseTo(0.8);
  });
});
