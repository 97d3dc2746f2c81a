// How is a rule over people said in the reader's words? A pure function; what has no words of its own stands as it is written.

import { count } from "@/words/formats";

import { compareWords, type Say } from "./conditionWords";
import { readDuration } from "./durations";
import { readPeriod, tellPeriod } from "./periods";
import type { Rule, RulePart } from "./rules";

export const ruleWords = (rule: Rule, t: Say, language: string): string =>
  rule.parts.map((part) => partWords(part, t, language)).join(` ${t(rule.joined)} `) || t("segment.everybody");

function partWords(part: RulePart, t: Say, language: string): string {
  const no = part.negated ? "no" : "yes";
  switch (part.kind) {
    case "group":
      return part.negated ? t("segment.notIn", { name: part.names[0] }) : part.names[0]!;
    case "stage":
      return t(part.ever ? `segment.stageEver.${no}` : `segment.stageNow.${no}`, { name: part.names.join(` ${t("or")} `) });
    case "trait":
      return part.negated ? t("segment.isNot", { words: compareWords(part.compare!, t, language) }) : compareWords(part.compare!, t, language);
    case "answer":
      return t("segment.answer", { question: part.question, part: part.part });
    case "did":
    case "in order":
      return [t(`segment.did.${no}`), part.filters.join(` ${t("segment.then")} `), often(part, t, language), when(part, t, language)].filter(Boolean).join(" ");
    default:
      return part.text;
  }
}

function often({ kind, negated, at_least: least = 1, at_most: most }: RulePart, t: Say, language: string): string {
  if (kind !== "did" || negated || (least === 1 && most == null)) return "";
  const times = (value: number): string => t("segment.timesOf", { count: value, value: count(value, language) });
  if (most === least) return `${t("segment.exactly")} ${times(least)}`;
  return [least ? `${t("segment.least")} ${times(least)}` : "", most == null ? "" : `${t("segment.most")} ${times(most)}`].filter(Boolean).join(", ");
}

function when({ within, last, during }: RulePart, t: Say, language: string): string {
  const length = within ? `, ${t("segment.within").toLocaleLowerCase(language)} ${lengthWords(within, t)}` : "";
  const time = last ? `${t("segment.time.last")} ${lengthWords(last, t)}` : during ? `(${tellPeriod(readPeriod(during), language)})` : "";
  return `${time}${length}`;
}

function lengthWords(text: string, t: Say): string {
  const { number, unit } = readDuration(text);
  return number === null ? text : `${number} ${t(`duration.${unit}`)}`;
}
