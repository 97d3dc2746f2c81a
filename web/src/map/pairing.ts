// Which findings of two maps are the same? What is drawn: one map, or a later one beside an earlier.

import { isTwo, type Cell, type Column, type Difference, type Figure, type JourneyMap, type Lane, type Row, type Shown,
  type Statement, type Way } from "./facts";

/** A finding, and what it was on the first map where two are shown. */
export interface Pair {
  statement: Statement;
  was: Statement | null;
  differences: readonly Difference[];
  only: "" | "first" | "second"; // on which of two maps it stands, where it stands on one
}

export interface PairedCell {
  cell: Cell; // the second map's
  pairs: readonly Pair[];
}

export interface PairedRow {
  lane: Lane;
  cells: readonly PairedCell[];
}

/** What a picture is made of: the map (the second of two), and beside it the first. */
export interface Sheet {
  map: JourneyMap;
  first: JourneyMap | null;
  names: readonly [string, string];
  rows: readonly PairedRow[];
  whole: readonly Pair[];
  differences: readonly Difference[];
  notes: readonly string[];
}

export function sheetOf(shown: Shown): Sheet {
  if (!isTwo(shown)) {
    const rows = shown.rows.map((row) => ({ lane: row.lane, cells: row.cells.map(aloneCell) }));
    return { map: shown, first: null, names: ["", ""], rows, whole: shown.whole.map(alone), differences: [], notes: shown.notes };
  }
  const { before, after, differences } = shown;
  const lanes = new Map(before.rows.map((row) => [row.lane, row]));
  const rows = after.rows.map((row) => pairedRow(lanes.get(row.lane), row, differences));
  return {
    map: after,
    first: before,
    names: [shown.names[0] as string, shown.names[1] as string],
    rows,
    whole: pairedWhole(before, after, rows, differences.filter((d) => d.lane === null && !d.stage)),
    differences,
    notes: [...new Set([...shown.notes, ...after.notes, ...before.notes])],
  };
}

export const figureOf = (statement: Statement | null | undefined, name: string): Figure | null =>
  statement?.figures.find((one) => one.name === name) ?? null;

/** The number that leads; none where there is none to show. */
export const leadOf = (statement: Statement): Figure | null =>
  statement.withheld ? null : (statement.figures[0] ?? null);

export const columnBefore = (sheet: Sheet, name: string): Column | null =>
  sheet.first?.columns.find((column) => column.name === name) ?? null;

export const wayBefore = (sheet: Sheet, way: Way): Way | null =>
  sheet.first?.ways.find((one) => one.before === way.before && one.after === way.after && one.direction === way.direction) ?? null;

/** The clear differences of a stage's head (`stage`), or of a move (its direction, about its other end). */
export const clearOf = (sheet: Sheet, stage: string, kind: string, about = ""): Difference[] =>
  sheet.differences.filter((d) => d.clear && d.lane === null && d.stage === stage && d.kind === kind && d.about === about);

const alone = (statement: Statement): Pair => ({ statement, was: null, differences: [], only: "" });
const aloneCell = (cell: Cell): PairedCell => ({ cell, pairs: onceWithheld(cell.statements).map(alone) });

/** Of a cell's quotes, if they are withheld, one: the others would say the same. */
function onceWithheld(statements: readonly Statement[]): Statement[] {
  let isTold = false;
  return statements.filter((one) => {
    const silent = one.kind === "said" && one.withheld !== "";
    const keep = !(silent && isTold);
    isTold ||= silent;
    return keep;
  });
}

function pairedRow(first: Row | undefined, second: Row, differences: readonly Difference[]): PairedRow {
  const before = new Map(first?.cells.map((cell) => [cell.stage, cell]));
  const cells = second.cells.map((cell) => {
    const mine = differences.filter((d) => d.lane === second.lane && d.stage === cell.stage);
    const told = onceWithheld(before.get(cell.stage)?.statements ?? []);
    return { cell, pairs: pairs(told, onceWithheld(cell.statements), mine) };
  });
  return { lane: second.lane, cells };
}

/** The second's findings in their order, then those that only the first had. */
function pairs(first: readonly Statement[], second: readonly Statement[], differences: readonly Difference[]): Pair[] {
  const left = new Map(first.map((one) => [same(one), one]));
  const both = second.map((statement): Pair => {
    const was = left.get(same(statement)) ?? null;
    left.delete(same(statement));
    const counted = statement.evidence !== "assumed" && statement.kind !== "said";
    return { statement, was, differences: of(statement, differences), only: was === null && counted ? "second" : "" };
  });
  const gone = [...left.values()].filter((one) => one.evidence !== "assumed");
  return [...both, ...gone.map((one): Pair => ({ statement: one, was: one, differences: of(one, differences), only: "first" }))];
}

/** What is said of the whole journey; what stands in a cell too is paired as it is there. */
function pairedWhole(first: JourneyMap, second: JourneyMap, rows: readonly PairedRow[], differences: readonly Difference[]): Pair[] {
  const there = new Map(rows.flatMap((row) => row.cells.flatMap((cell) =>
    cell.pairs.map((pair) => [cell.cell.stage + "\n" + same(pair.statement), pair] as const))));
  const mine = first.whole.filter((one) => !one.detail.stage);
  const paired = new Map(pairs(mine, second.whole, differences).map((pair) => [pair.statement, pair]));
  const told = second.whole.map((statement): Pair => {
    const beside = statement.detail.stage ? there.get(statement.detail.stage + "\n" + same(statement)) : undefined;
    if (beside) return { ...beside, statement };
    const own = paired.get(statement);
    paired.delete(statement);
    return own ?? alone(statement);
  });
  return [...told, ...[...paired.values()].filter((pair) => pair.only === "first")];
}

/** What tells two findings of one cell apart. */
const same = (one: Statement): string => [one.kind, one.about, one.detail.research || one.detail.of || ""].join("\n");

const of = (statement: Statement, differences: readonly Difference[]): Difference[] =>
  differences.filter((d) => d.kind === statement.kind && d.about === statement.about);
