import { describe, expect, it } from "vitest";

import type { Cell, Opened, Receipt, Statement } from "@/map/facts";
import { leadsOf } from "@/map/drawer/measurable";
import { peopleOf } from "@/map/drawer/people";
import { aboutOf, countsOf } from "@/map/notes/about";

const receipt = { question: "goals", query: { period: null } } as unknown as Receipt;
const one = (told: Partial<Statement>): Statement =>
  ({ kind: "did", about: "View", evidence: "measured", part: "", withheld: "", detail: {}, figures: [], ...told }) as Statement;
const opened = (statement: Statement, lane: Opened extends infer O ? (O extends { lane: infer L } ? L : never) : never = "actions"): Opened =>
  ({ kind: "statement", statement, was: null, stage: "Decision", lane, first: false }) as Opened;
const cell = (missing: string): Cell => ({ stage: "Decision", statements: [], missing, more: 0, left_out: "" });

describe("the people behind what is open", () => {
  it("are parts of the answer that it rests on", () => {
    expect(peopleOf(opened(one({ part: "Decision / View" })), receipt)).toEqual([
      { label: "people", segment: 'answer goals {"period":null} part "Decision / View"' },
    ]);
    expect(peopleOf(opened(one({ kind: "goal" })), receipt).map((part) => part.label)).toEqual(["reached", "missed", "unfinished"]);
    expect(peopleOf(opened(one({ kind: "prompt", about: "Mail" })), receipt)[2]!.segment).toContain('part "went on after Mail in Decision"');
    expect(peopleOf({ kind: "head", column: { name: "Delivery" } as never, was: null }, receipt).map((part) => part.segment.split("part ")[1])).toEqual([
      '"ever Delivery"', '"now Delivery"',
    ]);
    expect(peopleOf({ kind: "way", way: { before: "A", after: "none" } as never, was: null }, receipt)[0]!.segment).toContain('"A -> none"');
  });

  it("are who did the milestone, among those that the map is of", () => {
    const among = { question: "stages", query: { among: "Mobile" } } as unknown as Receipt;
    expect(peopleOf(opened(one({ kind: "milestone", about: "Order" })), among)[0]!.segment).toBe("did (Order) and (Mobile)");
  });

  it("are not named where that is withheld, or where nobody is counted", () => {
    expect(peopleOf(opened(one({ part: "x", withheld: "fewer than 10" })), receipt)).toEqual([]);
    expect(peopleOf(opened(one({ kind: "measure" })), receipt)).toEqual([]);
    expect(peopleOf(opened(one({ part: "x" })), null)).toEqual([]);
  });
});

describe("what would make it measurable", () => {
  const assumed = (test = "") => one({ kind: "assumed", evidence: "assumed", detail: test ? { test } : {} });

  it("is the rule, the source or the question of its row", () => {
    expect(leadsOf(opened(assumed(), "goals"))[0]).toEqual({ to: "stages", why: "goalRule" });
    expect(leadsOf(opened(assumed(), "feelings"))[0]).toEqual({ to: "files", why: "voice" });
    expect(leadsOf(opened(assumed(), "pains"))[0]).toMatchObject({ question: "pains", query: { among: 'stage was "Decision"' } });
    expect(leadsOf(opened(assumed("put an exit survey at the checkout"), "pains"))[0]).toEqual({ to: "files", why: "voice" });
  });

  it("is asked of drafts and of what is missing, not of what is measured", () => {
    expect(leadsOf(opened(one({ evidence: "inferred" })))).toEqual([{ to: "stages", why: "confirm" }]);
    expect(leadsOf(opened(one({})))).toEqual([]);
    expect(leadsOf({ kind: "cell", cell: cell("Load it"), lane: "touchpoints" })[0]!.to).toBe("data");
    expect(leadsOf({ kind: "cell", cell: cell(""), lane: "touchpoints" })).toEqual([]);
  });
});

describe("notes", () => {
  it("are about the cell, the stage or the move", () => {
    expect(aboutOf(opened(one({}), "pains"))).toBe("cell:Decision/pains");
    expect(aboutOf({ kind: "way", way: { before: "A", after: "B" } as never, was: null })).toBe("move:A -> B");
    expect(countsOf([{ about: "a" }, { about: "b" }, { about: "a" }]).get("a")).toBe(2);
  });
});
