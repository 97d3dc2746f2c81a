// Which findings of two maps are the same?

import { expect, test } from "vitest";

import { clearOf, sheetOf, wayBefore } from "@/map/pairing";

import { cell, count, difference, figure, finding, map, two, way } from "./made";

const did = (about: string, people: number) => finding("did", about, [figure("people", count(people, 10))]);

test("of one map nothing was before", () => {
  const sheet = sheetOf(map(["A"], { actions: [cell("A", [did("x", 1)])] }));
  expect(sheet.first).toBeNull();
  expect(sheet.rows[0]!.cells[0]!.pairs[0]).toMatchObject({ was: null, only: "" });
});

test("the same become one with what it was; what one map has alone says of which", () => {
  const before = map(["A"], { actions: [cell("A", [did("x", 1), did("gone", 2)])] });
  const after = map(["A"], { actions: [cell("A", [did("new", 3), did("x", 4)])] });
  const pairs = sheetOf(two(before, after)).rows[0]!.cells[0]!.pairs;
  expect(pairs.map((pair) => [pair.statement.about, pair.was?.figures[0]!.count!.people ?? null, pair.only])).toEqual([
    ["new", null, "second"], ["x", 1, ""], ["gone", 2, "first"],
  ]);
});

test("the same term of two rules of research stays two", () => {
  const term = (research: string) => finding("saw", "lamp", [], { detail: { research } });
  const sheet = sheetOf(two(map(["A"], { research: [cell("A", [term("Guides")])] }), map(["A"], { research: [cell("A", [term("Reviews")])] })));
  expect(sheet.rows[0]!.cells[0]!.pairs.map((pair) => pair.only)).toEqual(["second", "first"]);
});

test("quotes that are withheld say so once", () => {
  const silent = finding("said", "", [], { withheld: "fewer than 10 people, or all but so few" });
  expect(sheetOf(map(["A"], { feelings: [cell("A", [silent, silent])] })).rows[0]!.cells[0]!.pairs.length).toBe(1);
});

test("heads and moves find what they were, and their clear differences", () => {
  const moved = way("A", "B", "forward", 5);
  const told = two(map(["A", "B"], {}, { ways: [moved] }), map(["A", "B"], {}, { ways: [way("A", "B", "forward", 9)] }), [
    difference({ stage: "A", kind: "forward", about: "B", figure: "people", clear: true, difference: 0.1 }),
    difference({ stage: "A", kind: "stage", clear: false }),
  ]);
  const sheet = sheetOf(told);
  expect(wayBefore(sheet, sheet.map.ways[0]!)).toEqual(moved);
  expect(clearOf(sheet, "A", "forward", "B").length).toBe(1);
  expect(clearOf(sheet, "A", "stage")).toEqual([]);
});

test("what is said of the whole and stands in a cell too is paired as it is there", () => {
  const pain = (people: number, detail: Record<string, string> = {}) => finding("pain", "lost", [figure("people", count(people, 10))], { detail });
  const before = map(["A"], { pains: [cell("A", [pain(1)])] });
  const after = map(["A"], { pains: [cell("A", [pain(2)])] }, { whole: [pain(2, { stage: "A" })] });
  expect(sheetOf(two(before, after)).whole[0]!.was?.figures[0]!.count!.people).toBe(1);
});
