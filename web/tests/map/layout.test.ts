// How is a map laid out? Widths, colours, groups, what is shown first.

import { expect, test } from "vitest";

import { colourOf, commonOf, formOf, groupsOf, inShort, narrowest, shownFirst, spanOf } from "@/map/layout";
import { sheetOf } from "@/map/pairing";

import { cell, count, figure, finding, map } from "./made";

const pairsOf = (...statements: ReturnType<typeof finding>[]) => sheetOf(map(["A"], { actions: [cell("A", statements)] })).rows[0]!.cells[0]!.pairs;
const did = (about: string, people: number, of = 10) => finding("did", about, [figure("people", count(people, of))], { latest: people });

test("one stage at a time below 700 pixels, a frame where stages do not fit, else the page", () => {
  expect(formOf(390, 6, "rows")).toBe("phone");
  expect(formOf(narrowest(6, "rows") - 1, 6, "rows")).toBe("framed");
  expect(formOf(narrowest(6, "rows"), 6, "rows")).toBe("page");
});

test("colours go evenly from the first of eight to the last", () => {
  expect([0, 1, 2, 3, 4, 5].map((stage) => colourOf(stage, 6))).toEqual([1, 2, 4, 5, 7, 8]);
  expect(colourOf(0, 1)).toBe(1);
});

test("the scale of pain points holds every interval and 0", () => {
  const pain = (low: number, high: number) => finding("pain", "p", [figure("missed more", (low + high) / 2, { low, high })]);
  const span = spanOf(sheetOf(map(["A"], { pains: [cell("A", [pain(-0.3, -0.1), pain(0.2, 0.4)])] })));
  expect(span).toEqual([-0.3, 0.4]);
  expect(spanOf(sheetOf(map(["A"])))).toEqual([0, 0.1]);
});

test("what is told as shares stands together; by itself where every finding is looked at", () => {
  const pairs = pairsOf(did("x", 5), did("y", 4), finding("goal", "g"), finding("steps", "g"), finding("choices", "g"));
  expect(groupsOf(pairs, "rows").map((group) => [group.form, group.pairs.length])).toEqual([["bars", 2], ["card", 1], ["way", 2]]);
  expect(groupsOf(pairs, "findings").every((group) => group.form === "card" && group.pairs.length === 1)).toBe(true);
});

test("findings of other evidence or origin are not drawn as one", () => {
  const pairs = pairsOf(did("x", 5), { ...did("y", 4), evidence: "inferred" }, { ...did("z", 3), origin: ["sample"] });
  expect(groupsOf(pairs, "rows").map((group) => group.pairs.length)).toEqual([1, 1, 1]);
});

test("a denominator is said once only where all have the same", () => {
  expect(commonOf(pairsOf(did("x", 5), did("y", 4))).of).toBe(10);
  expect(commonOf(pairsOf(did("x", 5), did("y", 4, 9))).of).toBeNull();
  expect(commonOf(pairsOf(did("x", 5), did("y", 4)))).toMatchObject({ oldest: 4, newest: 5 });
});

test("five lines and three cards of each kind are shown first, so that none hides another", () => {
  const pains = [1, 2, 3, 4, 5].map((n) => finding("pain", `p${n}`));
  expect(shownFirst(pairsOf(...pains))).toEqual([true, true, true, false, false]);
  const lines = [1, 2, 3, 4, 5, 6, 7].map((n) => did(`d${n}`, n));
  expect(shownFirst(pairsOf(...lines, ...pains.slice(0, 2)))).toEqual([true, true, true, true, true, false, false, true, true]);
});

test("a single one more is shown, not asked for", () => {
  expect(shownFirst(pairsOf(...[1, 2, 3, 4].map((n) => finding("pain", `p${n}`))))).toEqual([true, true, true, true]);
});

test("in short: the goal, the first pain that hurts, the first moment after which more go on", () => {
  const quiet = finding("pain", "quiet", [figure("people", count(9, 10))]);
  const hurts = finding("pain", "hurts", [figure("people", count(1, 10))], { detail: { verdict: "hurts" } });
  const less = finding("moment", "less", [figure("difference", -0.1)], { detail: { found: "yes" } });
  const more = finding("moment", "more", [figure("difference", 0.1)], { detail: { found: "yes" } });
  const sheet = sheetOf(map(["A"], { goals: [cell("A", [finding("goal", "want")])], pains: [cell("A", [quiet, hurts])], moments: [cell("A", [less, more])] }));
  expect(inShort(sheet, "A").map((one) => one.pair.statement.about)).toEqual(["want", "hurts", "more"]);
  expect(inShort(sheet, "B")).toEqual([]);
});

test("stays a map beside an open panel, and is a phone's only on a phone", () => {
  expect(formOf(656, 6, "rows", true)).toBe("framed");
  expect(formOf(656, 6, "rows", false)).toBe("phone");
});
