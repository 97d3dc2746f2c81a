// What is open beside the map? Told by its names, so that an address can hold it and a newer map still knows it. Pure.

import { LANES, type Lane, type Opened, type Receipt, type Shown, type Statement } from "../facts";
import { columnBefore, sheetOf, wayBefore, type Pair, type Sheet } from "../pairing";

/** The names by which it is found again, as an address holds them. */
export function openedText(opened: Opened): string {
  switch (opened.kind) {
    case "statement": {
      const { statement: one, lane, stage } = opened;
      return written(["finding", lane ?? "", stage, one.kind, aboutOf(one), ruleOf(one)]);
    }
    case "head": return stageText(opened.column.name);
    case "way": return written(["move", opened.way.before, opened.way.after, opened.way.direction]);
    case "cell": return written(["cell", opened.lane, opened.cell.stage]);
  }
}

export const stageText = (stage: string): string => written(["stage", stage]);

/** It, on this map; null: the map has it not (any more), or somebody wrote something else. */
export function findOpened(shown: Shown, text: string): Opened | null {
  const [what, ...names] = read(text);
  const sheet = sheetOf(shown);
  if (what === "stage") {
    const column = sheet.map.columns.find((one) => one.name === names[0]);
    return column ? { kind: "head", column, was: columnBefore(sheet, column.name) } : null;
  }
  if (what === "move") {
    const way = sheet.map.ways.find((one) => one.before === names[0] && one.after === names[1] && one.direction === names[2]);
    return way ? { kind: "way", way, was: wayBefore(sheet, way) } : null;
  }
  if (what === "cell") {
    const row = sheet.rows.find((one) => one.lane === names[0]);
    const found = row?.cells.find((one) => one.cell.stage === names[1]);
    return row && found ? { kind: "cell", cell: found.cell, lane: row.lane } : null;
  }
  return what === "finding" ? finding(sheet, names) : null;
}

/** The receipt that it rests on: of the map that it stands on. */
export function receiptOf(shown: Shown, opened: Opened): Receipt | null {
  const sheet = sheetOf(shown);
  const map = opened.kind === "statement" && opened.first ? sheet.first : sheet.map;
  const place =
    opened.kind === "statement" ? opened.statement.receipt
      : opened.kind === "head" ? opened.column.receipt
        : opened.kind === "way" ? opened.way.receipt
          : null;
  return place === null ? null : (map?.receipts[place] ?? null);
}

const LONGEST = 120; // characters of somebody's words in an address
const OF_GOAL = ["goal", "steps", "choices", "fields"]; // of which a cell has one each, whatever the goal is called

function finding(sheet: Sheet, [lane = "", stage = "", kind = "", about = "", rule = ""]: string[]): Opened | null {
  const is = (pair: Pair): boolean =>
    pair.statement.kind === kind && aboutOf(pair.statement) === about && ruleOf(pair.statement) === rule;
  const row = sheet.rows.find((one) => one.lane === lane);
  const pairs = row ? (row.cells.find((one) => one.cell.stage === stage)?.pairs ?? []) : sheet.whole;
  const pair = pairs.find(is);
  if (!pair) return null;
  return {
    kind: "statement", statement: pair.statement, was: pair.was, stage, first: pair.only === "first",
    lane: (LANES as readonly string[]).includes(lane) ? (lane as Lane) : null,
  };
}

const aboutOf = (one: Statement): string => (OF_GOAL.includes(one.kind) ? "" : one.about.slice(0, LONGEST));
const ruleOf = (one: Statement): string => one.detail.research || one.detail.of || "";

/** Names between tildes, which an address holds as they are. */
const written = (names: readonly string[]): string => names.map((name) => name.replaceAll("!", "!!").replaceAll("~", "!-")).join("~");
const read = (text: string): string[] => text.split("~").map((name) => name.replace(/!([!-])/g, (_, mark) => (mark === "!" ? "!" : "~")));
