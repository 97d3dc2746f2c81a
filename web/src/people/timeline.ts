// In which order are happenings read? Under days, with long quiet times between them said. Pure functions.

import type { Happening } from "./queries";

export type Line =
  | { kind: "day"; key: string; time: number }
  | { kind: "quiet"; key: string; seconds: number }
  | { kind: "event"; key: string; happening: Happening };

const QUIET = 2 * 86_400;

/** Lines for happenings in the order of reading. */
export function lines(happenings: readonly Happening[], zone: string): Line[] {
  const dayOf = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const made: Line[] = [];
  let day = "";
  let before: Happening | null = null;
  for (const happening of happenings) {
    const mine = dayOf.format(happening.time * 1000);
    if (mine !== day) {
      const gap = before === null ? 0 : Math.abs(happening.time - before.time);
      if (gap >= QUIET) made.push({ kind: "quiet", key: `quiet ${mine}`, seconds: gap });
      made.push({ kind: "day", key: `day ${mine}`, time: happening.time });
      day = mine;
    }
    made.push({ kind: "event", key: String(happening.row), happening });
    before = happening;
  }
  return made;
}

/** The hour and minute, as the reader's language writes them. */
export const clock = (seconds: number, language: string, zone: string): string =>
  new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone: zone }).format(seconds * 1000);

/** A day with its weekday. */
export const longDay = (seconds: number, language: string, zone: string): string =>
  new Intl.DateTimeFormat(language, { weekday: "short", year: "numeric", month: "long", day: "numeric", timeZone: zone }).format(
    seconds * 1000,
  );
