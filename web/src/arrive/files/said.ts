// How is what somebody mends in the reading of files kept? As the server takes it; each change a new value. Pure.

import type { Got, Schemas } from "@/api/client";

export type Understood = Got<"/api/workspaces/{workspace}/arriving">;
export type Table = Schemas["TableTold"];
export type Column = Schemas["ColumnTold"];
/** What is not said is as it was recognised: the server fills it in. */
export type TableSaid = Partial<Schemas["TableSaid"]>;
export type ColumnSaid = Schemas["ColumnSaid"];
export interface Said {
  origin: Schemas["Said"]["origin"];
  tables: Record<string, TableSaid>;
}

/** What was said so far, as the server told it with each table. What files that cannot be opened need is kept by name. */
export function saidOf(understood: Understood, kept: Said["tables"] = {}): Said {
  const tables: Said["tables"] = {};
  for (const [key, one] of Object.entries(kept)) if (key.startsWith("file:")) tables[key] = one;
  for (const table of understood.tables) if (isSaid(table.said)) tables[table.table] = table.said;
  return { origin: understood.origin, tables };
}

export const withOrigin = (said: Said, origin: Said["origin"]): Said => ({ ...said, origin });

export function withTable(said: Said, table: string, change: Partial<TableSaid>): Said {
  const now = { ...said.tables[table], ...change };
  const { [table]: _, ...others } = said.tables;
  return { ...said, tables: isSaid(now) ? { ...others, [table]: now } : others };
}

/** One column read another way. A new role forgets the name and type that went with the old one. */
export function withColumn(said: Said, table: string, column: string, change: Partial<ColumnSaid>): Said {
  const columns = said.tables[table]?.columns ?? {};
  const before = change.role && change.role !== columns[column]?.role ? {} : columns[column];
  return withTable(said, table, { columns: { ...columns, [column]: { ...before, ...change } } });
}

/** The column as it was recognised. */
export function withoutColumn(said: Said, table: string, column: string): Said {
  const { [column]: _, ...columns } = said.tables[table]?.columns ?? {};
  return withTable(said, table, { columns });
}

/** An event that is made of rows or times, called otherwise; called as before, nothing is said of it. */
export function withName(said: Said, table: string, event: string, now: string): Said {
  const { [event]: _, ...names } = said.tables[table]?.names ?? {};
  const called = now.trim();
  return withTable(said, table, { names: called && called !== event ? { ...names, [event]: called } : names });
}

/** As all was recognised. */
export const withoutTable = (said: Said, table: string): Said => {
  const { [table]: _, ...tables } = said.tables;
  return { ...said, tables };
};

export function isSaid(table: TableSaid): boolean {
  const { columns, names, ...rest } = table;
  return !!(Object.keys(columns ?? {}).length || Object.keys(names ?? {}).length || Object.values(rest).some((v) => v !== null && v !== undefined && v !== false && v !== ""));
}

export type Standing = "ready" | "some aside" | "asks" | "out" | "looked up" | "none";

/** How a table stands: what its mark in the list says. */
export function standing(table: Table): Standing {
  if (table.part === "out" || table.part === "looked up") return table.part;
  if (table.problem) return "asks";
  if (table.looked === 0) return "none";
  return table.aside.length ? "some aside" : "ready";
}

export const asking = (understood: Understood): Table[] => understood.tables.filter((table) => standing(table) === "asks");
