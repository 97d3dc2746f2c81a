// What does the map's address hold? Period, group, day, what it is compared with, how near, and what is open beside it.
// Pure functions: the address is read, whatever somebody wrote into it, and made into the server's question.

import { isZoom, MOST, type Zoom } from "../zoom";

export interface MapSearch {
  period?: string;
  among?: string;
  as_of?: string;
  /** What it stands beside: an earlier period, a group (`others`: everybody else), an earlier day. At most one. */
  against?: string;
  against_group?: string;
  others?: string;
  against_day?: string;
  zoom?: string;
  /** Which finding, stage or move the drawer tells of. */
  open?: string;
}

const KEYS = ["period", "among", "as_of", "against", "against_group", "others", "against_day", "zoom", "open"] as const;
const BESIDE = ["against", "against_group", "others", "against_day"] as const;

export type Beside = "none" | "period" | "group" | "day";

/** The address as it is meant: texts only, one comparison at most, and none that lacks its other side. */
export function readSearch(raw: Record<string, unknown>): MapSearch {
  const told: MapSearch = {};
  for (const key of KEYS) {
    const value = raw[key];
    const text = typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
    if (text) told[key] = text;
  }
  if (told.against && !told.period) delete told.against;
  if (told.others && !told.among) delete told.others;
  const first = BESIDE.find((key) => told[key]);
  for (const key of BESIDE) if (key !== first) delete told[key];
  return told;
}

export const zoomOf = (search: MapSearch): Zoom => (isZoom(search.zoom) ? search.zoom : "rows");

export function besideOf(search: MapSearch): Beside {
  if (search.against) return "period";
  if (search.against_group || search.others) return "group";
  return search.against_day ? "day" : "none";
}

export interface Request {
  two: boolean;
  query: {
    period?: string; among?: string; as_of?: string; against?: string; against_group?: string; against_day?: string;
    most?: number;
  };
}

/** The server's question. */
export function requestOf(search: MapSearch): Request {
  const { period, among, as_of, against, against_day } = search;
  const most = MOST[zoomOf(search)];
  const group = search.others ? among : search.against_group;
  const query = {
    period,
    among: search.others ? undefined : among, // the server takes a group beside nothing for one beside all others
    as_of,
    against,
    against_group: group,
    against_day,
    most: most === MOST.rows ? undefined : most,
  };
  return { two: besideOf(search) !== "none", query: lean(query) };
}

/** The address without a comparison. */
export const alone = (search: MapSearch): MapSearch =>
  lean({ ...search, against: undefined, against_group: undefined, others: undefined, against_day: undefined });

function lean<T extends object>(of: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as never;
}
