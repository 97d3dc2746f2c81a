// What does the map say as soon as somebody wrote a goal or an assumption? It is shown at once, while the server counts
// the map of the new text. Pure.

import { isTwo, type Cell, type JourneyMap, type Lane, type Shown, type Statement } from "../facts";

export type Written =
  | { what: "goal"; stage: string; goal: string }
  | { what: "assumed"; stage: string; lane: Lane; says: string; test: string; was: string }
  | { what: "no longer"; stage: string; lane: Lane; says: string };

export function patched<T extends Shown>(shown: T, written: Written): T {
  if (isTwo(shown)) return { ...shown, before: ofMap(shown.before, written), after: ofMap(shown.after, written) };
  return ofMap(shown as JourneyMap, written) as T;
}

function ofMap(map: JourneyMap, written: Written): JourneyMap {
  const lane = written.what === "goal" ? "goals" : written.lane;
  const rows = map.rows.map((row) =>
    row.lane === lane ? { ...row, cells: row.cells.map((cell) => (cell.stage === written.stage ? ofCell(cell, written) : cell)) } : row,
  );
  return { ...map, rows };
}

const OF_GOAL = ["goal", "steps", "choices", "fields"];

function ofCell(cell: Cell, written: Written): Cell {
  const { statements } = cell;
  if (written.what === "goal") {
    return { ...cell, statements: statements.map((one) => (OF_GOAL.includes(one.kind) ? { ...one, about: written.goal } : one)) };
  }
  const is = (one: Statement, says: string): boolean => one.kind === "assumed" && one.about === says;
  if (written.what === "no longer") return { ...cell, statements: statements.filter((one) => !is(one, written.says)) };
  const made = assumed(written.says, written.test);
  const replaced = written.was !== "" && statements.some((one) => is(one, written.was));
  return {
    ...cell,
    statements: replaced ? statements.map((one) => (is(one, written.was) ? made : one)) : [...statements, made],
  };
}

const assumed = (says: string, test: string): Statement => ({
  kind: "assumed", about: says, evidence: "assumed", origin: [], figures: [], n: null, latest: null, receipt: null, part: "",
  detail: test ? { test } : {}, withheld: "",
});
