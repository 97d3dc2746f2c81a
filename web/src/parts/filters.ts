// How is a filter written, and of which parts is its sentence made? The same text as the server writes. Pure functions.

import type { Schemas } from "@/api/client";

export type Filter = NonNullable<Schemas["Read"]["filter"]>;
export type Compare = Extract<Filter, { kind?: "compare" }>;
export type Op = Compare["op"];
export type Scalar = Compare["values"][number];

export const OPS: readonly Op[] = ["=", "!=", ">", ">=", "<", "<=", "contains", "starts with", "exists", "missing"];
export const valueless = (op: Op): boolean => op === "exists" || op === "missing";
export const several = (op: Op): boolean => op === "=" || op === "!=" || op === "contains" || op === "starts with";

const SPECIAL = new Set(["where", "and", "or", "not", "contains", "starts", "exists", "missing", "in"]);
const YES_NO = new Set(["yes", "no", "true", "false"]);
const WORD = /^(?:[^\s()|,=<>!"']|!(?!=))(?:[^\s()|,=<>!]|!(?!=))*$/u;
const PLAIN = /^[\p{L}\p{M}_][\p{L}\p{M}\p{N}_.-]*$/u;

export function writeFilter(filter: Filter): string {
  switch (filter.kind) {
    case "any event":
      return "any event";
    case "named":
      return filter.names.map((name) => writeName(name)).join(" | ") || "not any event";
    case "compare":
      return writeCompare(filter);
    case "not":
      return `not (${writeFilter(filter.filter)})`;
    case "every": {
      const [first, ...rest] = filter.filters;
      if (first && rest.length && isEvents(first)) return `${writeFilter(first)} where ${rest.map(inside).join(" and ")}`;
      return filter.filters.map(inside).join(" and ") || "any event";
    }
    default:
      return filter.filters.map(inside).join(" or ") || "not any event";
  }
}

export function writeName(name: string, quote = false): string {
  const words = name.split(" ");
  const plain = words.every((word) => WORD.test(word)) && !words.some(special);
  return quote || !plain || name === "any event" || name === "person." ? quoted(name, '"') : name;
}

export function writeCompare({ name, op, values = [], of = "event" }: Compare): string {
  const written = of === "person" ? `person.${writeName(name)}` : writeName(name, name.startsWith("person."));
  if (valueless(op)) return `${written} ${op}`;
  if (values.length === 1) return `${written} ${op} ${writeValue(values[0]!)}`;
  const word = op === "=" ? "in" : op === "!=" ? "not in" : op;
  return `${written} ${word} (${values.map(writeValue).join(", ")})`;
}

export function writeValue(value: Scalar): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  const plain = PLAIN.test(value) && !YES_NO.has(value.toLowerCase()) && !special(value);
  return plain ? value : quoted(value, "'");
}

const special = (word: string): boolean =>
  (word === word.toLowerCase() || word === word.toUpperCase()) && SPECIAL.has(word.toLowerCase());
const quoted = (text: string, quote: string): string =>
  quote + text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`) + quote;
const isEvents = (filter: Filter): boolean => filter.kind === "named" || filter.kind === "any event";
const inside = (filter: Filter): string =>
  filter.kind === "every" || filter.kind === "either" ? `(${writeFilter(filter)})` : writeFilter(filter);

/** A condition that can be changed by clicking, or one that is only shown (and typed). */
export type Condition = { kind: "compare"; compare: Compare } | { kind: "text"; text: string };

/** Events of these names (none: any event; null: no word of events), of which all or any of the conditions hold. */
export interface Sentence {
  names: string[] | null;
  joined: "and" | "or";
  conditions: Condition[];
}

export const NO_FILTER: Sentence = { names: null, joined: "and", conditions: [] };

export function toSentence(filter: Filter): Sentence {
  if (filter.kind === "any event") return { ...NO_FILTER, names: [] };
  if (filter.kind === "named") return { ...NO_FILTER, names: [...filter.names] };
  if (filter.kind === "every") {
    const [first, ...rest] = filter.filters;
    if (first && isEvents(first)) return { ...conditionsOf(rest), names: toSentence(first).names };
    return { ...conditionsOf(filter.filters), names: null };
  }
  return { ...conditionsOf([filter]), names: null };
}

function conditionsOf(filters: readonly Filter[]): Pick<Sentence, "joined" | "conditions"> {
  const [only] = filters;
  if (filters.length === 1 && only!.kind === "either") return { joined: "or", conditions: only!.filters.map(condition) };
  return { joined: "and", conditions: filters.map(condition) };
}

const condition = (filter: Filter): Condition =>
  filter.kind === "compare" ? { kind: "compare", compare: filter } : { kind: "text", text: inside(filter) };

/** The sentence's text; null: nothing is said. */
export function writeSentence({ names, joined, conditions }: Sentence): string | null {
  const said = conditions.map((one) => (one.kind === "compare" ? writeCompare(one.compare) : one.text));
  const events = names === null ? null : names.length ? names.map((name) => writeName(name)).join(" | ") : "any event";
  if (!said.length) return events;
  const whole = said.join(` ${joined} `);
  if (events === null) return whole;
  return `${events} where ${joined === "or" && said.length > 1 ? `(${whole})` : whole}`;
}
