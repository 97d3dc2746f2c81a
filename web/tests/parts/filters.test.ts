// Is a filter written as the server writes it, and does its sentence say the same? Pairs from the server itself.
import { describe, expect, it } from "vitest";

import { toSentence, writeFilter, writeSentence, type Filter } from "@/parts/filters";

import pairs from "./filters.json";

describe("filters", () => {
  it.each(pairs as unknown as { text: string; filter: Filter }[])("$text", ({ text, filter }) => {
    expect(writeFilter(filter)).toBe(text);
  });
  it.each(pairs as unknown as { text: string; filter: Filter }[])("the sentence of $text", ({ text, filter }) => {
    expect(writeSentence(toSentence(filter))).toBe(text);
  });
  it("says nothing where nothing is said", () => {
    expect(writeSentence({ names: null, joined: "and", conditions: [] })).toBeNull();
    expect(writeSentence({ names: [], joined: "and", conditions: [] })).toBe("any event");
  });
  it("joins conditions by the word that is chosen", () => {
    const one = (name: string) => ({ kind: "compare" as const, compare: { kind: "compare" as const, name, op: "=" as const, values: [1], of: "event" as const } });
    expect(writeSentence({ names: ["Order"], joined: "or", conditions: [one("a"), one("b")] })).toBe("Order where (a = 1 or b = 1)");
  });
});
