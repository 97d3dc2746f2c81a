import { describe, expect, it } from "vitest";

import { alone, besideOf, readSearch, requestOf, zoomOf } from "@/map/controls/search";

describe("the address of the map", () => {
  it("is read whatever somebody wrote into it", () => {
    expect(readSearch({ period: " 2026-05-01.. ", among: 7, zoom: "x", foreign: "y", as_of: {}, open: null })).toEqual({
      period: "2026-05-01..", among: "7", zoom: "x",
    });
    expect(zoomOf({ zoom: "x" })).toBe("rows");
    expect(zoomOf({ zoom: "stages" })).toBe("stages");
  });

  it("holds one comparison at most, and none that lacks its other side", () => {
    expect(readSearch({ against: "2026-04-01..2026-04-30" })).toEqual({});
    expect(readSearch({ others: "yes" })).toEqual({});
    expect(readSearch({ period: "2026-05-01..", against: "2026-04-01..", against_day: "2026-04-01" })).toEqual({
      period: "2026-05-01..", against: "2026-04-01..",
    });
  });

  it("becomes the server's question", () => {
    expect(requestOf({})).toEqual({ two: false, query: {} });
    expect(requestOf({ zoom: "findings", open: "x" })).toEqual({ two: false, query: { most: 25 } });
    expect(requestOf({ among: "Mobile", others: "yes" })).toEqual({ two: true, query: { against_group: "Mobile" } });
    expect(requestOf({ among: "Mobile", against_group: "French" })).toEqual({
      two: true, query: { among: "Mobile", against_group: "French" },
    });
    expect(requestOf({ as_of: "2026-05-01", against_day: "2026-04-01" }).two).toBe(true);
  });

  it("says what it is compared with, and can do without", () => {
    expect(besideOf({ among: "A", others: "yes" })).toBe("group");
    expect(besideOf({ against_day: "2026-04-01" })).toBe("day");
    expect(alone({ among: "A", others: "yes", zoom: "rows" })).toEqual({ among: "A", zoom: "rows" });
  });
});
