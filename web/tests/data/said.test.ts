import { describe, expect, it } from "vitest";

import { type Say, sayLeave, sayLength, sayRule, sayStage } from "@/data/rules/said";

const say: Say = {
  did: (events, times, within) => `${events}${times > 1 ? ` x${times}` : ""}${within ? ` in ${within}` : ""}`,
  didNot: (events, within) => `no ${events}${within ? ` in ${within}` : ""}`,
  not: (rule) => `not(${rule})`,
  quiet: (length, of, to) => `quiet ${length}${of ? ` of ${of}` : ""}${to ? ` -> ${to}` : ""}`,
  leaves: (rule, to) => `${rule}${to ? ` -> ${to}` : ""}`,
  or: (parts) => parts.join(" | "),
  and: (parts) => parts.join(" & "),
  length: (count, unit) => `${count}${unit[0]}`,
};

describe("rules in words", () => {
  it("of every form", () => {
    expect(sayRule("Order", say)).toBe("Order");
    expect(sayRule({ did: "View", at_least: 2, within: "7 days" }, say)).toBe("View x2 in 7d");
    expect(sayRule({ any: ["A", { all: ["B", { did_not: "C", within: "1 hour" }] }] }, say)).toBe("A | B & no C in 1h");
    expect(sayRule({ not: "A" }, say)).toBe("not(A)");
  });
  it("of leaving", () => {
    expect(sayLeave({ quiet: "45 days" }, say)).toBe("quiet 45d");
    expect(sayLeave({ quiet: "45 days", of: ["A", "B"], to: "Quiet" }, say)).toBe("quiet 45d of A | B -> Quiet");
    expect(sayLeave({ did: "Cancel", to: "Gone" }, say)).toBe("Cancel -> Gone");
    expect(sayLeave("Cancel", say)).toBe("Cancel");
  });
  it("of a whole stage, and of one that says nothing yet", () => {
    expect(sayLength("a while", say)).toBe("a while");
    expect(sayStage({ name: "x" }, say)).toEqual({ enter: "", leave: [], back: false, goal: "", success: "", intended: [] });
    expect(sayStage({ enter: "A", back: true, success: { goal: "Sure", rule: { did: "B" } }, intended: ["A", "B"] }, say)).toEqual({
      enter: "A", leave: [], back: true, goal: "Sure", success: "B", intended: ["A", "B"],
    });
  });
});
