// How are shares told so that they add up, and in which order? Pure.

import type { Schemas } from "@/api/client";

export type Came = Schemas["Came"];
export type Joins = Schemas["JoinsTold"];
export type SourceCame = Schemas["SourceCame"];

/** Whole percents that add up to 100: the largest remainders are rounded up. Some of nothing stay "less than one". */
export function wholePercents(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (!total) return counts.map(() => 0);
  const exact = counts.map((count) => (100 * count) / total);
  const floors = exact.map(Math.floor);
  const spare = 100 - floors.reduce((sum, floor) => sum + floor, 0);
  const order = exact.map((_, at) => at).sort((a, b) => exact[b]! - floors[b]! - (exact[a]! - floors[a]!) || a - b);
  for (const at of order.slice(0, spare)) floors[at]! += 1;
  return floors;
}

export interface Share {
  /** The kind of id, or "" for those who are nobody yet. */
  kind: string;
  rows: number;
  percent: number;
}

/** The rows of a source by what they were joined by, those of nobody last. */
export function shares(joins: Joins): Share[] {
  const nobody = joins.nobody.reduce((sum, one) => sum + one.rows, 0);
  const parts = [...joins.joined.map(({ kind, rows }) => ({ kind, rows })), ...(nobody ? [{ kind: "", rows: nobody }] : [])];
  const percents = wholePercents(parts.map((part) => part.rows));
  return parts.map((part, at) => ({ ...part, percent: percents[at]! }));
}

export const asideRows = (source: SourceCame): number => source.aside.reduce((sum, one) => sum + one.rows, 0);

export interface Totals {
  rows: number;
  accepted: number;
  twice: number;
  aside: number;
}

export function totals(came: Came): Totals {
  const sum = (pick: (source: SourceCame) => number) => came.sources.reduce((all, source) => all + pick(source), 0);
  const beside = came.sources.flatMap((source) => source.looked_up).flatMap((file) => file.aside);
  return {
    rows: sum((source) => source.rows),
    accepted: sum((source) => source.accepted),
    twice: sum((source) => source.twice),
    aside: sum(asideRows) + beside.reduce((all, one) => all + one.rows, 0),
  };
}

/** Sources of which something is to be said come first, then the largest. */
export const inOrder = (sources: readonly SourceCame[]): SourceCame[] =>
  [...sources].sort((a, b) => Number(asideRows(b) > 0) - Number(asideRows(a) > 0) || b.rows - a.rows);
