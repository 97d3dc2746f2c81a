// Who says what the server tells, in the reader's language? Whoever asks here: the words come when they are first needed,
// and in English none are, as the server speaks it.

import i18next, { type i18n as I18n } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { rulesOf, tell, type Rule, type Sentences, type Voice } from "./told";

/** Sentences beside answers; `problems` are what goes wrong. Each its own catalogue, so that neither waits for the other. */
export type Kind = "told" | "problems";
export type Tell = (text: string) => string;

const AREAS: Record<Kind, readonly Kind[]> = { told: ["told"], problems: ["problems", "told"] };
const asItIs: Tell = (text) => text;

/** How it is said now, and whether the words for it are there. */
export function useTold(kind: Kind = "told"): { told: Tell; ready: boolean } {
  const { i18n } = useTranslation();
  const english = i18n.language.startsWith("en");
  const { ready } = useTranslation((english ? ["app"] : [...AREAS[kind]]) as never, { useSuspense: false });
  const language = i18n.language;
  return useMemo(() => ({ told: english || !ready ? asItIs : teller(i18n, kind, language), ready: english || ready }), [i18n, kind, language, english, ready]);
}

/** Likewise, outside of what is drawn: for a message that passes by. */
export async function whenTold(kind: Kind): Promise<Tell> {
  if (i18next.language.startsWith("en")) return asItIs;
  await i18next.loadNamespaces([...AREAS[kind]]).catch(() => undefined);
  return teller(i18next, kind, i18next.language);
}

export function teller(i18n: I18n, kind: Kind, language: string): Tell {
  const rules = AREAS[kind].flatMap((area) => rulesIn(i18n, area).map((rule) => ({ ...rule, key: `${area}:${rule.key}` })));
  const voice: Voice = { language, t: (key, values) => i18n.t((key.includes(":") ? key : `told:${key}`) as never, { defaultValue: "", lngs: [language], ...values }) as string };
  return (text) => tell(text, rules, voice);
}

const kept = new WeakMap<object, Rule[]>();

/** English is what the server says: its sentences are the patterns. */
function rulesIn(i18n: I18n, area: Kind): Rule[] {
  const sentences = i18n.getResourceBundle("en", area) as Sentences | undefined;
  if (!sentences) return [];
  let rules = kept.get(sentences);
  if (!rules) kept.set(sentences, (rules = rulesOf(sentences)));
  return rules;
}
