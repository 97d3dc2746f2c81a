// How do feelings go up and down along the way? Points, lines, bands and labels of the curve, in numbers; nothing is drawn.
//
// Across, one stage is 1 wide and the first reaches from 0 to 1, as in `ways`; down, 0 is the best and 1 the worst that
// can be. Each source has its own place in a stage, so that intervals and labels of different sources never meet. Stages
// of which a source tells nothing break its line: nothing is guessed between.

import type { Difference, Figure } from "../facts";
import { tooFew } from "../few";
import { figureOf, type Pair, type Sheet } from "../pairing";

export const SOURCES = ["texts", "scores", "behaviour"] as const;
export type Source = (typeof SOURCES)[number];

/** Where the words of a point stand: `aside` is above and to the right. */
export type Label = "above" | "below" | "aside";

export interface Point {
  source: Source;
  pair: Pair; // the finding that it stands for
  stage: number;
  valence: Figure;
  n: number | null; // heard; of behaviour, all who were followed
  isFew: boolean; // nothing can be concluded of so few
  x: number;
  y: number;
  low: number; // of the interval, down
  high: number;
  was: number | null; // on the first of two maps, down
  label: Label;
  clear: Difference | null; // it clearly rose or fell between two maps
}

/** The line of one source: runs of stages next to each other. */
export interface Strand {
  source: Source;
  runs: readonly (readonly Point[])[];
  before: readonly (readonly At[])[]; // the same on the first of two maps
}

export interface At {
  x: number;
  y: number;
}

export interface StageFelt {
  stage: string;
  points: readonly Point[];
  wentOn: { figure: Figure; pair: Pair } | null; // of those heard here
  withheld: Pair | null; // of a source of which nothing may be told
}

export interface Curve {
  sources: readonly Source[];
  stages: readonly StageFelt[];
  strands: readonly Strand[];
}

const EDGE = 0.2; // of a stage's width, beside the first and the last source
const NEAR_END = 0.2; // of the height: a label has no room beyond
const UP_TO_LABEL = 0.1; // an interval that reaches so far would run through the label

/** The curve of what is shown; null: no stage tells anything, or the map was counted before there were curves. */
export function curveOf(sheet: Sheet): Curve | null {
  const told = sheet.map.curve ?? [];
  if (told.length === 0) return null;
  const names = sheet.map.columns.map((column) => column.name);
  const cells = sheet.rows.find((row) => row.lane === "feelings")?.cells ?? [];
  const found = names.map((name) => (cells.find((one) => one.cell.stage === name)?.pairs ?? []).filter((pair) => pair.statement.kind === "felt"));
  const there = (source: Source): boolean => found.some((pairs) => pairs.some((pair) => pair.statement.about === source && !pair.statement.withheld));
  const sources = SOURCES.filter(there);
  const bare = sources.map((source, k) => found.map((pairs, stage) => pointOf(pairs, source, stage, stage + placeOf(k, sources.length))));
  const placed = bare.map((points) => points.map((point, stage) => point && { ...point, label: labelOf(point, points[stage - 1], points[stage + 1]) }));
  return {
    sources,
    stages: names.map((stage, k) => ({
      stage,
      points: placed.map((points) => points[k]).filter((point) => point != null),
      wentOn: wentOnOf(found[k]!),
      withheld: found[k]!.find((pair) => pair.statement.withheld !== "") ?? null,
    })),
    strands: sources.map((source, k) => ({ source, runs: runsOf(placed[k]!), before: runsOf(placed[k]!.map((point) => (point?.was == null ? null : { x: point.x, y: point.was }))) })),
  };
}

/** A line through the points that rises nowhere above and falls nowhere below them (Fritsch and Carlson 1980: monotone
 * cubics), as the path of an SVG. `across` and `down` turn numbers into pixels. */
export function lineOf(points: readonly At[], across: (x: number) => number, down: (y: number) => number, begin: "M" | "L" = "M"): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const slopes = slopesOf(points);
  const at = (x: number, y: number): string => `${round(across(x))} ${round(down(y))}`;
  return begin + at(first.x, first.y) + rest.map((point, k) => {
    const from = points[k]!, third = (point.x - from.x) / 3;
    return `C${at(from.x + third, from.y + third * slopes[k]!)} ${at(point.x - third, point.y - third * slopes[k + 1]!)} ${at(point.x, point.y)}`;
  }).join("");
}

/** Between the lower and the upper ends of the intervals, as a closed path. */
export function bandOf(run: readonly Point[], across: (x: number) => number, down: (y: number) => number): string {
  if (run.length < 2) return "";
  const upper = run.map((point) => ({ x: point.x, y: point.high })), lower = run.map((point) => ({ x: point.x, y: point.low })).reverse();
  return `${lineOf(upper, across, down)}${lineOf(lower, across, down, "L")}Z`;
}

/** From -1 (the worst) to 1, as a part of the height from above. */
export const downOf = (valence: number): number => (1 - Math.min(1, Math.max(-1, valence))) / 2;

/** Where in a stage's width the k-th of so many sources stands. */
export const placeOf = (k: number, of: number): number => (of < 2 ? 0.5 : EDGE + ((1 - 2 * EDGE) * k) / (of - 1));

function pointOf(pairs: readonly Pair[], source: Source, stage: number, x: number): Point | null {
  const pair = pairs.find((one) => one.statement.about === source && one.only !== "first");
  const valence = pair && figureOf(pair.statement, "valence");
  if (!pair || pair.statement.withheld || valence?.value == null) return null;
  const before = pair.was && !pair.was.withheld ? (figureOf(pair.was, "valence")?.value ?? null) : null;
  return {
    source, pair, stage, valence, n: pair.statement.n, isFew: tooFew(pair.statement), x,
    y: downOf(valence.value), low: downOf(valence.low ?? valence.value), high: downOf(valence.high ?? valence.value),
    was: before === null ? null : downOf(before),
    label: "above",
    clear: pair.differences.find((one) => one.figure === "valence" && one.clear) ?? null,
  };
}

/** Where line and interval leave room: above a peak, below a valley; at an end of the scale, on its inner side; aside,
 * where a wide interval stands there. */
function labelOf(point: Point, before: Point | null | undefined, after: Point | null | undefined): Label {
  const side = sideOf(point, before, after);
  return Math.abs(point.y - (side === "above" ? point.high : point.low)) > UP_TO_LABEL ? "aside" : side;
}

function sideOf(point: Point, before: Point | null | undefined, after: Point | null | undefined): "above" | "below" {
  if (point.y < NEAR_END) return "below";
  if (point.y > 1 - NEAR_END) return "above";
  const beside = [before, after].filter((one) => one != null).map((one) => one.y);
  const mean = beside.reduce((sum, y) => sum + y, 0) / (beside.length || 1);
  return beside.length > 0 && point.y > mean ? "below" : "above";
}

function wentOnOf(pairs: readonly Pair[]): { figure: Figure; pair: Pair } | null {
  for (const pair of pairs) {
    const figure = pair.only === "first" || pair.statement.withheld ? null : figureOf(pair.statement, "went on");
    if (figure?.count) return { figure, pair };
  }
  return null;
}

function runsOf<One>(points: readonly (One | null | undefined)[]): One[][] {
  const runs: One[][] = [];
  let isOpen = false;
  for (const point of points) {
    if (point == null) isOpen = false;
    else if (isOpen) runs.at(-1)!.push(point);
    else {
      runs.push([point]);
      isOpen = true;
    }
  }
  return runs;
}

function slopesOf(points: readonly At[]): number[] {
  const steps = points.slice(1).map((point, k) => (point.y - points[k]!.y) / (point.x - points[k]!.x));
  const slopes = points.map((_, k) => {
    const left = steps[k - 1], right = steps[k];
    if (left === undefined || right === undefined) return left ?? right ?? 0;
    return left * right <= 0 ? 0 : (left + right) / 2;
  });
  steps.forEach((step, k) => {
    const size = step === 0 ? 0 : Math.hypot(slopes[k]! / step, slopes[k + 1]! / step);
    if (step === 0) slopes[k] = slopes[k + 1] = 0;
    else if (size > 3) {
      slopes[k] = (3 * slopes[k]!) / size;
      slopes[k + 1] = (3 * slopes[k + 1]!) / size;
    }
  });
  return slopes;
}

const round = (value: number): number => Math.round(value * 10) / 10;
