// Do shares add up, and is nobody counted as somebody?

import { describe, expect, it } from "vitest";

import { inOrder, shares, totals, wholePercents, type Came } from "@/arrive/came/joins";

describe("whole percents", () => {
  it("add up to a hundred", () => expect(wholePercents([1, 1, 1])).toEqual([34, 33, 33]));
  it("are nought of nothing", () => expect(wholePercents([0, 0])).toEqual([0, 0]));
});

describe("shares of a source", () => {
  it("put those who are nobody yet last, together", () => {
    const told = { source: "reviews", rows: 100, joined: [{ kind: "email", rows: 61 }, { kind: "order", rows: 22 }], nobody: [{ kind: "order", rows: 10 }, { kind: "no id", rows: 7 }] };
    expect(shares(told).map(({ kind, percent }) => [kind, percent])).toEqual([["email", 61], ["order", 22], ["", 17]]);
  });
});

describe("what came of loading", () => {
  const source = (name: string, rows: number, aside: number) => ({ source: name, rows, accepted: rows - aside, twice: 0, aside: aside ? [{ rows: aside }] : [], looked_up: [] });
  it("sums rows, and shows first what is to be mended", () => {
    const came = { sources: [source("big", 100, 0), source("small", 10, 2)] } as unknown as Came;
    expect(totals(came)).toEqual({ rows: 110, accepted: 108, twice: 0, aside: 2 });
    expect(inOrder(came.sources).map((one) => one.source)).toEqual(["small", "big"]);
  });
});
