// What do the areas say, in which language? Read from disk, flat: `place.map` -> text.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const SOURCE = join(import.meta.dirname, "../../src");
const PLURAL = /_(zero|one|two|few|many|other)$/;

export function catalogue(area: string, language: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (at: unknown, path: string) => {
    if (typeof at === "string") found.set(path, at);
    else for (const [key, inner] of Object.entries(at as object)) walk(inner, path ? `${path}.${key}` : key);
  };
  walk(JSON.parse(readFileSync(join(SOURCE, area, "words", `${language}.json`), "utf-8")), "");
  return found;
}

/** The keys without their plural endings. */
export const stems = (keys: Iterable<string>): Set<string> => new Set([...keys].map((key) => key.replace(PLURAL, "")));

/** For each key that has plurals, which of them are there. */
export function plurals(keys: Iterable<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const key of keys) {
    const form = PLURAL.exec(key)?.[1];
    if (form) (found.get(key.replace(PLURAL, "")) ?? found.set(key.replace(PLURAL, ""), new Set()).get(key.replace(PLURAL, ""))!).add(form);
  }
  return found;
}

/** Names of what is put into a text: `{{count}}`. */
export const holes = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((hole) => hole[1]!).sort();

/** Every file of the screen, as paths from `src`. */
export function sources(ending: RegExp, under = ""): string[] {
  return readdirSync(join(SOURCE, under), { withFileTypes: true }).flatMap((entry) => {
    const path = join(under, entry.name);
    return entry.isDirectory() ? sources(ending, path) : ending.test(entry.name) ? [path] : [];
  });
}
