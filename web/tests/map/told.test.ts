// What the server tells in English words: is each sentence that a map may hold known, and told in every language?

import { expect, test } from "vitest";

import { sentence, title } from "@/map/sentences";
import { livedText, painText, told, withinText } from "@/map/told";

import { count, figure, finding, saying } from "./made";

const SENTENCES = [
  "fewer than 10 of 20,952 people",
  "all but fewer than 10 of 20,952 people",
  "fewer than 10 people, or all but so few",
  "would tell of a group of fewer than 10 people",
  "taken and went on: fewer than 10 people",
  "taken: fewer than 10 people",
  "went on: fewer than 10 people",
  "and 58 more terms or pages",
  "and 1 more term or page",
  "and 6 that matter less",
  "more places: 2 refused since groups differed before, 5 without a difference beyond chance",
  "places looked at: 3 of too few people to tell, 1 for which there is no room",
  "Nobody is counted here yet: Habit has no `enter` rule.",
  "Load what people do in Habit: no event of theirs is there in this period.",
  "Nobody said anything while in Habit: load reviews, tickets or chats, or a survey asked there; an event with `text` or `score` counts.",
  "Write what customers want of Habit, and how it is seen: `success` in journey.yaml.",
  "Say by which event it is seen: `rule` in the `success` of Habit.",
  "Nobody who entered Habit could be followed to the end yet.",
  "Nobody was in Habit in this period: look at its `enter` in journey.yaml.",
  "Name what moves people on from Habit: `prompts` in journey.yaml, by events `shown` and `taken`.",
  "Nobody in Habit was shown any prompt (Coupon, Mail) in this period.",
  "Name what people search for and read: `research` in journey.yaml, with `what` and `depth`.",
  "Nothing of `research` in journey.yaml (Searches, Guides) was done in Habit in this period.",
  "Name the `touchpoints` of Habit in journey.yaml: of Basket, Login.",
  "Name the `touchpoints` of Habit in journey.yaml.",
  "Name the journey's `milestone` in journey.yaml: a sign hurts where people miss it more often.",
  "Name the journey's `milestone` in journey.yaml: futures differ in whether it is reached.",
  "No sign that 10 people or more show in Habit: load its steps and errors, or write its `intended` way.",
  "No event but the goal is done mostly in Habit: load what people do there.",
  "No moment stands out in Habit: more people, or a longer time, may tell.",
  "Load what people do before the goal: no other event is there.",
];

test.each(["en", "ru", "ro", "fr", "id"])("each is told in %s", async (language) => {
  const say = await saying(language);
  for (const text of SENTENCES) {
    const said = told(text, say);
    expect(said).not.toMatch(/draw\.|\{\{|undefined|NaN/);
    if (language !== "en") expect(said).not.toBe(text);
  }
});

test("names and numbers stay what they were, written in the reader's language", async () => {
  const say = await saying("ru");
  expect(told("fewer than 10 of 20,952 people", say).replace(/\s/g, " ")).toBe("меньше 10 из 20 952 человек");
  expect(told("Nobody who entered Habit could be followed to the end yet.", say)).toContain("«Habit»");
});

test("what is told beside any answer is said as everywhere", async () => {
  expect(told("there and straight back in a session", { ...(await saying("fr")), told: () => "aller et retour" })).toBe("aller et retour");
});

test("what is not known stays as it is", async () => {
  expect(told("A sentence of tomorrow.", await saying("fr"))).toBe("A sentence of tomorrow.");
});

test("what a pain point is, by its sign and place", async () => {
  const say = await saying();
  const pain = (sign: string, place: string, about: string) => painText(finding("pain", about, [], { detail: { sign, place } }), say);
  expect(pain("drop-off", "Cart", "lost after Cart")).toBe("Lost after Cart");
  expect(pain("repeats", "Search", "Search again and again")).toBe("Search again and again");
  expect(pain("back", "Habit", "Habit → Trial")).toBe("Habit → Trial");
  expect(pain("back", "A", "A → B and back")).toBe("A → B and back");
  expect(pain("errors", "Pay", "Failed after Pay")).toBe("Failed after Pay");
  expect(pain("errors", "the begin of a session", "Failed after the begin of a session")).toBe("Failed after the begin of a session");
  expect(pain("errors", "Pay", "Pay with an error")).toBe("Pay with an error");
  expect(pain("waits", "A → B", "A … B")).toBe("A … B");
});

test("a theme is shown by the name of the reader's language, and what is lived as it stands", async () => {
  const called = { theme: (name: string) => (name === "Delivery: late" ? "Livraison : en retard" : name), touchpoint: (name: string) => name };
  const say = { ...(await saying("fr")), called };
  const said = (kind: string, about: string) => finding(kind, about, [figure("people", count(12, 40))]);
  expect(title(said("theme said", "Delivery: late"), say)).toBe("Livraison : en retard");
  expect(sentence(said("theme said", "Delivery: late"), say)).toContain("Livraison : en retard");
  expect(title(said("pain point", "Delivery: late"), say)).toBe("Livraison : en retard");
  expect(title(said("theme said", "Club: fee"), say)).toBe("Club: fee");
  expect(livedText("Shipped: carrier is B", say)).toBe("Shipped: carrier is B");
  expect(livedText("Delivery: late", await saying("fr"))).toBe("Delivery: late");
});

test("lengths of time as definitions write them", async () => {
  expect(withinText("30 days", await saying("fr")).replace(/\s/g, " ")).toBe("30 jours");
  expect(withinText("a while", await saying("fr"))).toBe("a while");
});
