// Which is the last day of a unit of the calendar? 2026-03-02 of a week, 2026-03 of a month.

export function lastDay(start: string, per: "hour" | "day" | "week" | "month"): string | null {
  if (per === "hour") return null;
  const [year, month, day] = start.split("-").map(Number) as [number, number, number | undefined];
  if (!year || !month) return null;
  const last = per === "month" ? new Date(Date.UTC(year, month, 0)) : new Date(Date.UTC(year, month - 1, (day ?? 1) + (per === "week" ? 6 : 0)));
  return last.toISOString().slice(0, 10);
}

/** A unit's start as people read it: 4 May, May 2026, 3 p.m.; what is no day stays as it is. */
export function unitLabel(start: string, language: string): string {
  const told = start.match(/^(\d{4})-(\d{2})(?:-(\d{2})(?: (\d{2}):(\d{2}))?)?$/);
  if (!told) return start;
  const [year, month, day, hour, minute] = told.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number, number];
  const date = Date.UTC(year, month - 1, day || 1, hour, minute);
  const options: Intl.DateTimeFormatOptions = !told[3] ? { month: "short", year: "numeric" } : told[4] ? { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short" };
  return dates(language, options).format(date);
}

const ROUND = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 18_000, 43_200, 86_400, 172_800, 432_000, 604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000];

/** Round lengths of time between two, a few of them. */
export function timeTicks(low: number, high: number, log: boolean, most = 8): number[] {
  const inside = ROUND.filter((at) => at >= low && at <= high);
  if (log) return inside.filter((_, at) => at % Math.ceil(inside.length / most) === 0);
  const step = ROUND.find((at) => at * most >= high - low) ?? ROUND.at(-1)!;
  return Array.from({ length: Math.floor(high / step) + 1 }, (_, at) => at * step).filter((at) => at >= low && at <= high);
}

/** A period as people read it: May 1 – Jun 30, 2026, or a unit's start; other names stay. */
export function periodSaid(name: string, language: string): string {
  const told = name.match(/^(\d{4})-(\d{2})-(\d{2})\.\.(\d{4})-(\d{2})-(\d{2})$/);
  if (!told) return unitLabel(name, language);
  const [y0, m0, d0, y1, m1, d1] = told.slice(1).map(Number) as [number, number, number, number, number, number];
  return dates(language, { dateStyle: "medium" }).formatRange(Date.UTC(y0, m0 - 1, d0), Date.UTC(y1, m1 - 1, d1));
}

const kept = new Map<string, Intl.DateTimeFormat>();

/** Made once each: making one costs more than using it a hundred times. */
function dates(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let made = kept.get(key);
  if (!made) kept.set(key, (made = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" })));
  return made;
}
