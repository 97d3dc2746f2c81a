// How is a map laid out? Which form it takes in a given width, what stands in a cell at each zoom, what bars share.

import type { Lane, Statement } from "./facts";
import { figureOf, leadOf, type Pair, type PairedCell, type Sheet } from "./pairing";
import type { Zoom } from "./zoom";

const COLUMN: Record<Zoom, number> = { stages: 140, rows: 152, findings: 168 }; // pixels, the narrowest
export const LANE = 112;
const PHONE = 700;
const CARDS = 3, LINES = 5; // of each kind that are shown before the rest is asked for

/** How the map stands in its place: one stage at a time; scrolling inside its frame; or as wide as the page. */
export type Form = "phone" | "framed" | "page";

/** `desk`: the window is no phone's; a place that is narrow there (a panel stands beside it) scrolls, and stays the map. */
export function formOf(width: number, stages: number, zoom: Zoom, desk = false): Form {
  if (width < PHONE && !desk) return "phone";
  return width < narrowest(stages, zoom) ? "framed" : "page";
}

export const narrowest = (stages: number, zoom: Zoom): number => LANE + stages * COLUMN[zoom];

/** Which of eight colours a stage has: from the first to the last, evenly. */
export const colourOf = (stage: number, stages: number): number => Math.round((stage * 7) / Math.max(stages - 1, 1)) + 1;

/** From the least to the greatest difference of pain points and moments: one scale for all of a map. */
export function spanOf(sheet: Sheet): [number, number] {
  const bounds = sheet.rows.flatMap((row) => row.cells.flatMap((cell) => cell.pairs.flatMap(({ statement }) => {
    const more = missedMore(statement);
    return more === null ? [] : [more.low ?? more.value, more.high ?? more.value];
  })));
  return [Math.min(0, ...bounds), Math.max(0.1, ...bounds)];
}

/** How many more of a sign's, or a pain point's, people miss the goal: as many as fewer reach it. */
export function missedMore(statement: Statement): { value: number; low: number | null; high: number | null } | null {
  const more = figureOf(statement, "missed more"), reached = figureOf(statement, "reached more");
  if (more?.value != null) return { value: more.value, low: more.low, high: more.high };
  if (reached?.value == null) return null;
  return { value: -reached.value, low: reached.high === null ? null : -reached.high, high: reached.low === null ? null : -reached.low };
}

/** From nothing to the most money at stake: one scale for all of a map. */
export function stakesOf(sheet: Sheet): [number, number] {
  const bounds = sheet.rows.flatMap((row) => row.cells.flatMap((cell) => cell.pairs.flatMap(({ statement }) => {
    const stake = figureOf(statement, "at stake");
    return stake?.value == null ? [] : [stake.low ?? stake.value, stake.high ?? stake.value];
  })));
  return [Math.min(0, ...bounds), Math.max(1, ...bounds)];
}

/** Findings that are drawn together: bars of one denominator, the way to a goal; all others by themselves. */
export interface Group {
  form: "bars" | "way" | "felt" | "card";
  pairs: readonly Pair[];
}

const BARS = ["did", "met", "came", "looked", "searched", "saw", "theme said", "told", "moved on", "reading"];
const WAY = ["steps", "choices", "fields"];

/** A cell's findings in groups; by themselves where every finding is looked at. */
export function groupsOf(pairs: readonly Pair[], zoom: Zoom): Group[] {
  if (zoom === "findings") return pairs.map((pair) => ({ form: "card", pairs: [pair] }));
  const groups = new Map<string, { form: Group["form"]; pairs: Pair[] }>();
  for (const pair of pairs) {
    const form = formOfKind(pair.statement.kind);
    const key = form === "card" ? `card ${groups.size}` : `${form} ${together(pair.statement, form)}`;
    const group = groups.get(key);
    if (group) group.pairs.push(pair);
    else groups.set(key, { form, pairs: [pair] });
  }
  return [...groups.values()].map((group) => (group.form === "way" && group.pairs.length < 2 ? { ...group, form: "card" } : group));
}

/** Which of a cell's findings are shown before the rest is asked for: of every kind (and rule of research) the first, so
 * that one does not hide the others; more of those that take a line than of those that take a card. */
export function shownFirst(pairs: readonly Pair[]): boolean[] {
  const seen = new Map<string, number>();
  const shown = pairs.map(({ statement }) => {
    const key = `${statement.kind}\n${statement.detail.research ?? ""}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return seen.get(key)! <= (formOfKind(statement.kind) === "bars" ? LINES : CARDS);
  });
  const hidden = shown.filter((one) => !one).length;
  return hidden === 1 ? shown.map(() => true) : shown; // a button would take as much room as the one
}

/** What a stage comes to in a line or three: its goal, its worst pain, the moment after which most go on. */
export function inShort(sheet: Sheet, stage: string): { lane: Lane; pair: Pair }[] {
  const of = (lane: Lane): readonly Pair[] =>
    sheet.rows.find((row) => row.lane === lane)?.cells.find((cell) => cell.cell.stage === stage)?.pairs ?? [];
  const goal = of("goals").find((pair) => pair.statement.kind === "goal");
  const pains = of("pains").filter((pair) => leadOf(pair.statement) && pair.only !== "first");
  const pain = pains.find((pair) => pair.statement.detail.verdict === "hurts") ?? pains[0];
  const moment = of("moments").find((pair) => pair.statement.detail.found === "yes" && (leadOf(pair.statement)?.value ?? 0) > 0);
  const found: { lane: Lane; pair: Pair | undefined }[] = [
    { lane: "goals", pair: goal }, { lane: "pains", pair: pain }, { lane: "moments", pair: moment },
  ];
  return found.filter((one): one is { lane: Lane; pair: Pair } => one.pair !== undefined);
}

/** What all findings of a group have in common, and is said once: their denominator, how they are known, where from. */
export function commonOf(pairs: readonly Pair[]): { of: number | null; oldest: number | null; newest: number | null; first: Statement } {
  const statements = pairs.map((pair) => pair.statement);
  const denominators = new Set(statements.map((one) => leadOf(one)?.count?.of).filter((of) => of !== undefined));
  const times = statements.map((one) => one.latest).filter((time) => time !== null);
  return {
    of: denominators.size === 1 ? [...denominators][0]! : null,
    oldest: times.length ? Math.min(...times) : null,
    newest: times.length ? Math.max(...times) : null,
    first: statements[0]!,
  };
}

/** Whether anything of a stage stands in any of the rows. */
export const isEmpty = (cell: PairedCell): boolean => cell.pairs.length === 0;

function formOfKind(kind: string): Group["form"] {
  return BARS.includes(kind) ? "bars" : WAY.includes(kind) ? "way" : kind === "felt" ? "felt" : "card";
}

function together(one: Statement, form: Group["form"]): string {
  const known = [one.evidence, ...one.origin].join(" ");
  if (form === "way") return known;
  if (form === "felt") return one.origin.join(" "); // each source is known in its own way, and says so
  const sort = one.kind === "looked" || one.kind === "searched" || one.kind === "saw" ? "research" : one.kind;
  return `${sort} ${known}`;
}
