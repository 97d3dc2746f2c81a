// How are rows to fix edited, and how is "read them otherwise" said? Pure.

import type { Schemas } from "@/api/client";

export type Row = Schemas["RowToFix"];
export type Edits = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const keyOf = (row: Pick<Row, "load" | "number">): string => `${row.load} ${row.number}`;

/** A cell as it stands now: as edited, else as it was. */
export const cellOf = (row: Row, column: string, edits: Edits): string => edits[keyOf(row)]?.[column] ?? row.cells[column] ?? "";

/** The edits with one cell written; a cell written back to what it was is no edit. */
export function withCell(edits: Edits, row: Row, column: string, value: string): Edits {
  const key = keyOf(row);
  const mine: Record<string, string> = { ...edits[key], [column]: value };
  if (value === (row.cells[column] ?? "")) delete mine[column];
  const { [key]: _, ...others } = edits;
  return Object.keys(mine).length ? { ...others, [key]: mine } : others;
}

export function without(edits: Edits, row: Pick<Row, "load" | "number">): Edits {
  const { [keyOf(row)]: _, ...others } = edits;
  return others;
}

/** The rows that were edited, whole, as the server takes them. Of rows no longer shown only the edit is left, so
 * they are remembered in `known`. */
export function byHand(edits: Edits, known: ReadonlyMap<string, Row>): Schemas["FixedRow"][] {
  return Object.entries(edits).flatMap(([key, cells]) => {
    const row = known.get(key);
    return row ? [{ load: row.load, number: row.number, cells: { ...row.cells, ...cells } }] : [];
  });
}

/** Columns shown beside what is wrong: those with a role, and enough others to recognise the row by. */
export function besides(row: Row, roles: Readonly<Record<string, string>>, most = 4): string[] {
  const filled = Object.keys(row.cells).filter((column) => row.cells[column] && column !== row.column);
  const known = Object.values(roles).filter((column) => filled.includes(column));
  return [...new Set([...known, ...filled])].slice(0, most);
}

export type Otherwise = { dates?: "day-first" | "month-first"; time?: string; person?: string; event?: string; name?: string };

/** As `--map` takes it: `dates=day-first,time=when`. A part with a comma or quotes in it stands in quotes. */
export function mapText(said: Otherwise): string {
  const parts: [string, string | undefined][] = [
    ["dates", said.dates],
    ["time", said.time],
    ["person", said.person],
    ["event", said.name ? `=${said.name}` : said.event],
  ];
  return parts.flatMap(([role, value]) => (value ? [quoted(`${role}=${value}`)] : [])).join(",");
}

const quoted = (part: string): string => (/[",\n]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part);

/** The key of words that say what a reason means and what to do: `time not readable` -> `time_not_readable`. */
export const wordsOf = <R extends string>(reason: R): string => reason.replaceAll(/[^a-z0-9]+/gi, "_");

/** The fields of a line that could not be parted, by the columns in their order, as a proposal; and what is left over. */
export function parted(raw: string, columns: readonly string[]): { cells: Record<string, string>; over: string[] } {
  const best = [",", ";", "\t", "|"].map((mark) => fields(raw, mark)).reduce((a, b) => (b.length > a.length ? b : a));
  return { cells: Object.fromEntries(columns.map((column, at) => [column, best[at] ?? ""])), over: best.slice(columns.length) };
}

function fields(raw: string, mark: string): string[] {
  const found: string[] = [];
  let field = "";
  let quoted = false;
  for (let at = 0; at < raw.length; at += 1) {
    const letter = raw[at]!;
    if (quoted && letter === '"' && raw[at + 1] === '"') {
      field += letter;
      at += 1;
    } else if (letter === '"' && (quoted || field === "")) {
      quoted = !quoted;
    } else if (letter === mark && !quoted) {
      found.push(field);
      field = "";
    } else if (letter !== "\r" && letter !== "\n") {
      field += letter;
    } else if (quoted) {
      field += letter;
    }
  }
  return [...found, field];
}

/** The edits with several cells of a row written. */
export const withCells = (edits: Edits, row: Row, cells: Readonly<Record<string, string>>): Edits =>
  Object.entries(cells).reduce((before, [column, value]) => withCell(before, row, column, value), edits);
