// Which periods do people usually mean? Written as days, reckoned from the last day that there are data of. Pure functions.

export type Preset = "last7" | "last28" | "last90" | "thisMonth" | "lastMonth" | "thisYear";
export const PRESETS: readonly Preset[] = ["last7", "last28", "last90", "thisMonth", "lastMonth", "thisYear"];

export interface Ends {
  start: string; // empty: open
  end: string;
}

/** `2026-03-01..2026-03-31`, with open sides as in `2026-03-01..`; a single day alone. */
export function readPeriod(text: string | null): Ends {
  if (!text) return { start: "", end: "" };
  const [start = "", end] = text.split("..");
  return { start: start.trim(), end: (end ?? start).trim() };
}

export const writePeriod = ({ start, end }: Ends): string | null => (start || end ? `${start}..${end}` : null);

export function presetPeriod(preset: Preset, last: string): string {
  const end = new Date(`${last}T00:00:00Z`);
  const [year, month] = [end.getUTCFullYear(), end.getUTCMonth()];
  switch (preset) {
    case "last7":
    case "last28":
    case "last90":
      return `${day(shifted(end, 1 - Number(preset.slice(4))))}..${last}`;
    case "thisMonth":
      return `${day(new Date(Date.UTC(year, month, 1)))}..${last}`;
    case "lastMonth":
      return `${day(new Date(Date.UTC(year, month - 1, 1)))}..${day(new Date(Date.UTC(year, month, 0)))}`;
    case "thisYear":
      return `${day(new Date(Date.UTC(year, 0, 1)))}..${last}`;
  }
}

/** As long a period, just before this one; null where an end is open. */
export function periodBefore(text: string): string | null {
  const { start, end } = readPeriod(text);
  if (!start || !end) return null;
  const [from, to] = [new Date(`${start}T00:00:00Z`), new Date(`${end}T00:00:00Z`)];
  const days = Math.round((to.getTime() - from.getTime()) / 86_400_000) + 1;
  return `${day(shifted(from, -days))}..${day(shifted(from, -1))}`;
}

/** In the reader's words; the days of one year say it once where the language does. */
export function tellPeriod({ start, end }: Ends, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const at = (text: string): Date => new Date(text.length === 10 ? `${text}T00:00:00Z` : `${text}Z`);
  if ([start, end].some((text) => text && Number.isNaN(at(text).getTime()))) return `${start}..${end}`;
  if (start && end) return start === end ? format.format(at(start)) : format.formatRange(at(start), at(end));
  return start ? `${format.format(at(start))} –` : `– ${format.format(at(end))}`;
}

const shifted = (from: Date, days: number): Date => new Date(from.getTime() + days * 86_400_000);
const day = (date: Date): string => date.toISOString().slice(0, 10);
