// What was asked before, and what was taken back? A line of questions that one walks along. Pure functions.

import type { Asked } from "@/parts/address";

export interface Past {
  before: Asked[];
  after: Asked[];
}

export const NO_PAST: Past = { before: [], after: [] };
const MOST = 100;

/** A change from one question to another; what was taken back before is given up. */
export const changed = (past: Past, from: Asked | null): Past =>
  from ? { before: [...past.before, from].slice(-MOST), after: [] } : { ...past, after: [] };

export function undone(past: Past, now: Asked | null): { past: Past; to: Asked } | null {
  const to = past.before.at(-1);
  if (!to) return null;
  return { past: { before: past.before.slice(0, -1), after: now ? [now, ...past.after] : past.after }, to };
}

export function redone(past: Past, now: Asked | null): { past: Past; to: Asked } | null {
  const [to, ...after] = past.after;
  if (!to) return null;
  return { past: { before: now ? [...past.before, now] : past.before, after }, to };
}
