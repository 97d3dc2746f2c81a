// How are words of an area fetched? When the area is first shown, in the language chosen; English fills what lacks. As
// data, not as script: a browser need not compile them.

import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import { AREAS, keepLanguage, keptLanguage, type Language } from "./languages";

type Words = Record<string, unknown>;
const addresses = import.meta.glob<string>(["../*/words/*.json", "../explore/pictures/words/*.json"], { query: "?url", import: "default", eager: true });

export async function startWords(): Promise<void> {
  await i18next
    .use({
      type: "backend" as const,
      init() {},
      read(language: string, area: string, done: (error: unknown, words: Words | null) => void) {
        fetched(language, area).then((words) => done(null, words), (error) => done(error, null));
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

async function fetched(language: string, area: string): Promise<Words> {
  const address = addresses[`../${area}/words/${language}.json`];
  if (!address) throw new Error(`no words of ${area} in ${language}`);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`no words of ${area} in ${language}: ${answer.status}`);
  return answer.json() as Promise<Words>;
}

export async function speak(language: Language): Promise<void> {
  keepLanguage(language);
  await i18next.loadNamespaces([...AREAS]);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
