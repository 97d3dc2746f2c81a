// How is a rule over people written, part by part? As the server reads it. Pure functions.

import type { Schemas } from "@/api/client";

import { writeCompare, writeName } from "./filters";

export type Rule = Schemas["Sentence"];
export type RulePart = Schemas["RulePart"];

export const EVERYBODY: Rule = { joined: "and", parts: [] };
const OURS = new Set(["did", "stage", "answer", "everybody", "ever", "then", "within", "during", "exactly", "at", "in", "part"]);

export const blank = (kind: RulePart["kind"], more: Partial<RulePart> = {}): RulePart =>
  written({
    kind, text: "", negated: false, filters: [], at_least: 1, at_most: null, within: null, last: null, during: null,
    compare: null, ever: false, names: [], part: "", question: "", ...more,
  });

/** The part with its text as its other fields say it. Parts that only their text tells keep it. */
export function written(part: RulePart): RulePart {
  const text = partText(part);
  return text === null ? part : { ...part, text };
}

/** The whole rule; null: everybody. */
export function writeRule({ joined, parts }: Rule): string | null {
  const texts = parts.map((part) => part.text).filter(Boolean);
  return texts.length ? texts.join(` ${joined} `) : null;
}

/** Whether all is said that the part needs. */
export function complete(part: RulePart): boolean {
  switch (part.kind) {
    case "did":
    case "in order":
      return part.filters.length > 0 && part.filters.every(Boolean);
    case "trait":
      return Boolean(part.compare?.name && (part.compare.values.length || ["exists", "missing"].includes(part.compare.op)));
    case "stage":
    case "group":
      return part.names.length > 0 && part.names.every(Boolean);
    default:
      return Boolean(part.text);
  }
}

function partText(part: RulePart): string | null {
  if (!complete(part)) return part.kind === "other" || part.kind === "answer" ? null : "";
  switch (part.kind) {
    case "did":
      return `did ${part.negated ? "not " : ""}${bracketed(part.filters[0]!)}${times(part)}${when(part)}`;
    case "in order":
      return `did ${part.negated ? "not " : ""}${part.filters.map(bracketed).join(" then ")}${part.within ? ` within ${part.within}` : ""}${when(part)}`;
    case "trait":
      return `${no(part)}${part.ever ? "ever " : ""}${writeCompare({ ...part.compare!, of: "person" })}`;
    case "stage":
      return `${no(part)}stage ${part.ever ? "was" : "is"} ${part.names.map(groupName).join(" | ")}`;
    case "group":
      return `${no(part)}${groupName(part.names[0]!)}`;
    default:
      return null;
  }
}

const no = (part: RulePart): string => (part.negated ? "not " : "");

/** Conditions of events stand in brackets where words join them. */
const bracketed = (filter: string): string => (/\s(and|or|where|not|then|within|during|in|at|exactly)\s/i.test(` ${filter} `) && !/^".*"$/.test(filter) ? `(${filter})` : filter);

function times({ negated, at_least: least = 1, at_most: most = null }: RulePart): string {
  if (negated || (least === 1 && most === null)) return "";
  if (most === least) return ` exactly ${least}`;
  return (least ? ` at least ${least}` : "") + (most === null ? "" : ` at most ${most}`);
}

const when = ({ last, during }: RulePart): string => (during ? ` during ${during}` : last ? ` in the last ${last}` : "");

/** The name of a group or stage, quoted where it would read as something else. */
export function groupName(name: string): string {
  const plain = writeName(name) === name && !name.startsWith("person.");
  const ours = name.split(" ").some((word) => OURS.has(word.toLowerCase()));
  return plain && !ours ? name : `"${name.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** Whether the text is nothing but the name of one of the groups. */
export const namedGroup = (text: string | null, names: readonly string[]): string | null =>
  names.find((name) => text === name || text === groupName(name)) ?? null;
