// How is a question's form laid out, and what of it is still missing? Pure functions over the forms that the server makes.

import type { Schemas } from "@/api/client";

export type Form = Schemas["Form"];
export type Field = Schemas["Field"];
export type Query = Record<string, unknown>;

/** What a question is about, what it is asked of, and how exactly: shown first, below, and only when asked for. */
export interface Arranged {
  main: Field[];
  about: Field[];
  more: Field[];
}

const ABOUT = ["period", "among", "where"];
/** What people set often; the rest waits until it is looked for (or is set). */
const MAIN = new Set([
  "steps", "within", "start", "end", "goal", "event", "returns", "measure", "measures", "value", "per", "by", "of", "segments", "rules", "question",
  "intended", "each", "periods", "versus", "depth", "after", "prompts", "kinds", "places",
]);
const HIDDEN = new Set(["journey"]); // the workspace's own

export function arrange(form: Form, query: Query): Arranged {
  const shown = form.fields.filter((field) => !HIDDEN.has(field.name));
  const comparing = form.name === "compare";
  const about = comparing ? [] : ABOUT.flatMap((name) => shown.filter((field) => field.name === name));
  const main = shown.filter((field) => !about.includes(field) && (field.required || MAIN.has(field.name) || (comparing && field.name === "among")));
  const rest = shown.filter((field) => !about.includes(field) && !main.includes(field));
  const needed = rest.filter((field) => needs(form.name, field.name, query));
  return { main: [...main.filter((field) => !useless(form.name, field.name, query)), ...needed], about, more: rest.filter((field) => !needed.includes(field)) };
}

/** A field that means something only beside another. */
function useless(question: string, name: string, query: Query): boolean {
  if (question === "trend" && name === "value") return query.measure !== "sum" && query.measure !== "mean";
  return false;
}

const needs = (question: string, name: string, query: Query): boolean =>
  question === "trend" && name === "as_money" && (query.measure === "sum" || query.measure === "mean");

export const fieldOf = (form: Form, name: string): Field | undefined => form.fields.find((field) => field.name === name);

/** The value of a field, or what is meant where nothing is said. */
export const valueOf = (field: Field, query: Query): unknown => query[field.name] ?? field.default ?? null;

/** The query with a field set; what is said anyway is left out, so that two ways to ask are one address. */
export function withValue(field: Field, query: Query, value: unknown): Query {
  const { [field.name]: _, ...rest } = query;
  if (isNothing(value) || same(value, field.default)) return rest;
  const order = [...Object.keys(query), field.name];
  return Object.fromEntries([...new Set(order)].map((name) => [name, name === field.name ? value : rest[name]]));
}

/** Names of fields that must be filled before the question can be asked. */
export function missing(form: Form, query: Query): string[] {
  const empty = form.fields.filter((field) => field.required && isNothing(query[field.name])).map((field) => field.name);
  const steps = query.steps;
  if ((form.name === "dropoff" || form.name === "funnel") && Array.isArray(steps) && filled(steps).length < (form.name === "dropoff" ? 2 : 1)) empty.push("steps");
  if (form.name === "trend" && (query.measure === "sum" || query.measure === "mean") && !query.value) empty.push("value");
  if (form.name === "compare" && !query.among && filled(query.periods).length < 2) empty.push("periods");
  return [...new Set(empty)];
}

/** The query without steps that nobody has filled in yet: what is asked. */
export function asked(query: Query): Query {
  return Object.fromEntries(
    Object.entries(query)
      .map(([name, value]) => [name, Array.isArray(value) ? filled(value) : value] as const)
      .filter(([, value]) => !isNothing(value)),
  );
}

/** What of one question's query says something in another's: people keep the period, the group and the steps. */
export function carried(from: Query, to: Form, begin: Query): Query {
  const kept = Object.entries(from).filter(([name]) => ["period", "among", "where", "steps", "within"].includes(name));
  const fits = kept.filter(([name]) => fieldOf(to, name) && !(name === "within" && !("steps" in from && fieldOf(to, "steps"))));
  const steps = to.name === "pains" ? fits.filter(([name]) => name !== "steps" && name !== "within") : fits;
  return { ...begin, ...Object.fromEntries(steps) };
}

const filled = (value: unknown): unknown[] => (Array.isArray(value) ? value.filter((one) => !isNothing(one)) : []);
const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.every((one) => one === "" || one === null || one === undefined));
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other ?? null);
