// How is a condition said in the reader's words? “device is mobile”, “Total > 100”. A pure function.

import type { TFunction } from "i18next";

import { count, decimal } from "@/words/formats";

import type { Compare, Condition, Op, Scalar } from "./filters";

export type Say = TFunction<"parts">;

export function conditionWords(condition: Condition, t: Say, language: string): string {
  return condition.kind === "text" ? condition.text : compareWords(condition.compare, t, language);
}

export function compareWords({ name, op, values = [] }: Compare, t: Say, language: string): string {
  const said = values.map((value) => valueWords(value, t, language)).join(` ${t("or")} `);
  return `${name} ${opWords(op, t)}${said ? ` ${said}` : ""}`;
}

export const opWords = (op: Op, t: Say): string => (/^[<>]/.test(op) ? op.replace(">=", "≥").replace("<=", "≤") : t(`op.${op as WordOp}`));

type WordOp = Exclude<Op, "<" | "<=" | ">" | ">=">;

export function valueWords(value: Scalar, t: Say, language: string): string {
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "number") return Number.isInteger(value) ? count(value, language) : decimal(value, language, 6);
  return value || t("names.empty");
}
