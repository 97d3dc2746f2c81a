// How are words of an area fetched? When the area is first shown, in the language chosen; English fills what lacks.

import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import { AREAS, keepLanguage, keptLanguage, type Language } from "./languages";

type Catalogue = { default: Record<string, unknown> };
const catalogues = import.meta.glob<Catalogue>(["../*/words/*.json", "../explore/pictures/words/*.json"]);

export async function startWords(): Promise<void> {
  await i18next
    .use({
      type: "backend" as const,
      init() {},
      read(language: string, area: string, done: (error: unknown, words: Record<string, unknown> | null) => void) {
        const load = catalogues[`../${area}/words/${language}.json`];
        if (!load) return done(new Error(`no words of ${area} in ${language}`), null);
        load().then((words) => done(null, words.default), (error) => done(error, null));
      },
    })
    .use(initReactI18next)
    .init({
      lng: keptLanguage(),
      fallbackLng: "en",
      ns: ["app", "parts"],
      defaultNS: "app",
      interpolation: { escapeValue: false }, // React escapes
      returnNull: false,
      react: { useSuspense: true },
    });
  document.documentElement.lang = i18next.language;
}

export async function speak(language: Language): Promise<void> {
  keepLanguage(language);
  await i18next.loadNamespaces([...AREAS]);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
