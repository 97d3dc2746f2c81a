import { describe, expect, it } from "vitest";

import type { JourneyMap, Opened, Shown } from "@/map/facts";
import { findOpened, openedText, receiptOf } from "@/map/drawer/opened";
import { patched } from "@/map/notes/patched";

const said = (kind: string, about: string, more = {}) => ({
  kind, about, evidence: "measured", origin: [], figures: [], n: null, latest: null, receipt: 0, part: "", detail: {}, withheld: "", ...more,
});
const map = {
  columns: [{ name: "A", receipt: 1 }],
  ways: [{ before: "A", after: "B", direction: "forward", receipt: 1 }],
  rows: [
    { lane: "goals", cells: [{ stage: "A", statements: [said("goal", "Find it"), said("steps", "Find it")], missing: "", more: 0, left_out: "" }] },
    { lane: "pains", cells: [{ stage: "A", statements: [said("assumed", "Slow", { evidence: "assumed" })], missing: "", more: 0, left_out: "" }] },
  ],
  whole: [said("milestone", "Order", { receipt: 1 })],
  receipts: [{ question: "goals" }, { question: "stages" }],
  notes: [],
} as unknown as JourneyMap;
const about = (shown: Shown, row: number): string[] => (shown as JourneyMap).rows[row]!.cells[0]!.statements.map((one) => one.about);

describe("what was written", () => {
  it("stands on the map at once", () => {
    expect(about(patched(map, { what: "goal", stage: "A", goal: "Be sure" }), 0)).toEqual(["Be sure", "Be sure"]);
    const more = patched(map, { what: "assumed", stage: "A", lane: "pains", says: "Dear", test: "ask", was: "" });
    expect(about(more, 1)).toEqual(["Slow", "Dear"]);
    expect(about(patched(more, { what: "assumed", stage: "A", lane: "pains", says: "Very dear", test: "", was: "Dear" }), 1)).toEqual(["Slow", "Very dear"]);
    expect(about(patched(more, { what: "no longer", stage: "A", lane: "pains", says: "Slow" }), 1)).toEqual(["Dear"]);
    expect(about(map, 1)).toEqual(["Slow"]);
  });

  it("stands on both of two maps", () => {
    const two = { before: map, after: map, differences: [], names: ["x", "y"], notes: [], by: "day" } as unknown as Shown;
    const done = patched(two, { what: "goal", stage: "A", goal: "Be sure" }) as { before: Shown; after: Shown };
    expect([about(done.before, 0)[0], about(done.after, 0)[0]]).toEqual(["Be sure", "Be sure"]);
  });
});

describe("what is open", () => {
  it("is found again by its names", () => {
    const cell = map.rows[0]!.cells[0]!;
    const all: Opened[] = [
      { kind: "statement", statement: cell.statements[1]!, was: null, stage: "A", lane: "goals", first: false },
      { kind: "statement", statement: map.whole[0]!, was: null, stage: "", lane: null, first: false },
      { kind: "head", column: map.columns[0]!, was: null },
      { kind: "way", way: map.ways[0]!, was: null },
      { kind: "cell", cell, lane: "goals" },
    ];
    for (const opened of all) expect(findOpened(map, openedText(opened))).toEqual(opened);
    expect(all.map((opened) => receiptOf(map, opened)?.question)).toEqual(["goals", "stages", "stages", "stages", undefined]);
  });

  it("may be called anything", () => {
    const name = "a~b!-c!!~";
    const column = { ...map.columns[0]!, name };
    const text = openedText({ kind: "head", column, was: null });
    expect(findOpened({ ...map, columns: [column] }, text)).toMatchObject({ column: { name } });
  });

  it("is nothing where the map has it not, or somebody wrote something else", () => {
    for (const text of ["", "x", "~~~", "stage~Z", "cell~goals~Z", "finding", "move~A", "constructor~a"]) {
      expect(findOpened(map, text)).toBeNull();
    }
  });
});
