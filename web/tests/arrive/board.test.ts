// Are events and stages where somebody put them?

import { describe, expect, it } from "vitest";

import { besides, boardOf, changed, fault, isSame, NOWHERE, placeOf, wanted, type Board, type Proposal } from "@/arrive/stages/board";

const stage = (name: string, events: string[]) => ({ name, events, goal: "", rest: [], assumed: 0 });
const proposal = { stages: [stage("Looking", ["View"]), stage("Buying", ["Add", "Order"])], milestone: "Order" } as unknown as Proposal;
const board = boardOf(proposal);
const events = (of: Board) => of.stages.map((one) => [one.name, one.events]);

describe("a board", () => {
  it("moves an event from stage to stage, before another, and out of all", () => {
    expect(events(changed(board, { do: "move", event: "Add", to: "Looking", before: "View" }))).toEqual([["Looking", ["Add", "View"]], ["Buying", ["Order"]]]);
    expect(placeOf(changed(board, { do: "move", event: "Add", to: NOWHERE }), "Add")).toBe(NOWHERE);
    expect(events(changed(board, { do: "move", event: "Review", to: "Buying" }))[1]![1]).toEqual(["Add", "Order", "Review"]);
  });
  it("knows what lies beside, round and round", () => {
    expect(besides(board, "View", 1)).toBe("Buying");
    expect(besides(board, "View", -1)).toBe(NOWHERE);
    expect(besides(board, "Order", 1)).toBe(NOWHERE);
  });
  it("names, adds, orders and takes out stages", () => {
    const more = changed(changed(board, { do: "add", key: "new", name: "After" }), { do: "rename", stage: "Looking", name: "Seeing" });
    expect(more.stages.map((one) => one.name)).toEqual(["Seeing", "Buying", "After"]);
    expect(changed(more, { do: "shift", stage: "new", by: -9 }).stages.map((one) => one.name)).toEqual(["After", "Seeing", "Buying"]);
    expect(changed(more, { do: "remove", stage: "Buying" }).stages).toHaveLength(2);
    expect(wanted(more, {}).stages[0]).toEqual({ of: "Looking", name: "Seeing", goal: "", events: ["View"] });
  });
  it("knows whether anything was changed", () => {
    expect(isSame(board, proposal)).toBe(true);
    expect(isSame(changed(board, { do: "milestone", event: "Add" }), proposal)).toBe(false);
  });
  it("says what stands in the way", () => {
    const twice = changed(board, { do: "rename", stage: "Looking", name: " Buying " });
    expect(fault(twice, twice.stages[0]!, undefined)).toBe("twice");
    const empty = changed(board, { do: "add", key: "new", name: "After" });
    expect(fault(empty, empty.stages[2]!, undefined)).toBe("nothing");
    expect(fault(board, board.stages[0]!, proposal.stages[0])).toBe("none");
  });
});
