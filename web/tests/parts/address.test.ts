import { describe, expect, it } from "vitest";

import { exploreHref, fromSearch, toSearch } from "@/parts/address";

const asked = { question: "funnel", query: { steps: ["View", "Order"], within: "7 days" }, asOf: "2026-05-01" };

describe("the address of a question", () => {
  it("holds all of it", () => {
    expect(fromSearch(toSearch(asked))).toEqual(asked);
    expect(fromSearch(toSearch({ question: "stages", query: {} }))).toEqual({ question: "stages", query: {} });
  });

  it("reads as the router writes it", () => {
    const [path, search] = exploreHref("my shop", asked).split("?");
    expect(path).toBe("/my%20shop/explore");
    const read = Object.fromEntries(new URLSearchParams(search));
    expect(read.question).toBe("funnel");
    expect(JSON.parse(read.query!)).toEqual(asked.query);
    expect(read.as_of).toBe("2026-05-01");
    expect(exploreHref("x", { ...asked, asOf: "2026" })).toContain(encodeURIComponent('"2026"'));
  });

  it("bears whatever somebody writes into it", () => {
    for (const search of [null, 3, [], {}, { question: 7 }, { question: "" }, { query: {} }]) expect(fromSearch(search)).toBeNull();
    expect(fromSearch({ question: "funnel", query: "steps" })).toEqual({ question: "funnel", query: {} });
  });
});
