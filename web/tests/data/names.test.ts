import { describe, expect, it } from "vitest";

import { likeliest, type Listed, matching, others, told } from "@/data/names/names";
import { complete, moved, placed, wanted, withRule } from "@/data/places/order";
import { whyOf } from "@/data/text/why";

const name = (name: string, more: Partial<Listed> = {}): Listed => ({ name, events: 1, people: 1, called: [name], sources: [], types: [], derived: false, ...more });

describe("names listed", () => {
  it("are found by all words, in what they are called and what is said of them", () => {
    const names = [name("Email Opened"), name("Opened Cart"), name("Order", { called: ["purchase"] })];
    expect(matching(names, "open", new Map()).map((one) => one.name)).toEqual(["Opened Cart", "Email Opened"]);
    expect(matching(names, "PURCH", new Map())[0]!.name).toBe("Order");
    expect(matching(names, "money in", new Map([["Order", "Money comes in"]]))[0]!.name).toBe("Order");
    expect(matching(names, " ", new Map())).toHaveLength(3);
  });

  it("are merged under the most frequent", () => {
    expect(likeliest([name("purchase", { events: 2 }), name("Order", { events: 9 })])).toBe("Order");
    expect(likeliest([name("amount", { events: null }), name("sum", { events: null })])).toBe("sum");
    expect(others(name("Order", { called: ["Order", "purchase"] }))).toEqual(["purchase"]);
  });

  it("have their changes told together", () => {
    expect(told([
      { of: "event", how: "merge", old: "a", new: "X" },
      { of: "event", how: "rename", old: "b", new: "B" },
      { of: "event", how: "merge", old: "c", new: "X" },
      { of: "property", how: "hide", old: "d", new: "" },
    ])).toEqual([
      { of: "event", how: "merge", olds: ["a", "c"], new: "X" },
      { of: "event", how: "rename", olds: ["b"], new: "B" },
      { of: "property", how: "hide", olds: ["d"], new: "" },
    ]);
  });
});

describe("rules in their order", () => {
  const rules = ["a", "b", "c"].map((name) => ({ name, events: [name], where: "", channel: "", inferred: "" }));
  it("are moved, and say which they were", () => {
    expect(moved([1, 2, 3], 0, 2)).toEqual([2, 3, 1]);
    expect(moved([1, 2, 3], 2, 0)).toEqual([3, 1, 2]);
    expect(moved([1, 2, 3], 1, 9)).toEqual([1, 2, 3]);
    expect(wanted(moved(placed(rules), 2, 0)).map((one) => one.was)).toEqual([2, 0, 1]);
    expect(withRule(placed(rules), 1, rules[0]!)[1]).toMatchObject({ was: 1, rule: { name: "a" } });
  });
  it("say events or a condition", () => {
    expect(complete(rules[0]!)).toBe(true);
    expect(complete({ ...rules[0]!, events: [" "] })).toBe(false);
    expect(complete({ ...rules[0]!, name: " " })).toBe(false);
  });
});

it("why a text was written is told in words", () => {
  expect(whyOf("rename back Order")).toEqual({ key: "renameBack", name: "Order" });
  expect(whyOf("rename Order back")).toEqual({ key: "rename", name: "Order back" });
  expect(whyOf("found")).toEqual({ key: "found", name: "" });
  expect(whyOf("something else")).toEqual({ key: "other", name: "something else" });
});
