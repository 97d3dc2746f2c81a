// What does the inbox ask for, and where is a text marked?

import { describe, expect, it } from "vitest";

import { asked } from "@/voice/asked";
import { pieces } from "@/voice/inbox/marked";
import { changed, many, readSearch } from "@/voice/search";

describe("an address of the inbox", () => {
  it("is read with care", () => {
    expect(readSearch({ sign: "negative", theme: "Delivery: late", low: "2", high: 5, order: "worst", only: "unread", evil: "x" })).toEqual({
      sign: "negative", theme: "Delivery: late", low: 2, high: 5, order: "worst", only: "unread",
    });
    expect(readSearch({ sign: {}, low: "many", order: "latest", only: "all", find: 12 })).toEqual({ find: "12" });
    expect(readSearch(null)).toEqual({});
  });
  it("loses what is emptied, and the text that was open", () => {
    expect(changed({ sign: "negative", text: "7" }, { theme: "Price: too high", sign: undefined })).toEqual({ theme: "Price: too high" });
    expect(changed({ order: "worst" }, { order: "latest" })).toEqual({});
    expect(changed({ low: 1 }, { high: 0 })).toEqual({ low: 1, high: 0 });
  });
  it("says how many filters are set; what is looked for and the order are none", () => {
    expect(many({ find: "late", order: "worst" })).toBe(0);
    expect(many({ sign: "negative", low: 0, period: "2026-03-01..", only: "corrected" })).toBe(4);
  });
  it("becomes a question to the server", () => {
    expect(asked({ stage: "Delivery", period: "2026-03-01..2026-03-31", low: 0, only: "corrected", order: "unsure" })).toEqual({
      most: 20, stage: "Delivery", start: "2026-03-01", end: "2026-03-31", low: 0, corrected: true, order: "unsure",
    });
    expect(asked({ period: "2026-03-01.." })).toEqual({ most: 20, start: "2026-03-01" });
  });
});

describe("a marked text", () => {
  const told = (text: string, spans: [number, number][]) => pieces(text, spans.map(([start, end]) => ({ start, end }))).map((piece) => `${piece.finding ?? "-"}:${piece.text}`);
  it("is cut at the ends of its findings", () => {
    expect(told("The shoes are lovely but the parcel came late.", [[0, 20], [25, 46]])).toEqual(["0:The shoes are lovely", "-: but ", "1:the parcel came late."]);
  });
  it("counts letters as the server does: whole code points", () => {
    expect(told("😡😡 late. ok", [[0, 8], [9, 11]])).toEqual(["0:😡😡 late.", "-: ", "1:ok"]);
  });
  it("loses no letter, whatever the findings say", () => {
    expect(told("abc", [])).toEqual(["-:abc"]);
    expect(told("abcdef", [[2, 4], [0, 3]])).toEqual(["1:abc", "0:d", "-:ef"]);
    expect(told("abc", [[1, 99], [7, 8], [2, 1]])).toEqual(["-:a", "0:bc"]);
    expect(told("", [[0, 3]])).toEqual([]);
  });
});
