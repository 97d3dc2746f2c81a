// Where does a page in one file have its words from? From inside the file: all five languages of the areas it shows.

import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import { preferred } from "@/words/languages";

type Words = Record<string, unknown>;

/** `catalogues`: of `import.meta.glob(..., {eager: true})`, by path `../<area>/words/<language>.json`. */
export function resourcesOf(catalogues: Record<string, { default: Words }>): Record<string, Record<string, Words>> {
  const resources: Record<string, Record<string, Words>> = {};
  for (const [path, words] of Object.entries(catalogues)) {
    const [, area, language] = /src\/(.+)\/words\/(\w+)\.json$/.exec(path) ?? [];
    if (area && language) (resources[language] ??= {})[area] = words.default;
  }
  return resources;
}

export async function speakInside(catalogues: Record<string, { default: Words }>, language: string | null): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: preferred(language, navigator.languages),
    fallbackLng: "en",
    resources: resourcesOf(catalogues),
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
}
