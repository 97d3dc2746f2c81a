// How is a sentence of the server said in the reader's language? The server's English, with holes, is a catalogue like
// any other: a text that fits one of its sentences is said by the sentence of the same key. What fits none stays.

import * as formats from "@/words/formats";

export interface Rule {
  key: string;
  fits: RegExp;
}
/** Sentences of a catalogue, by key; holes are `{{name}}`, `<a|b>` is either, `<s>` is there or not. */
export type Sentences = { readonly [key: string]: string | Sentences };
export type Words = (key: string, values: Record<string, unknown>) => string;
export interface Voice {
  t: Words; // the words of `key` in the reader's language; empty where there are none
  language: string;
}

const COUNTS = new Set(["n", "m", "of", "least", "most", "events"]);
const TOKENS = /\{\{(\w+)\}\}|<([^<>]*)>|[^{<]+|[{<]/g;
const PLURAL = /_(one|few|many|other)$/;

/** The sentences as patterns, in the order in which they stand: the first that fits is the one. */
export function rulesOf(sentences: Sentences): Rule[] {
  const found: Rule[] = [];
  const walk = (at: Sentences, path: string): void => {
    for (const [key, inner] of Object.entries(at)) {
      if (key === "word") continue; // words that are put into sentences are none
      if (typeof inner === "string") found.push({ key: path + key.replace(PLURAL, ""), fits: pattern(inner) });
      else walk(inner, `${path}${key}.`);
    }
  };
  walk(sentences, "");
  return found;
}

export function pattern(sentence: string): RegExp {
  const seen = new Set<string>();
  const parts = [...sentence.matchAll(TOKENS)].map(([text, hole, choice]) => {
    if (hole !== undefined) return capture(hole, seen);
    if (choice === undefined) return escaped(text);
    return choice.includes("|") ? `(?:${choice.split("|").map(escaped).join("|")})` : `(?:${escaped(choice)})?`;
  });
  return new RegExp(`^${parts.join("")}$`, "s");
}

/** The text in the reader's language, whole or sentence by sentence. */
export function tell(text: string, rules: readonly Rule[], voice: Voice): string {
  return told(text, rules, voice) ?? text;
}

/** Whether all of it is known. */
export const isKnown = (text: string, rules: readonly Rule[]): boolean =>
  told(text, rules, { t: () => "known", language: "en" }) !== null;

function told(text: string, rules: readonly Rule[], voice: Voice): string | null {
  for (const { key, fits } of rules) {
    const groups = fits.exec(text)?.groups;
    if (!groups && !fits.test(text)) continue;
    const said = filled(key, groups ?? {}, rules, voice);
    if (said) return said;
  }
  for (const end of text.matchAll(/[.?!”] (?=\S)/g)) {
    const rest = told(text.slice(end.index + 2), rules, voice);
    const head = rest === null ? null : told(text.slice(0, end.index + 1), rules, voice);
    if (head !== null) return `${head} ${rest}`;
  }
  return null;
}

function filled(key: string, groups: Record<string, string>, rules: readonly Rule[], voice: Voice): string | null {
  const values: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(groups)) {
    if (COUNTS.has(name)) {
      const value = Number(text.replaceAll(",", ""));
      values[name] = formats.count(value, voice.language);
      if (name === "n" || !("count" in values)) values.count = value;
    } else if (name === "told") {
      const inner = told(text, rules, voice);
      if (inner === null) return null; // half a sentence is none
      values[name] = inner;
    } else values[name] = value(name, text, voice);
  }
  return voice.t(key, values) || null;
}

/** What is put into a hole, by the hole's name: a length of time, a day, one of our words, names of people's own. */
function value(name: string, text: string, { t, language }: Voice): string {
  if (name === "within") return lengthText(text, language);
  if (name === "day") return dayText(text, language);
  if (name === "limits") return text.split(", ").map((one) => limit(one, language)).join(", ");
  if (WORDS.has(name)) return word(text, t) || text;
  if (name === "ors") return new Intl.ListFormat(language, { type: "disjunction" }).format(text.split("” or “").map((one) => quoted(one.replace(/^“|”$/g, ""), t)));
  return text.replace(/“([^”]*)”/g, (_, one: string) => quoted(one, t));
}

const WORDS = new Set(["what", "at", "per"]);

function word(text: string, t: Words): string {
  const step = /^step (\d+)$/.exec(text);
  return step ? t("word.step", { number: step[1] }) : t(`word.${text.replaceAll(" ", "_")}`, {});
}

const quoted = (name: string, t: Words): string => t("word.quoted", { name }) || `“${name}”`;

/** `7 days`, as definitions write a length of time. */
export function lengthText(text: string, language: string): string {
  const found = /^(\d+(?:\.\d+)?) (second|minute|hour|day|week|month)s?$/.exec(text);
  if (!found) return text;
  return new Intl.NumberFormat(language, { style: "unit", unit: found[2], unitDisplay: "long" }).format(Number(found[1]));
}

function dayText(text: string, language: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));
}

/** `Order within 1 day`: the name, and the time that it has. */
function limit(text: string, language: string): string {
  const found = /^(.+) within (.+)$/.exec(text);
  return found ? `${found[1]} (${lengthText(found[2]!, language)})` : text;
}

function capture(hole: string, seen: Set<string>): string {
  if (seen.has(hole)) return `\\k<${hole}>`;
  seen.add(hole);
  if (COUNTS.has(hole)) return `(?<${hole}>[\\d,]+)`;
  return hole === "list" ? "(?<list>(?:(?![.?!] [A-Z]).)+?)" : `(?<${hole}>.+?)`; // a list ends with its sentence
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
