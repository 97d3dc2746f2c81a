// How is a finding said? Each kind in English, as the command line says it; and in every language with its plurals.

import { expect, test } from "vitest";

import { changeText } from "@/map/changed";
import type { Statement } from "@/map/facts";
import { sentence, title, titleOf } from "@/map/sentences";

import { count, difference, figure, finding, saying } from "./made";

const pain = (verdict: string, more: Partial<Statement> = {}) =>
  finding("pain", "lost after Cart", [
    figure("people", count(40, 100)), figure("missed more", 0.2, { unit: "points", low: 0.1, high: 0.3 }),
    figure("missed with", count(30, 40)), figure("missed without", count(33, 60)),
  ], { n: 100, detail: { sign: "drop-off", place: "Cart", verdict, goal: "Order" }, ...more });

const painPoint = (verdict: string) =>
  finding("pain point", "Delivery: late", [
    figure("people", count(412, 3831)), figure("said", count(14, 2066)), figure("silent", count(400, 412)),
    ...(verdict === "hurts" ? [figure("at stake", 17_583.8, { unit: "EUR", low: 10_741, high: 24_424.7 }), figure("reached more", -0.108, { unit: "points", low: -0.147, high: -0.069 }), figure("scored more", -0.31, { unit: "valence", low: -0.38, high: -0.25 })] : []),
  ], { n: 3831, detail: { verdict, sign: "told by the event", lived: "Parcel Shipped: then Lost", rule: "“carrier” of the event is X", basis: "net value", goal: "Order", within: "60 days" } });

const EVERY: Statement[] = [
  finding("goal", "Be sure", [figure("reached", count(57, 100)), figure("time", 120, { unit: "seconds" }), figure("unfinished", 3, { unit: "people" })]),
  finding("steps", "Be sure", [figure("steps", 4), figure("low quarter", 3), figure("high quarter", 6)]),
  finding("choices", "Be sure", [figure("choices", 3.65)]),
  finding("fields", "Be sure", [figure("fields", 2)]),
  finding("did", "Page Viewed", [figure("people", count(1, 4)), figure("events", 1204, { unit: "events" })]),
  finding("met", "Shop", [figure("people", count(1, 4)), figure("events", 1, { unit: "events" })]),
  finding("came", "Direct", [figure("people", count(1, 4)), figure("events", 2, { unit: "events" })]),
  finding("looked", "Guides", [figure("people", count(1, 4)), figure("events", 5, { unit: "events" })], { detail: { research: "Guides" } }),
  finding("searched", "lampe", [figure("people", count(1, 4)), figure("events", 21, { unit: "events" })], { detail: { research: "Searches" } }),
  finding("saw", "small-rooms", [figure("people", count(1, 4)), figure("events", 22, { unit: "events" })], { detail: { research: "Guides" } }),
  finding("spoke", "", [figure("people", count(20, 40)), figure("texts", 11, { unit: "texts" })], { evidence: "reported" }),
  finding("scored", "Review", [figure("mean", 3.125, { unit: "score", low: 3, high: 3.25 }), figure("answers", 754, { unit: "answers" })], { evidence: "reported", detail: { "low end": "1", "high end": "5" } }),
  finding("said", "Trop cher", [figure("score", 2, { unit: "score" })], { evidence: "reported", detail: { event: "Survey", language: "fr" } }),
  pain("hurts"), pain("unclear"), pain("no sign"), pain("too few"), pain("all missed"), pain("none missed"),
  finding("moment", "Cart", [figure("difference", 0.374, { unit: "points", low: 0.3, high: 0.4 }), figure("share", 0.65, { unit: "share" }), figure("others", 0.28, { unit: "share" })], { detail: { found: "yes", goal: "Order", within: "60 days" } }),
  finding("refused", "Mail", [figure("people", count(4, 10)), figure("mean before", 1.01, { unit: "times each" }), figure("mean of others", 0.0026, { unit: "times each" }), figure("compared", 29, { unit: "people" }), figure("others", 174, { unit: "people" })], { detail: { reason: "differed before", goal: "Order", within: "60 days", what: "goals" } }),
  finding("prompt", "Coupon", [figure("shown", count(50, 100)), figure("taken", count(20, 50)), figure("went on", count(30, 50))], { n: 50 }),
  finding("moved on", "Decision", [figure("people", count(5, 10))]),
  finding("stay", "Decision", [figure("median", 259_200, { unit: "seconds" }), figure("still there", 5, { unit: "stays" })]),
  finding("measure", "order value", [figure("value", 24.9, { unit: "EUR", low: 20, high: 30 }), figure("of", 4775, { unit: "events" })]),
  finding("reading", "Clicks", [figure("value", 114_366)], { detail: { of: "ads", mean: "yes" } }),
  finding("assumed", "Their way of paying is missing", [], { evidence: "assumed", detail: { test: "an exit survey" } }),
  finding("milestone", "Order", [figure("reached", count(19, 100))]),
  finding("nowhere", "", [figure("people", count(66, 100))]),
  finding("out", "", [figure("people", count(6, 100))]),
  finding("unplaced", "", [figure("events", 54, { unit: "events" })]),
  finding("did", "Page Viewed", [], { withheld: "fewer than 10 of 20,952 people" }),
  finding("felt", "texts", [figure("valence", -0.22, { unit: "valence", low: -0.28, high: -0.17 }), figure("people", 228, { unit: "people" }), figure("went on", count(68, 205)), figure("intensity", 0.39, { unit: "intensity" })], { n: 228, evidence: "reported", detail: { drawn: "12%" } }),
  finding("felt", "behaviour", [figure("valence", -0.05, { unit: "valence", low: -0.06, high: -0.04 }), figure("shown", count(5, 100))], { n: 100 }),
  finding("theme said", "Delivery: late", [figure("people", count(64, 273)), figure("badly", count(60, 64)), figure("well", count(1, 64))], { n: 64, evidence: "reported" }),
  ...["question", "doubt", "motive", "alternative", "request", "complaint", "praise"].map((kind) => finding("told", kind, [figure("people", count(28, 228)), figure("texts", 28, { unit: "texts" })], { n: 28, evidence: "reported" })),
  finding("unheard", "", [figure("people", count(0, 40))]),
  painPoint("hurts"), painPoint("no sign"), painPoint("differed before"),
  finding("pain point", "Delivery: damaged", [figure("people", count(44, 2066))], { n: 2066, detail: { verdict: "not compared", goal: "Order", within: "60 days", quote: "Cassé", language: "fr" } }),
  finding("pain point", "Parcel Delivered: later than promised_on", [figure("people", count(100, 1000)), figure("said", count(0, 500))], { n: 1000, detail: { verdict: "too few", lived: "Parcel Delivered: later than promised_on" } }),
];

test("every kind is said in English with its numbers and denominators", async () => {
  const say = await saying();
  expect(EVERY.map((one) => sentence(one, say))).toMatchInlineSnapshot(`
    [
      "They want: Be sure. 57% (57 of 100) reached it. Half of these took 2 minutes or less. 3 more may still.",
      "Half of those who reach it take 4 steps or fewer. The middle half: 3 to 6.",
      "At each place on the way to it there are 3.65 choices.",
      "On the way to it there are 2 fields to fill in.",
      "Page Viewed: 25% (1 of 4), 1,204 events.",
      "Shop: 25% (1 of 4), 1 event.",
      "By Direct: 25% (1 of 4), 2 events.",
      "Guides: 25% (1 of 4), 5 events.",
      "Searched for “lampe” (Searches): 25% (1 of 4), 21 events.",
      "Saw “small-rooms” (Guides): 25% (1 of 4), 22 events.",
      "50% (20 of 40) said something. 11 texts with words.",
      "Review: mean 3.13 (3 to 3.25) of 754 answers. Seen from 1 to 5.",
      "“Trop cher” (Survey, fr, score 2)",
      "Lost after Cart: 40% (40 of 100). Of these 75% (30 of 40) missed Order, of others there 55% (33 of 60). Associated with 20.0 points more (10.0 to 30.0).",
      "Lost after Cart: 40% (40 of 100). Of these 75% (30 of 40) missed Order, of others there 55% (33 of 60). No clear difference.",
      "Lost after Cart: 40% (40 of 100). Of these 75% (30 of 40) missed Order, of others there 55% (33 of 60). They miss it no more often.",
      "Lost after Cart: 40% (40 of 100). Of these 75% (30 of 40) missed Order, of others there 55% (33 of 60). Too few to conclude.",
      "Lost after Cart: 40% (40 of 100). All missed Order, with it or without: nothing to compare.",
      "Lost after Cart: 40% (40 of 100). Nobody missed Order, with it or without: nothing to compare.",
      "After Cart, 65% reached Order within 60 days; of others like them, 28%. Associated with 37.4 points more (30.0 to 40.0).",
      "Mail (40% (4 of 10)): not told whether Order follows more often, for those who did it already differed before. In the 60 days before it, they had reached Order 1.01 times each (29 people), others 0.0026 times each (174 people).",
      "Coupon: shown to 50% (50 of 100). 40% (20 of 50) of these took it up. 60% (30 of 50) went on to a later stage.",
      "Moved on to Decision: 50% (5 of 10).",
      "Half of the stays last 3 days or less; 5 stays are still going on.",
      "Order value: €24.90 (€20.00 to €30.00), of 4,775 events.",
      "Clicks (ads): 114,366, a mean. A figure of nobody.",
      "Their way of paying is missing. What would test it: an exit survey",
      "Order: 19% (19 of 100) reached it.",
      "In no stage now: 66% (66 of 100).",
      "Out now: 6% (6 of 100).",
      "In no stage when they happened: 54 events.",
      "Page Viewed is withheld: fewer than 10 of 20,952 people.",
      "What they write: −0.22 on −1 to 1 (−0.28 to −0.17), of 228 people. Drawn 12% of the way to the whole. Of those heard, 33% (68 of 205) went on.",
      "How they behave: −0.05 on −1 to 1 (−0.06 to −0.04). 5% (5 of 100) meet errors, or repeat or go back where that goes with missing the goal.",
      "Delivery: late: 23% (64 of 273) speak of it. Of these badly: 94% (60 of 64). Of these well: 1.6% (1 of 64).",
      "Questions: 12% (28 of 228), 28 texts.",
      "Doubts: 12% (28 of 228), 28 texts.",
      "Why they came: 12% (28 of 228), 28 texts.",
      "Alternatives named: 12% (28 of 228), 28 texts.",
      "Requests: 12% (28 of 228), 28 texts.",
      "Complaints: 12% (28 of 228), 28 texts.",
      "Praise: 12% (28 of 228), 28 texts.",
      "Who had not bought is unheard: 0% (0 of 40) said something.",
      "Delivery: late: 11% (412 of 3,831) lived it (Parcel Shipped: then Lost); 0.68% (14 of 2,066) of those who said anything say so. Of those who lived it, 97% (400 of 412) kept silent. Order reached within 60 days, beside others like them: 10.8 points less (-14.7 to -6.9). Their scores differ by −0.31 (−0.38 to −0.25) on −1 to 1. At stake, associated with it: €17,584 (€10,741 to €24,425); counted by what people paid, net.",
      "Delivery: late: 11% (412 of 3,831) lived it (Parcel Shipped: then Lost); 0.68% (14 of 2,066) of those who said anything say so. Of those who lived it, 97% (400 of 412) kept silent. No loss is told: those who lived it did no worse.",
      "Delivery: late: 11% (412 of 3,831) lived it (Parcel Shipped: then Lost); 0.68% (14 of 2,066) of those who said anything say so. Of those who lived it, 97% (400 of 412) kept silent. No loss is told: those who lived it already differed before.",
      "Delivery: damaged: 2.1% (44 of 2,066) of those who said anything say so. Nothing on record tells who lives it. “Cassé”",
      "Parcel Delivered: later than promised_on: 10% (100 of 1,000) lived it; 0% (0 of 500) of those who said anything say so. No loss is told: too few people.",
    ]
  `);
});

test.each(["en", "ru", "ro", "fr", "id"])("in %s nothing is left unsaid: no key, no hole, no broken value", async (language) => {
  const say = await saying(language);
  for (const one of EVERY) {
    for (const told of [sentence(one, say), title(one, say)]) {
      expect(told, one.kind).not.toMatch(/draw\.|\{\{|undefined|NaN|null/);
      expect(told).not.toBe("");
    }
  }
});

test("Russian has its plurals", async () => {
  const say = await saying("ru");
  const events = (many: number) => sentence(finding("unplaced", "", [figure("events", many, { unit: "events" })]), say);
  expect([1, 3, 5, 21, 1.5].map(events).map((told) => told.split(": ")[1])).toEqual(["1 событие.", "3 события.", "5 событий.", "21 событие.", "1,5 события."]);
});

test("a title stands beside a text only where it says what the text does not", () => {
  const quote = (about: string, name: string) => titleOf(finding("said", about, [], { detail: { title: name } }));
  expect(quote("The shade was cracked", "Cracked shade")).toBe("");
  expect(quote("The shade was cracked", "Sadly sent back")).toBe("Sadly sent back");
});

test("a difference is said with what it was, what it is, and how sure that is", async () => {
  const say = await saying();
  const from = figure("people", count(61, 100)), to = figure("people", count(52, 100));
  const told = { lane: "actions" as const, stage: "Decision", kind: "did", about: "Checkout", figure: "people", before: from, after: to };
  expect(changeText(difference({ ...told, difference: -0.09, low: -0.12, high: -0.06, clear: true }), say))
    .toBe("Decision: Checkout fell from 61% (61 of 100) to 52% (52 of 100): by 9.0 points (6.0 to 12.0).");
  expect(changeText(difference({ ...told, difference: -0.09, low: -0.2, high: 0.02 }), say)).toContain("no clear difference");
  expect(changeText(difference({ ...told, difference: -0.09 }), say)).toContain("cannot be told");
  expect(changeText(difference({ ...told, before: null }), say)).toBe("Decision: Checkout: only on the second, 52% (52 of 100).");
  expect(changeText(difference({ stage: "A", kind: "forward", about: "B", figure: "people", before: null, after: to }), say)).toContain("People who moved from A to B");
});
