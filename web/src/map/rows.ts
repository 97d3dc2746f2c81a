// Which rows are shown, in which order? Pure changes of that choice, as the menu makes them.

import { LANES, type Lane } from "./facts";

/** What may be hidden: a row, or the curve of feelings above the stages, which has no place among the rows. */
export type Part = Lane | typeof CURVE;
export const CURVE = "curve";

export interface Rows {
  order: readonly Lane[];
  hidden: readonly Part[];
}

export const ALL_ROWS: Rows = { order: LANES, hidden: [] };

/** A choice that was kept, whatever it holds: unknown rows go, rows that it does not name come last. */
export function settled(kept: { order?: readonly string[]; hidden?: readonly string[] } | null | undefined): Rows {
  const isLane = (name: string): name is Lane => (LANES as readonly string[]).includes(name);
  const order = [...new Set(kept?.order ?? [])].filter(isLane);
  const hidden = [...new Set(kept?.hidden ?? [])].filter((name): name is Part => name === CURVE || isLane(name));
  return { order: [...order, ...LANES.filter((lane) => !order.includes(lane))], hidden };
}

export const shownRows = (rows: Rows): Lane[] => rows.order.filter((lane) => !rows.hidden.includes(lane));

export const hasCurve = (rows: Rows): boolean => !rows.hidden.includes(CURVE);

export function turned(rows: Rows, part: Part): Rows {
  const hidden = rows.hidden.includes(part) ? rows.hidden.filter((one) => one !== part) : [...rows.hidden, part];
  return { ...rows, hidden };
}

/** The row one place up (-1) or down (1); at an end it stays. */
export function moved(rows: Rows, lane: Lane, by: -1 | 1): Rows {
  return placed(rows, lane, rows.order.indexOf(lane) + by);
}

/** The row at a place among all. */
export function placed(rows: Rows, lane: Lane, at: number): Rows {
  const rest = rows.order.filter((one) => one !== lane);
  const place = Math.max(0, Math.min(at, rest.length));
  return { ...rows, order: [...rest.slice(0, place), lane, ...rest.slice(place)] };
}

export const isAsMade = (rows: Rows): boolean =>
  rows.hidden.length === 0 && rows.order.every((lane, place) => lane === LANES[place]);
