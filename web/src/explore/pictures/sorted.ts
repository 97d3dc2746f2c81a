// In which order do a table's rows stand? As the answer has them, or by one column: numbers as numbers, nothing last.

import type { Cell } from "./shown";

export type Sorting = { column: number; down: boolean };

export function sorted(rows: Cell[][], by: Sorting | null, language: string): Cell[][] {
  if (!by) return rows;
  const collator = new Intl.Collator(language, { numeric: true });
  const of = (row: Cell[]): string | number | null => {
    const cell = row[by.column];
    return cell?.value === undefined ? cell?.text || null : cell.value;
  };
  return [...rows].sort((one, other) => {
    const [a, b] = [of(one), of(other)];
    if (a === null || a === "" || b === null || b === "") return Number(a === null || a === "") - Number(b === null || b === "");
    const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
    return by.down ? -order : order;
  });
}
