// Are forms laid out as people need them, is a query kept short, and can every change be taken back?
import { describe, expect, it } from "vitest";

import { arrange, asked, carried, missing, withValue, type Field, type Form } from "@/explore/form";
import { changed, NO_PAST, redone, undone } from "@/explore/history";
import { moved, readBreakdown, readExclusion, readStep, writeBreakdown, writeExclusion, writeStep } from "@/explore/steps";

const field = (name: string, more: Partial<Field> = {}): Field => ({ name, kind: "text", many: false, required: false, default: null, choices: [], names: null, help: "", ...more });
const form = (name: string, fields: Field[]): Form => ({ name, summary: "", fields });
const funnel = form("funnel", [
  field("steps", { kind: "step", many: true, required: true }), field("within", { kind: "duration", required: true }), field("ties"), field("where"), field("period"), field("among"),
]);
const names = (fields: Field[]): string[] => fields.map((one) => one.name);

describe("a form", () => {
  it("shows what is asked first, then of whom, and the rest when looked for", () => {
    const { main, about, more } = arrange(funnel, {});
    expect([names(main), names(about), names(more)]).toEqual([["steps", "within"], ["period", "among", "where"], ["ties"]]);
  });
  it("asks for a value only where there is one", () => {
    const trend = form("trend", [field("measure"), field("value"), field("as_money")]);
    expect(names(arrange(trend, {}).main)).toEqual(["measure"]);
    expect(names(arrange(trend, { measure: "sum" }).main)).toEqual(["measure", "value", "as_money"]);
  });
  it("leaves out what is meant anyway", () => {
    const top = field("top", { kind: "number", default: 12 });
    expect(withValue(top, { top: 5 }, 12)).toEqual({});
    expect(withValue(top, { among: "Loyal" }, 3)).toEqual({ among: "Loyal", top: 3 });
    expect(withValue(field("among"), { among: "Loyal", top: 3 }, null)).toEqual({ top: 3 });
  });
  it("knows what is missing", () => {
    expect(missing(funnel, { within: "7 days" })).toEqual(["steps"]);
    expect(missing(funnel, { within: "7 days", steps: [""] })).toEqual(["steps"]);
    expect(missing(funnel, { within: "7 days", steps: ["View", ""] })).toEqual([]);
    expect(missing(form("dropoff", funnel.fields), { within: "7 days", steps: ["View", ""] })).toEqual(["steps"]);
  });
  it("asks without what is not filled in yet", () => expect(asked({ steps: ["View", "", "Order"], exclude: [""], top: 3 })).toEqual({ steps: ["View", "Order"], top: 3 }));
  it("carries the people, the time and the steps to another question", () => {
    const dropoff = form("dropoff", funnel.fields);
    expect(carried({ steps: ["A", "B"], within: "1 day", among: "Loyal", ties: "x" }, dropoff, { steps: ["X"], within: "7 days" })).toEqual({ steps: ["A", "B"], within: "1 day", among: "Loyal" });
    expect(carried({ within: "1 day", period: "2026-03-01..", among: "Loyal" }, form("trend", [field("among"), field("period")]), { event: "Order" })).toEqual({ event: "Order", period: "2026-03-01..", among: "Loyal" });
  });
});

describe("what was asked before", () => {
  const [one, two, three] = ["a", "b", "c"].map((question) => ({ question, query: {} }));
  it("goes back and forth, and forgets what was taken back when something new is asked", () => {
    const past = changed(changed(NO_PAST, one!), two!);
    const back = undone(past, three!)!;
    expect(back.to).toEqual(two);
    expect(redone(back.past, back.to)!.to).toEqual(three);
    expect(redone(changed(back.past, back.to), one!)).toBeNull();
    expect(undone(NO_PAST, one!)).toBeNull();
  });
});

describe("steps", () => {
  it.each([
    "Order", "Coupon Entered, optional", "Card Paid, or Invoice Paid", "Order where note = 'a, b', within 2 days", "Order where x in (1, 2), or Review, optional, within 1 day",
  ])("%s", (text) => expect(writeStep(readStep(text, "step"), "step")).toBe(text));
  it.each(["Order", "Coupon?", "View+", "Seen*", "Delivery within 3 days", "Coupon? within 2 days"])("intended: %s", (text) => expect(writeStep(readStep(text, "intended"), "intended")).toBe(text));
  it("reads an alternative, a wish and a time", () => {
    expect(readStep("A where n = 'x, y', or B, optional, within 2 days", "step")).toEqual({ events: "A where n = 'x, y'", or: ["B"], optional: true, again: false, within: "2 days" });
    expect(readStep("View+ within 3 days", "intended")).toMatchObject({ events: "View", again: true, optional: false, within: "3 days" });
  });
  it("moves", () => expect([moved([1, 2, 3], 0, 2), moved([1, 2, 3], 2, 0), moved([1, 2, 3], 1, 9)]).toEqual([[2, 3, 1], [3, 1, 2], [1, 3, 2]]));
  it("excludes between steps", () => {
    const text = "Refund after step 1 before step 2";
    expect(writeExclusion(readExclusion(text))).toBe(text);
    expect(writeExclusion({ events: "Refund", after: null, before: null })).toBe("Refund");
  });
  it("breaks down at a step", () => {
    expect(readBreakdown("journey.channel at step 2")).toEqual({ property: "journey.channel", at: "step 2" });
    expect(writeBreakdown(readBreakdown("channel at last"))).toBe("channel at last");
    expect(writeBreakdown({ property: "channel", at: "first" })).toBe("channel");
  });
});
