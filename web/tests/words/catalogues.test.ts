// Is every word there in every language, with the plurals that the language has, and nothing left in English?

import { describe, expect, it } from "vitest";

import { AREAS, LANGUAGES } from "@/words/languages";

import { catalogue, holes, plurals, stems } from "./catalogues";

const OTHERS = Object.keys(LANGUAGES).filter((language) => language !== "en");
const SAME_IN_ALL = /^[^\p{L}]*$|^(Parcours|Python|SQL|CSV|JSON|YAML|HTML|PDF|PNG|NPS|CSAT|CES|Lumen|A3|A4|n)$/u;

describe.each(AREAS)("words of %s", (area) => {
  const english = catalogue(area, "en");

  it.each(OTHERS)("are the same in %s", (language) => {
    const theirs = catalogue(area, language);
    expect([...stems(english.keys())].filter((key) => !stems(theirs.keys()).has(key)), "missing").toEqual([]);
    expect([...stems(theirs.keys())].filter((key) => !stems(english.keys()).has(key)), "unknown").toEqual([]);
  });

  it.each(Object.keys(LANGUAGES))("have all plurals of %s", (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const needed = plurals(english.keys());
    const there = plurals(catalogue(area, language).keys());
    const lacking = [...needed.keys()].flatMap((key) => forms.filter((form) => !there.get(key)?.has(form)).map((form) => `${key}_${form}`));
    expect(lacking).toEqual([]);
  });

  it.each(OTHERS)("put the same things into texts of %s", (language) => {
    const wrong = [...catalogue(area, language)].filter(([key, text]) => {
      const original = english.get(key) ?? english.get(key.replace(/_(few|many)$/, "_other"));
      if (original === undefined) return false;
      const told = new Set(holes(text));
      // one of something need not say the number
      const needed = holes(original).filter((hole) => !(hole === "count" && /_(one|other)$/.test(key)));
      return needed.some((hole) => !told.has(hole)) || [...told].some((hole) => hole !== "count" && !holes(original).includes(hole));
    });
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(LANGUAGES))("are never empty in %s", (language) => {
    expect([...catalogue(area, language)].filter(([, text]) => !text.trim())).toEqual([]);
  });

  it.each(OTHERS)("are not left in English in %s", (language) => {
    const left = [...catalogue(area, language)].filter(
      ([key, text]) => text === english.get(key) && text.split(/\s+/).length > 2 && !SAME_IN_ALL.test(text.replace(/\{\{.*?\}\}/g, "")),
    );
    expect(left).toEqual([]);
  });
});
