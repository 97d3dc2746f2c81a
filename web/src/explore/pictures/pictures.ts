// Which picture belongs to which question? One maker each.

import { actions } from "./actions";
import { attribution } from "./attribution";
import { compare } from "./compare";
import { conformance } from "./conformance";
import { delights } from "./delights";
import { discovered } from "./discovered";
import { drivers } from "./drivers";
import { dropoff } from "./dropoff";
import { emotions } from "./emotions";
import { funnel } from "./funnel";
import { goals } from "./goals";
import { measures } from "./measures";
import { moments } from "./moments";
import { painpoints } from "./painpoints";
import { pains } from "./pains";
import { paths } from "./paths";
import { prompts } from "./prompts";
import type { Question, Result, Results } from "./results";
import { retention } from "./retention";
import { scores } from "./scores";
import type { Say } from "./say";
import { segment } from "./segment";
import type { Shown, Table } from "./shown";
import { stages } from "./stages";
import { themes } from "./themes";
import { transitions } from "./transitions";
import { trend } from "./trend";
import { variants } from "./variants";
import { voice } from "./voice";

type Maker<Q extends Question> = (result: Results[Q], say: Say) => Shown;

const MAKERS: { [Q in Question]: Maker<Q> } = {
  actions, attribution, compare, conformance, delights, discovered, drivers, dropoff, emotions, funnel, goals, measures, moments, painpoints, pains,
  paths, prompts, retention, scores, segment, stages, themes, transitions, trend, variants, voice,
};

export const isDrawn = (question: string): question is Question => Object.hasOwn(MAKERS, question);

export function shownOf(question: Question, result: Result, say: Say): Shown {
  return (MAKERS[question] as (result: Result, say: Say) => Shown)(result, say);
}

/** A table as text that a spreadsheet reads: numbers as numbers. */
export function asCsv(table: Table): string {
  const line = (cells: (string | number | null | undefined)[]): string => cells.map(csvField).join(",");
  const rows = table.rows.map((row) => line(row.map((cell) => (typeof cell.value === "number" ? cell.value : cell.text))));
  return [line(table.columns.map((column) => column.label)), ...rows].join("\r\n") + "\r\n";
}

/** Quoted where it must be. A text that a spreadsheet would take for a formula is made harmless by a leading apostrophe. */
function csvField(value: string | number | null | undefined): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value ?? "") ? `'${value}` : (value ?? "");
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
