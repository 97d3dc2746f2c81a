// Is what the server tells known, and told in every language: notes of answers, and what goes wrong?

import { readFileSync } from "node:fs";

import i18next, { type i18n as I18n } from "i18next";
import { describe, expect, it } from "vitest";

import { lengthText, pattern, rulesOf, type Sentences } from "@/told/told";
import { teller, type Kind } from "@/told/useTold";

import { catalogue, holes } from "../words/catalogues";

const OTHERS = ["ru", "ro", "fr", "id"];
const files = import.meta.glob<{ default: Sentences }>(["../../src/told/words/*.json", "../../src/problems/words/*.json"], { eager: true });

async function speaking(language: string): Promise<I18n> {
  const made = i18next.createInstance();
  const resources: Record<string, Record<string, Sentences>> = {};
  for (const [path, words] of Object.entries(files)) {
    const [, area, of] = /src\/(\w+)\/words\/(\w+)\.json$/.exec(path)!;
    (resources[of!] ??= {})[area!] = words.default;
  }
  await made.init({ lng: language, fallbackLng: "en", resources, interpolation: { escapeValue: false }, returnNull: false });
  return made;
}
const telling = async (language: string, kind: Kind = "told") => teller(await speaking(language), kind, language);

const SENTENCES = [
  "came to Awareness and not to a later stage within 30 days",
  "came to Product Added and not to Cart Viewed within 30 days",
  "moved back from Advocacy to Delivery",
  "at least 3 times in a session",
  "there and straight back in a session",
  "an error by its name, and what came before it",
  "an error by a property of the event",
  "more than 3 times the usual wait",
  "First seen is not new: the data begin on 2026-01-05, and who was there before that is seen for the first time some day after.",
  "108 events of which only the day is known: counted at the start of the day.",
  "Left out: 420 bots with 9,555 events. To count them, write bots: keep into journey.yaml.",
  "54 figures and findings withheld: of fewer than 10 people, or such as would give these away.",
  "1 figure or finding withheld: of fewer than 10 people, or such as would give these away.",
  "Fewer than 10 people are in view: nothing is told of them.",
  "210 different figures compared. A difference is clear where its p, corrected for that (holm), is at most 0.05; intervals are of 95% each.",
  "Associated, not caused: what else differs between the two is not taken out.",
  "People who are in both periods count in both; the intervals take the two as independent, and are rather too wide where the same people do much the same in both.",
  "Groups made by what people did differ in what goes with doing it, by that alone.",
  "The later map holds what the earlier one holds, and more: the intervals take the two as independent, and are too wide.",
  "The periods are not equally long: who counts once in each has more chances in the longer one.",
  "12 people are in both groups; the intervals take them as different people.",
  "Only of 1 person: did Order.",
  "12 more persons entered less than 7 days before the end of what was counted; they are in no ratio, whether they went on or not.",
  "1 more session may still go on, as their time was not over when the counting ended; they are in no ratio.",
  "Broken down by browser at step 2; of several events at that instant the least value.",
  "Each week after the start is 7 days long and runs from the person's own start; cohorts are of the calendar.",
  "State rates in journey.yaml: rates: {USD: ...}.",
  "Banner: taken with the same user as shown; Mail: taken with the same id as shown.",
  "Said at “Review”, “Ticket” and 2 others. Nothing is interpreted.",
];
const PROBLEMS = [
  "Something is wrong in Parcours itself.",
  "There is no map yet: the journey has no stages.",
  "There is no event “Ordr”.",
  "Did you mean “Order” or “Order Completed”?",
  "Known: “A”, “B” and 3 more. To ask for an event, write: did Ordr.",
  "There is no segment “X”.",
  "There is no group here yet.",
  "The filter “a ▸)” cannot be read at character 3 (▸): this “)” closes nothing.",
  "The period 2026-03-01 to 2026-02-01 is empty.",
  "There already is a group “Loyal”.",
  "A funnel of 0 steps cannot be counted.",
  "Give 1 to 60 steps.",
  "sum of what?",
];

describe.each(OTHERS)("in %s", (language) => {
  it.each(SENTENCES)("a note: %s", async (text) => tells(text, (await telling(language))(text)));
  it.each(PROBLEMS)("what goes wrong: %s", async (text) => tells(text, (await telling(language, "problems"))(text)));

  it.each(["told", "problems"])("%s holds all plurals and the same holes", (area) => {
    const english = catalogue(area, "en");
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const there = new Map<string, string[]>();
    for (const [key, text] of catalogue(area, language)) {
      const [, stem = key, form = ""] = /^(.+)_(one|few|many|other)$/.exec(key) ?? [];
      if (!english.has(key)) there.set(stem, [...(there.get(stem) ?? []), form]);
      const given = new Set(holes((english.get(key) ?? english.get(stem))!.replace("{{{", "{ {{")));
      expect(holes(text).filter((hole) => !given.has(hole)), key).toEqual([]);
      expect(text).not.toMatch(/<|>/);
    }
    for (const [key, found] of there) expect([...found].sort(), key).toEqual([...forms].sort());
  });
});

function tells(text: string, said: string): void {
  expect(said).not.toBe(text);
  expect(said).not.toMatch(/\{\{|undefined|NaN|told\.|<|>/);
}

it("writes numbers, days, lengths and names as the reader does", async () => {
  const ru = await telling("ru");
  expect(ru("Left out: 420 bots with 9,555 events. To count them, write bots: keep into journey.yaml.").replace(/\s/g, " ")).toContain("Не учтены 420 ботов, событий: 9 555.");
  expect(ru("came to Cart and not to Order within 30 days")).toBe("дошли до «Cart», но не до «Order» за 30 дней");
  const fr = await telling("fr");
  expect(fr("First seen is not new: the data begin on 2026-01-05, and who was there before that is seen for the first time some day after.")).toContain("5 janv. 2026");
  expect(fr("Of the step before: Order within 1 day.").replace(/\s/g, " ")).toBe("Depuis l’étape précédente : Order (1 jour).");
  expect(fr("Nobody is counted in “A”, “B”: no rule says yet who enters. Write `enter` into journey.yaml, or let `parcours draft` propose it.")).toContain("« A », « B »");
});

it("says several sentences one by one, and all or none", async () => {
  const fr = await telling("fr");
  expect(fr("In vain in journey.yaml: There is no event “Ordr”. Did you mean “Order”?")).toBe("Nommé en vain dans journey.yaml. Introuvable : l’événement « Ordr ». Vouliez-vous dire « Order » ?");
  expect(fr("There is no event “Ordr”. A sentence of tomorrow.")).toBe("There is no event “Ordr”. A sentence of tomorrow.");
  expect(fr("")).toBe("");
});

it("keeps what a name holds: signs of patterns, quotes, other sentences", async () => {
  const ro = await telling("ro");
  expect(ro("Only of 3 people: did (a|b) at least 2. and $x.")).toContain("did (a|b) at least 2. and $x");
  expect(pattern("“{{name}}” (x) <a|b>.").test("“{{y}}” (x) b.")).toBe(true);
});

it("is quick where nothing is known: a hundred sentences of nobody's", async () => {
  const tell = await telling("ru", "problems");
  const begun = performance.now();
  for (let at = 0; at < 100; at++) tell(`A sentence of ${at}. Another one follows. “So” does a third. And so on, and on. To the end.`);
  expect(performance.now() - begun).toBeLessThan(2000);
});

it("lets no sentence stand behind one that says less", () => {
  for (const area of ["told", "problems"]) {
    const rules = rulesOf(JSON.parse(readFileSync(`src/${area}/words/en.json`, "utf-8")) as Sentences);
    const samples = [...catalogue(area, "en")].filter(([key]) => !key.startsWith("word.")).map(([key, text]) => [key, sample(text)] as const);
    for (const [key, text] of samples) expect(rules.find((rule) => rule.fits.test(text))?.key, text).toBe(key);
  }
});

const sample = (text: string): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => (/^(n|m|of|least|most|events)$/.test(name) ? "7" : name)).replace(/<([^<>|]*)(\|[^<>]*)?>/g, "$1");

it("says lengths of time as definitions write them", () => {
  expect(lengthText("30 days", "fr").replace(/\s/g, " ")).toBe("30 jours");
  expect(lengthText("a while", "fr")).toBe("a while");
});
