// Is what somebody mends kept as it was meant?

import { describe, expect, it } from "vitest";

import { candidates, offered, roleWord, timesChoice, tone } from "@/arrive/files/roles";
import { isSaid, saidOf, standing, withColumn, withName, withoutColumn, withoutTable, withTable, type Said, type Table } from "@/arrive/files/said";

const nothing: Said = { origin: "real", tables: {} };
const table = (change: Partial<Table>): Table =>
  ({ table: "t", part: "events", said: {}, aside: [], columns: [], looked: 3, problem: null, ...change }) as unknown as Table;

describe("what is said of columns", () => {
  it("keeps what was said before of the same role", () => {
    const said = withColumn(withColumn(nothing, "t", "stars", { name: "score" }), "t", "stars", { type: "number" });
    expect(said.tables.t!.columns).toEqual({ stars: { name: "score", type: "number" } });
  });
  it("forgets name and type with a new role", () => {
    const said = withColumn(withColumn(nothing, "t", "who", { name: "score", type: "text" }), "t", "who", { role: "email" });
    expect(said.tables.t!.columns).toEqual({ who: { role: "email" } });
  });
  it("says nothing of a table once all is as recognised", () => {
    expect(withoutColumn(withColumn(nothing, "t", "a", { role: "skip" }), "t", "a")).toEqual(nothing);
    expect(withTable(nothing, "t", { out: false })).toEqual(nothing);
    expect(withoutTable(withTable(nothing, "t", { out: true }), "t")).toEqual(nothing);
  });
  it("names events otherwise, or as before", () => {
    const said = withName(nothing, "t", "Parcel Shipped", " Sent ");
    expect(said.tables.t!.names).toEqual({ "Parcel Shipped": "Sent" });
    expect(withName(said, "t", "Parcel Shipped", "Parcel Shipped")).toEqual(nothing);
  });
  it("goes by what the server told, and keeps what files need that cannot be opened", () => {
    const told = { origin: "sample", tables: [table({ said: { out: true } as never }), table({ table: "u" })] } as never;
    expect(saidOf(told, { "file:a.csv": { delimiter: ";" }, old: { out: true } })).toEqual({
      origin: "sample",
      tables: { "file:a.csv": { delimiter: ";" }, t: { out: true } },
    });
  });
  it("knows nothing from something", () => {
    expect(isSaid({ columns: {}, names: {}, alone: false, out: false, zone: null })).toBe(false);
    expect(isSaid({ day_first: false } as never)).toBe(false);
  });
});

describe("how a table stands", () => {
  it("asks before anything else is told", () => expect(standing(table({ problem: { question: "no time" } as never, aside: [{} as never] }))).toBe("asks"));
  it("tells rows that would be set aside", () => expect(standing(table({ aside: [{} as never] }))).toBe("some aside"));
  it("is ready, left out, or only looked up", () => {
    expect(standing(table({}))).toBe("ready");
    expect(standing(table({ part: "out" }))).toBe("out");
    expect(standing(table({ part: "looked up" }))).toBe("looked up");
    expect(standing(table({ looked: 0 }))).toBe("none");
  });
});

describe("roles", () => {
  it("are those of what a row is", () => {
    expect(offered("figures").flatMap(([, roles]) => roles)).not.toContain("email");
    expect(offered("events").flatMap(([, roles]) => roles)).toContain("email");
    expect(roleWord("property", "figures")).toBe("of_which");
    expect(tone("email")).toBe("who");
  });
  it("tell how times are written", () => {
    expect(timesChoice({ form: "pattern", day_first: true } as never)).toBe("day");
    expect(timesChoice({ form: "pattern", pattern: "%d.%m.%Y" } as never)).toBe("pattern");
    expect(timesChoice({ form: "ambiguous" } as never)).toBeNull();
    expect(timesChoice({ form: "epoch", unit: "ms" } as never)).toBe("ms");
  });
  it("offers the columns that a question names", () => {
    const columns = [{ column: "a", role: "property" }, { column: "b", role: "made" }, { column: "c", role: "property" }] as never;
    expect(candidates(table({ columns, problem: { columns: ["c"] } as never })).map((one) => one.column)).toEqual(["c"]);
    expect(candidates(table({ columns, problem: { columns: [] } as never })).map((one) => one.column)).toEqual(["a", "c"]);
  });
});
