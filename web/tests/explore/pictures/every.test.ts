// Does every answer have its picture and its table, in every language, with nothing left unsaid?

import { describe, expect, it } from "vitest";

import { asCsv, isDrawn, shownOf } from "@/explore/pictures/pictures";
import type { Say } from "@/explore/pictures/say";
import type { Bars, Block, Part, Shown } from "@/explore/pictures/shown";
import { LANGUAGES, type Language } from "@/words/languages";

import { answerOf, names, questionOf, say } from "./answers";

const kept = new Map<string, Shown>();

function drawn(name: string, language: Language = "en"): Shown {
  const key = `${name} ${language}`;
  const result = answerOf(name);
  if (!kept.has(key)) kept.set(key, shownOf(questionOf(result), result, say(language)));
  return kept.get(key)!;
}

const texts = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Array.isArray(value) ? value.flatMap(texts) : value && typeof value === "object" ? Object.entries(value).flatMap(([key, inner]) => (key === "segment" ? [] : texts(inner))) : [];

export const parts = (value: unknown): Part[] =>
  Array.isArray(value) ? value.flatMap(parts) : value && typeof value === "object" ? ("segment" in value && "people" in value ? [value as Part] : Object.values(value).flatMap(parts)) : [];

const inner = (blocks: Block[]): Block[] => blocks.flatMap((block) => [block, ...(block.kind === "panels" ? block.panels.flatMap((panel) => inner(panel.blocks)) : [])]);

describe("the answers", () => {
  it("are of every question", () => {
    const questions = new Set(names.map((name) => questionOf(answerOf(name))));
    expect(questions.size).toBe(26);
    expect([...questions].every(isDrawn)).toBe(true);
    expect(isDrawn("toString")).toBe(false);
  });
});

describe.each(names)("%s", (name) => {
  it.each(Object.keys(LANGUAGES) as Language[])("is told in %s", (language) => {
    const shown = drawn(name, language);
    expect(shown.headline).not.toBe("");
    expect(shown.of).not.toBe("");
    const wrong = texts(shown).filter((text) => /\{\{|NaN|undefined|\bnull\b|\[object|Infinity/.test(text));
    expect(wrong).toEqual([]);
  });

  it("has a picture and a table that has all its columns", () => {
    const shown = drawn(name);
    expect(shown.blocks.length).toBeGreaterThan(0);
    expect(shown.tables.length).toBeGreaterThan(0);
    for (const table of shown.tables) {
      expect(table.rows.length).toBeGreaterThan(0);
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
      expect(asCsv(table).split("\r\n")).toHaveLength(table.rows.length + 2);
    }
  });

  it("draws no bar beyond its axis, and none below zero", () => {
    const bars = inner(drawn(name).blocks).filter((block): block is Bars => block.kind === "bars");
    const beyond = bars.flatMap((block) => block.rows.flatMap((row) => row.bars.filter((bar) => (bar.value ?? 0) > block.most + 1e-9 || (bar.value ?? 0) < 0)));
    expect(beyond).toEqual([]);
    for (const block of bars) expect(block.rows.filter((row) => (row.cells ?? []).length !== (block.columns?.length ?? 0))).toEqual([]);
  });

  it("leads to people by texts of segments", () => {
    expect(parts(drawn(name)).filter((part) => part.people <= 0 || part.label === "" || part.segment === "")).toEqual([]);
  });
});

describe("a theme", () => {
  const marked = (name: string): string => `«${name}»`;
  const french: Say = { ...say("fr"), called: { theme: marked, touchpoint: marked } };

  it.each(["themes", "delights", "painpoints", "drivers", "emotions"] as const)("of %s is shown as it is called, and leads to people by the name it is counted under", (question) => {
    const some = names.filter((name) => questionOf(answerOf(name)) === question);
    expect(some).not.toEqual([]);
    const shown = some.map((name) => shownOf(question, answerOf(name), french));
    expect(texts(shown).some((text) => text.includes("«"))).toBe(true);
    expect(parts(shown).filter((part) => part.segment.includes("«"))).toEqual([]);
  });
});
