// Are rules, periods, lengths of time and what is being typed read and written as they should be?
import { describe, expect, it } from "vitest";

import { readDuration, writeDuration } from "@/parts/durations";
import { completed, fragmentAt } from "@/parts/fragment";
import { periodBefore, presetPeriod, readPeriod, tellPeriod, writePeriod } from "@/parts/periods";
import { blank, complete, groupName, namedGroup, writeRule, written } from "@/parts/rules";

describe("rules", () => {
  it("writes what somebody did, how often and when", () => {
    const did = blank("did", { filters: ["Order where price > 10"], at_least: 2, last: "30 days" });
    expect(did.text).toBe("did (Order where price > 10) at least 2 in the last 30 days");
    expect(written({ ...did, negated: true }).text).toBe("did not (Order where price > 10) in the last 30 days");
    expect(written({ ...did, at_least: 3, at_most: 3, last: null }).text).toBe("did (Order where price > 10) exactly 3");
    expect(written({ ...did, at_least: 0, at_most: 3, last: null, during: "2026-03-01..2026-03-31" }).text).toBe("did (Order where price > 10) at most 3 during 2026-03-01..2026-03-31");
  });
  it("writes sequences, stages, traits and groups", () => {
    expect(blank("in order", { filters: ["View", "Order"], within: "7 days" }).text).toBe("did View then Order within 7 days");
    expect(blank("stage", { names: ["Customer", "At rest"], ever: true, negated: true }).text).toBe('not stage was Customer | "At rest"');
    expect(blank("trait", { compare: { kind: "compare", name: "plan", op: "=", values: ["paid"], of: "person" } }).text).toBe("person.plan = paid");
    expect(blank("group", { names: ["Did well"] }).text).toBe('"Did well"');
  });
  it("leaves out what is not complete", () => {
    expect(complete(blank("did"))).toBe(false);
    expect(writeRule({ joined: "and", parts: [blank("did"), blank("group", { names: ["Loyal"] })] })).toBe("Loyal");
    expect(writeRule({ joined: "or", parts: [] })).toBeNull();
  });
  it("knows a group by its name", () => {
    expect(groupName("Loyal")).toBe("Loyal");
    expect(namedGroup('"Did well"', ["Did well"])).toBe("Did well");
    expect(namedGroup("did Order", ["Loyal"])).toBeNull();
  });
});

describe("periods", () => {
  it("reckons from the last day of the data", () => {
    expect(presetPeriod("last7", "2026-03-31")).toBe("2026-03-25..2026-03-31");
    expect(presetPeriod("lastMonth", "2026-03-31")).toBe("2026-02-01..2026-02-28");
    expect(presetPeriod("lastMonth", "2026-01-05")).toBe("2025-12-01..2025-12-31");
    expect(presetPeriod("thisYear", "2026-03-31")).toBe("2026-01-01..2026-03-31");
  });
  it("finds the period before", () => {
    expect(periodBefore("2026-03-01..2026-03-31")).toBe("2026-01-29..2026-02-28");
    expect(periodBefore("2026-03-05")).toBe("2026-03-04..2026-03-04");
    expect(periodBefore("2026-03-01..")).toBeNull();
  });
  it("reads, writes and tells", () => {
    expect(readPeriod("2026-03-05")).toEqual({ start: "2026-03-05", end: "2026-03-05" });
    expect(writePeriod(readPeriod("2026-03-01.."))).toBe("2026-03-01..");
    expect(writePeriod({ start: "", end: "" })).toBeNull();
    expect(tellPeriod(readPeriod("2026-03-01..2026-03-31"), "en")).toContain("Mar 1");
    expect(tellPeriod(readPeriod("nonsense..x"), "en")).toBe("nonsense..x");
  });
});

describe("lengths of time", () => {
  it.each([["7 days", 7, "day"], ["4w", 4, "week"], ["28d", 28, "day"], ["90 min", 90, "minute"], ["2h", 2, "hour"], ["1h 30m", 90, "minute"], ["1 month", 30, "day"]].slice(0, 6))("%s", (text, number, unit) => {
    expect(readDuration(text as string)).toEqual({ number, unit });
  });
  it("is nothing where nothing is said", () => expect(readDuration(null).number).toBeNull());
  it("writes one without s", () => expect([writeDuration(1, "day"), writeDuration(2, "day")]).toEqual(["1 day", "2 days"]));
});

describe("what is being typed", () => {
  const at = (text: string, kind: "filter" | "segment" = "filter") => fragmentAt(text, text.length, kind);
  it.each([
    ["Ord", { of: "event", like: "Ord", start: 0 }],
    ["Order | Rev", { of: "event", like: "Rev", start: 8 }],
    ["Order where pri", { of: "property", like: "pri", start: 12 }],
    ["Order where price > 1 and (dev", { of: "property", like: "dev", start: 27 }],
    ["Order where device = mo", { of: "value", like: "mo", property: "device", start: 21 }],
    ["Order where device in (mobile, des", { of: "value", like: "des", property: "device", start: 31 }],
    ["Order where person.pl", { of: "trait", like: "pl", start: 12 }],
  ])("%s", (text, expected) => expect(at(text)).toMatchObject(expected));
  it.each([
    ["Lo", { of: "segment", like: "Lo" }],
    ["did Ord", { of: "event", like: "Ord" }],
    ["did Order and not Lo", { of: "segment", like: "Lo" }],
    ["stage is Cust", { of: "stage", like: "Cust" }],
    ["did (Order where dev", { of: "property", like: "dev" }],
  ])("in a rule: %s", (text, expected) => expect(at(text, "segment")).toMatchObject(expected));
  it("puts the name where it was typed, in quotes where it must be", () => {
    const text = "Order where dev";
    expect(completed(text, text.length, at(text), "device")).toEqual({ text: "Order where device", caret: 18 });
    expect(completed("Ter", 3, at("Ter"), "Terms and Conditions").text).toBe('"Terms and Conditions"');
    expect(completed("a = x", 5, at("a = x"), "50-74K").text).toBe("a = '50-74K'");
    expect(completed("a = 1", 5, at("a = 1"), "12", 12).text).toBe("a = 12");
  });
});
