import { describe, expect, it } from "vitest";

import { besides, byHand, cellOf, type Edits, keyOf, mapText, parted, type Row, withCell, withCells, without, wordsOf } from "@/data/rows/rows";

const row = (number: number, cells: Record<string, string>, column = "time"): Row => ({
  load: "l1", number, file: "web.csv", row: number, source: "web", reason: "time not readable", column, cells, raw: "",
});
const one = row(1, { time: "31/12", event: "View", user: "" });

describe("rows edited in place", () => {
  it("remembers only what differs", () => {
    const edits = withCell({}, one, "time", "2026-01-01");
    expect(edits).toEqual({ "l1 1": { time: "2026-01-01" } });
    expect(cellOf(one, "time", edits)).toBe("2026-01-01");
    expect(cellOf(one, "event", edits)).toBe("View");
    expect(cellOf(one, "none", edits)).toBe("");
    expect(withCell(edits, one, "time", "31/12")).toEqual({});
    expect(without(withCell(edits, row(2, {}), "a", "b"), one)).toEqual({ "l1 2": { a: "b" } });
  });

  it("sends whole rows, those too that another page shows", () => {
    const edits: Edits = withCells({}, one, { time: "2026-01-01", user: "ann" });
    expect(byHand(edits, new Map([[keyOf(one), one]]))).toEqual([
      { load: "l1", number: 1, cells: { time: "2026-01-01", event: "View", user: "ann" } },
    ]);
    expect(byHand(edits, new Map())).toEqual([]);
  });

  it("shows what a row is recognised by, roles first, never the cell at fault", () => {
    const found = besides(row(1, { a: "1", time: "x", event: "View", b: "2", user: "" }), { time: "time", event: "event", user: "user" }, 2);
    expect(found).toEqual(["event", "a"]);
  });
});

describe("rows read otherwise", () => {
  it("says it as --map does", () => {
    expect(mapText({})).toBe("");
    expect(mapText({ dates: "day-first", time: "when" })).toBe("dates=day-first,time=when");
    expect(mapText({ name: "Order", event: "kind" })).toBe("event==Order");
    expect(mapText({ person: 'a, "b"' })).toBe('"person=a, ""b"""');
  });
});

describe("lines that could not be parted", () => {
  it("are parted as a proposal, what is left over apart", () => {
    expect(parted('1,"a, b",x,more', ["id", "text", "kind"])).toEqual({ cells: { id: "1", text: "a, b", kind: "x" }, over: ["more"] });
    expect(parted("1;2", ["id", "text", "kind"])).toEqual({ cells: { id: "1", text: "2", kind: "" }, over: [] });
    expect(parted('"say ""hi"""', ["text"])).toEqual({ cells: { text: 'say "hi"' }, over: [] });
  });
});

it("finds the words of every reason", () => {
  expect(wordsOf("time outside 1970 to 2106")).toBe("time_outside_1970_to_2106");
  expect(wordsOf("another person's key")).toBe("another_person_s_key");
});
