// What are languages, kinds, emotions and stages called? In the reader's words. Pure.

import type { TFunction } from "i18next";

import type { Called } from "@/parts/themes";

import type { Choice } from "./search";

/** `fr` as *French*; what is no language's tag stays as it is. */
export function languageName(tag: string, language: string): string {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag)) return tag;
  return new Intl.DisplayNames(language, { type: "language", fallback: "code" }).of(tag) ?? tag;
}

/** What a value of a filter is called: ours are in the catalogue, names of the data stay as they are. */
export function choiceName(of: Choice, value: string, name: string, t: TFunction<"voice">, language: string, called: Called): string {
  switch (of) {
    case "sign": return t(`sign.${value as "neutral"}`, { defaultValue: name });
    case "kind": return t(`kind.${value as "praise"}`, { defaultValue: name });
    case "emotion": return t(`emotion.${value as "joy"}`, { defaultValue: name });
    case "language": return value === "unknown" ? t("inbox.unknownLanguage") : languageName(value, language);
    case "theme": return called.theme(name || value);
    case "stage": return value === "none" || value === "out" ? t(`stage.${value}`) : name || value;
    default: return name || value;
  }
}
