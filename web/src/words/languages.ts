// Which languages does the screen speak? Words of an area lie in its folder, `words/<language>.json`.

export const LANGUAGES = { en: "English", ru: "Русский", ro: "Română", fr: "Français", id: "Bahasa Indonesia" } as const;
export type Language = keyof typeof LANGUAGES;

export const AREAS = ["app", "parts", "map", "explore", "explore/pictures", "voice", "pains", "people", "arrive", "data", "out", "told", "problems"] as const;
export type Area = (typeof AREAS)[number];

const KEPT = "parcours.language";

/** The language chosen before, else the browser's first that we speak, else English. */
export function preferred(kept: string | null, browser: readonly string[]): Language {
  const known = (code: string): Language | undefined =>
    (Object.keys(LANGUAGES) as Language[]).find((language) => language === code.toLowerCase().split("-")[0]);
  return [kept ?? "", ...browser].map(known).find((language) => language !== undefined) ?? "en";
}

export const keptLanguage = (): Language => preferred(localStorage.getItem(KEPT), navigator.languages);
export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT, language);
