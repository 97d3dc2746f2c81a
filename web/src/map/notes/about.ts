// What is a note about? The cell, stage or move that it was written beside, by its names. Pure.

import type { Lane, Opened } from "../facts";

export const cellKey = (lane: Lane, stage: string): string => `cell:${stage}/${lane}`;
export const stageKey = (stage: string): string => `stage:${stage}`;

/** Findings come and go with the data; what is written about one stays with its cell. */
export function aboutOf(opened: Opened): string {
  switch (opened.kind) {
    case "statement": return opened.lane ? cellKey(opened.lane, opened.stage) : "map:whole";
    case "head": return stageKey(opened.column.name);
    case "way": return `move:${opened.way.before} -> ${opened.way.after}`;
    case "cell": return cellKey(opened.lane, opened.cell.stage);
  }
}

/** How many notes there are about each thing. */
export function countsOf(notes: readonly { about: string }[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { about } of notes) found.set(about, (found.get(about) ?? 0) + 1);
  return found;
}
