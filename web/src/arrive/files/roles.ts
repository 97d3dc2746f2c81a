// Which roles may a column have, in which order are they offered, and what may be said with each? Pure.

import type { Column, Table } from "./said";

export type Role = Exclude<Column["role"], "made">;
export type Group = "when" | "who" | "what" | "more" | "none";

const EVENTS: readonly [Group, readonly Role[]][] = [
  ["when", ["time"]],
  ["who", ["user", "email", "phone", "anonymous"]],
  ["what", ["event", "object", "id"]],
  ["more", ["property", "trait"]],
  ["none", ["skip"]],
];
const PEOPLE: readonly [Group, readonly Role[]][] = [
  ["who", ["user", "email", "phone", "anonymous"]],
  ["what", ["object"]],
  ["more", ["trait"]],
  ["none", ["skip"]],
];
const FIGURES: readonly [Group, readonly Role[]][] = [
  ["when", ["time"]],
  ["what", ["figure", "figure name"]],
  ["more", ["property"]],
  ["none", ["skip"]],
];

export const offered = (part: Table["part"]): readonly [Group, readonly Role[]][] =>
  part === "figures" ? FIGURES : part === "people" ? PEOPLE : EVENTS;

/** The key of the words for a role: of figures, a property says of which they are. */
export const roleWord = (role: Column["role"], part: Table["part"]): string =>
  (role === "property" && part === "figures" ? "of which" : role).replaceAll(" ", "_");

export type Tone = "when" | "who" | "what" | "more" | "none";

/** What a role's colour says: when, who, what; all else is quiet. */
export function tone(role: Column["role"]): Tone {
  if (role === "time") return "when";
  if (["user", "email", "phone", "anonymous"].includes(role)) return "who";
  if (["event", "object", "id", "figure", "figure name", "made"].includes(role)) return "what";
  return role === "skip" ? "none" : "more";
}

export const hasName = (role: Column["role"]): boolean => ["property", "trait", "figure", "object"].includes(role);
export const hasType = (role: Column["role"]): boolean => ["property", "trait", "figure"].includes(role);

/** How times may be written: what is sent for each choice. "as" is as recognised. */
export const TIMES = {
  as: null,
  iso: { form: "iso", unit: "", pattern: "", day_first: null },
  day: { form: "pattern", unit: "", pattern: "", day_first: true },
  month: { form: "pattern", unit: "", pattern: "", day_first: false },
  s: { form: "epoch", unit: "s", pattern: "", day_first: null },
  ms: { form: "epoch", unit: "ms", pattern: "", day_first: null },
  us: { form: "epoch", unit: "us", pattern: "", day_first: null },
  date: { form: "date", unit: "", pattern: "", day_first: null },
} as const;
export type TimesChoice = keyof typeof TIMES | "pattern";

/** Which choice a way of writing times is. */
export function timesChoice(times: Column["times"]): TimesChoice | null {
  if (!times || times.form === "" || times.form === "ambiguous") return null;
  if (times.form === "epoch") return times.unit === "ms" || times.unit === "us" ? times.unit : "s";
  if (times.form === "pattern") return times.pattern ? "pattern" : times.day_first ? "day" : "month";
  return times.form;
}

/** Columns in which somebody may look for the answer: those that the question names, else all. */
export const candidates = (table: Table): Column[] => {
  const named = new Set(table.problem?.columns ?? []);
  const found = table.columns.filter((column) => named.has(column.column));
  return found.length ? found : table.columns.filter((column) => column.role !== "made");
};
