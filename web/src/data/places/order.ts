// In which order are rules tried, and what of them was changed? Pure.

import type { Schemas } from "@/api/client";

export type Rule = Schemas["PlaceRule"];
/** A rule, and which one it was before anything was changed; null: a new one. */
export type Placed = { rule: Rule; was: number | null; key: string };

export const placed = (rules: readonly Rule[]): Placed[] => rules.map((rule, was) => ({ rule, was, key: `${was}` }));

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  if (from === to || from < 0 || to < 0 || from >= list.length || to >= list.length) return [...list];
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)];
}

export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, n) => n !== at);
export const withRule = (list: readonly Placed[], at: number, rule: Rule): Placed[] =>
  list.map((one, n) => (n === at ? { ...one, rule } : one));

/** Of a rule that says neither events nor a condition, or has no name, nothing can be kept. */
export const complete = (rule: Rule): boolean => rule.name.trim() !== "" && (rule.events.some((one) => one.trim()) || rule.where.trim() !== "");

/** As the server takes it. */
export const wanted = (list: readonly Placed[]): Schemas["RuleInPlace"][] => list.map(({ rule, was }) => ({ rule, was }));
