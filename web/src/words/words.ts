// How are words of an area fetched? When the area is first shown, in the language chosen; English fills what lacks. As
// data, not as script: a browser need not compile them.

import i18next from "i18next";
import { initReactI18next, setI18n } from "react-i18next";

import { AREAS, keepLanguage, keptLanguage, type Area, type Language } from "./languages";

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
  setI18n(Object.create(i18next) as typeof i18next); // whatever speaks copies all that this object holds itself: nothing
  document.documentElement.lang = i18next.language;
}

/** Words that are about to be wanted: on their way while the page's script is. */
export function wordsAhead(...areas: Area[]): void {
  const languages = new Set([i18next.language ?? keptLanguage(), "en"]);
  for (const area of areas) for (const language of languages) fetched(language, area).catch(() => {}); // told when it is shown
}

const coming = new Map<string, Promise<Words>>();

function fetched(language: string, area: string): Promise<Words> {
  const path = `../${area}/words/${language}.json`;
  const before = coming.get(path);
  if (before) return before;
  const words = fetchedNow(addresses[path] ?? path);
  words.catch(() => coming.delete(path)); // it is tried again
  coming.set(path, words);
  return words;
}

async function fetchedNow(address: string): Promise<Words> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`no words at ${address}: ${answer.status}`);
  return answer.json() as Promise<Words>;
}

export async function speak(language: Language): Promise<void> {
  keepLanguage(language);
  await i18next.loadNamespaces([...AREAS]);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
