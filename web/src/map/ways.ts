// Where do the moves between stages run? Ways above and below the heads, in numbers; nothing is drawn here.
//
// Across, one stage is 1 wide and the first reaches from 0 to 1; up and down, pixels from the heads' edge. Moves forward
// run above, moves back below. Ways that overlap get levels of their own, the shorter nearer to the heads, so that their
// labels never meet.

import type { Direction, Way } from "./facts";

export interface Arc {
  way: Way;
  start: number; // across
  end: number;
  height: number; // of its level, where its label stands
  width: number; // of its line
}

/** Moves that come from outside to a stage, or lead outside: a short way beside its head. */
export interface End {
  ways: readonly Way[];
  at: number; // across, where it meets the head
  tail: number; // across, its other end
  coming: boolean;
  width: number;
}

export interface Side {
  arcs: readonly Arc[];
  ends: readonly End[];
  height: number;
  leftOut: readonly Way[]; // moves of few people, for which there is no room
}

const STEP = 26, LOW = 32, PAST_ENDS = 14, LINE = 15; // pixels: between levels; the lowest; past ends; a label's line
const PORT = 0.05, GAP = 0.07, MOST_ASIDE = 0.2; // of a stage's width: ports from their middle, between each other
const AHEAD = 0.7, BACK = 0.3; // where the middle of the ports is: ends stand on the other side of a head
const COMING = 0.12, LEAVING = 0.86; // of a stage's width: where ends meet the head
const WIDEST = 10, THINNEST = 1.5; // pixels of a way's line

/** Moves forward, and people who come in for the first time; labels have so many lines. */
export const above = (ways: readonly Way[], names: readonly string[], lines = 1): Side =>
  side(ways, names, "forward", AHEAD, lines, ["in"], []);

/** Moves back, away and out, and people who come in again. */
export const below = (ways: readonly Way[], names: readonly string[], lines = 1): Side =>
  side(ways, names, "back", BACK, lines, ["in again"], ["away", "out"]);

/** Moves in a direction that are drawn, and those that there is no room for: from stage to next stage always; of the
 * others as many as there are stages, those of most people. */
export function chosen(ways: readonly Way[], names: readonly string[], direction: Direction): [Way[], Way[]] {
  const place = places(names);
  const known = ways.filter((way) => way.direction === direction && place.has(way.before) && place.has(way.after));
  const span = (way: Way): number => Math.abs(place.get(way.after)! - place.get(way.before)!);
  const near = known.filter((way) => span(way) === 1);
  const far = known.filter((way) => span(way) !== 1).sort((one, other) => people(other) - people(one));
  return [[...near, ...far.slice(0, names.length)], far.slice(names.length)];
}

/** A level for each stretch, from 1: the lowest on which it meets no other, the shorter first. */
export function levels(reach: readonly (readonly [number, number])[]): number[] {
  const taken: (readonly [number, number])[][] = [];
  const found = reach.map(() => 0);
  const order = reach.map((_, k) => k).sort((a, b) => length(reach[a]!) - length(reach[b]!) || reach[a]![0] - reach[b]![0]);
  for (const k of order) {
    const [low, high] = reach[k]!;
    let level = taken.findIndex((row) => row.every(([a, b]) => high <= a || b <= low));
    if (level < 0) level = taken.push([]) - 1;
    taken[level]!.push([low, high]);
    found[k] = level + 1;
  }
  return found;
}

/** The line of an arc in pixels: up from its start, along its level, down to its end, with round corners. `y` turns a
 * height into pixels from the drawing's top. */
export function arcLine(arc: Arc, column: number, y: (height: number) => number): string {
  const start = arc.start * column, end = arc.end * column;
  const ahead = end > start ? 1 : -1;
  const corner = Math.min(14, Math.abs(end - start) / 2, arc.height);
  const top = y(arc.height), turn = y(arc.height - corner);
  return (
    `M${r(start)} ${r(y(0))}V${r(turn)}Q${r(start)} ${r(top)} ${r(start + ahead * corner)} ${r(top)}` +
    `H${r(end - ahead * corner)}Q${r(end)} ${r(top)} ${r(end)} ${r(turn)}V${r(y(arc.width > 5 ? 8 : 6))}`
  );
}

/** The line of an end: beside the head, and aside. */
export function endLine(end: End, column: number, y: (height: number) => number): string {
  const at = end.at * column, tail = end.tail * column;
  const near = y(end.coming ? 6 : 0);
  const ahead = tail > at ? 1 : -1;
  return `M${r(at)} ${r(near)}V${r(y(14))}Q${r(at)} ${r(y(24))} ${r(at + ahead * 10)} ${r(y(24))}H${r(tail)}`;
}

function side(
  ways: readonly Way[], names: readonly string[], direction: Direction, middle: number, lines: number,
  coming: readonly Direction[], leaving: readonly Direction[],
): Side {
  const place = places(names);
  const [drawn, leftOut] = chosen(ways, names, direction);
  const most = Math.max(1, ...ways.map(people));
  const ends = names.flatMap((name, i) => endsOf(ways, name, i, coming, leaving, most));
  const deepest = Math.max(0, ...ends.map((end) => end.ways.length));
  const more = LINE * (lines - 1);
  const lowest = LOW + more + (ends.length ? PAST_ENDS + LINE * (lines + 1) * deepest : 0);
  const reach = drawn.map((way) => {
    const [a, b] = [place.get(way.before)!, place.get(way.after)!];
    return [Math.min(a, b), Math.max(a, b)] as const;
  });
  const level = levels(reach);
  const ports = portsOf(drawn, place, middle);
  const arcs = drawn.map((way, k): Arc => ({
    way, start: ports[k]![0], end: ports[k]![1], height: lowest + (STEP + more) * (level[k]! - 1), width: wide(people(way), most),
  }));
  const top = Math.max(0, ...arcs.map((arc) => arc.height), ends.length ? lowest - LOW + 8 : 0);
  return { arcs, ends, height: top ? top + 14 + more / 2 : 0, leftOut };
}

/** Where each starts and ends across, so that those of one stage do not cross: a longer one runs outside. */
function portsOf(ways: readonly Way[], place: ReadonlyMap<string, number>, middle: number): [number, number][] {
  const ports = ways.map((): [number, number] => [0, 0]);
  const from = (k: number): number => place.get(ways[k]!.before)!;
  const to = (k: number): number => place.get(ways[k]!.after)!;
  const every = ways.map((_, k) => k);
  for (const i of place.values()) {
    for (const [which, found] of [[0, every.filter((k) => from(k) === i)], [1, every.filter((k) => to(k) === i)]] as const) {
      const sorted = [...found].sort((a, b) => Math.abs(to(a) - from(a)) - Math.abs(to(b) - from(b)));
      sorted.forEach((k, rank) => {
        const inner = sorted.length - 1 - rank; // the shortest stands farthest towards where it goes
        const aside = Math.min(PORT + GAP * inner, MOST_ASIDE);
        ports[k]![which] = i + middle + (from(k) + to(k) > 2 * i ? aside : -aside);
      });
    }
  }
  return ports;
}

function endsOf(
  ways: readonly Way[], name: string, i: number, coming: readonly Direction[], leaving: readonly Direction[], most: number,
): End[] {
  const ins = ways.filter((way) => coming.includes(way.direction) && way.after === name);
  const outs = ways.filter((way) => leaving.includes(way.direction) && way.before === name);
  const found: End[] = [];
  if (ins.length) found.push({ ways: ins, at: i + COMING, tail: i + 0.03, coming: true, width: thin(ins, most) });
  if (outs.length) found.push({ ways: outs, at: i + LEAVING, tail: i + 0.97, coming: false, width: thin(outs, most) });
  return found;
}

const places = (names: readonly string[]): Map<string, number> => new Map(names.map((name, i) => [name, i]));
const people = (way: Way): number => way.people.count?.people ?? 0;
const length = ([low, high]: readonly [number, number]): number => high - low;
const r = (value: number): number => Math.round(value * 10) / 10;

/** A line as wide as its people are many, up to a limit; the least can still be seen. */
const wide = (many: number, most: number): number => r(Math.max(THINNEST, WIDEST * Math.min(many / most, 1)));

/** Of an end, which is short and bends much. */
const thin = (ways: readonly Way[], most: number): number =>
  r(Math.min(wide(ways.reduce((sum, way) => sum + people(way), 0), most), 5));
