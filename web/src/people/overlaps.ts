// How do groups overlap, pair by pair? A table of shares, and the segments behind them. Pure functions.

import type { Schemas } from "@/api/client";

export interface Pairing {
  one: number;
  other: number;
  people: number;
  of: number;
  share: number;
}

/** [one][other]: what two groups share; undefined on the diagonal and above it. */
export function pairings(overlaps: readonly Schemas["Overlap"][], groups: number): (Pairing | undefined)[][] {
  const table: (Pairing | undefined)[][] = Array.from({ length: groups }, () => Array.from({ length: groups }, () => undefined));
  for (const { one, other, both } of overlaps) {
    const [low, high] = one < other ? [one, other] : [other, one];
    table[high]![low] = { one: low, other: high, people: both.people, of: both.of, share: both.of ? both.people / both.of : 0 };
  }
  return table;
}

/** The people in both of two rules. */
export const inBoth = (one: string, other: string): string => `(${one}) and (${other})`;

/** The people in exactly these of all rules. */
export function inExactly(chosen: readonly number[], rules: readonly string[]): string {
  return rules.map((rule, at) => (chosen.includes(at) ? `(${rule})` : `not (${rule})`)).join(" and ");
}
