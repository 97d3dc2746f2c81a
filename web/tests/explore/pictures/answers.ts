// Which real answers are drawn in the tests? Those of Lumen that `scripts/answers.py` wrote, and the reader's words.

import { createInstance } from "i18next";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Question, Result, Results } from "@/explore/pictures/results";
import { type Say, saying, type Words } from "@/explore/pictures/say";
import { LANGUAGES, type Language } from "@/words/languages";

const ANSWERS = join(import.meta.dirname, "..", "answers");
const WORDS = join(import.meta.dirname, "..", "..", "..", "src", "explore", "pictures", "words");

export const names = readdirSync(ANSWERS).filter((file) => file.endsWith(".json")).map((file) => file.replace(".json", ""));

export const answerOf = (name: string): Result => JSON.parse(readFileSync(join(ANSWERS, `${name}.json`), "utf-8")) as Result;
export const questionOf = (result: Result): Question => result.receipt!.question as Question;
export const the = <Q extends Question>(name: string): Results[Q] => answerOf(name) as Results[Q];

const kept = new Map<string, Say>();

export function say(language: Language = "en"): Say {
  let made = kept.get(language);
  if (!made) {
    const i18n = createInstance();
    const resources = Object.fromEntries(Object.keys(LANGUAGES).map((code) => [code, { "explore/pictures": JSON.parse(readFileSync(join(WORDS, `${code}.json`), "utf-8")) as object }]));
    void i18n.init({ lng: language, fallbackLng: false, resources, ns: ["explore/pictures"], defaultNS: "explore/pictures", interpolation: { escapeValue: false }, initAsync: false });
    kept.set(language, (made = saying(i18n.getFixedT(language, "explore/pictures") as unknown as Words, language, "Europe/Paris")));
  }
  return made;
}
