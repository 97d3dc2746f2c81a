// How is a length of time read and written? `7 days`, `1h 30m`, as the server does. Pure functions.

export type DurationUnit = "minute" | "hour" | "day" | "week";
export const UNITS: readonly DurationUnit[] = ["minute", "hour", "day", "week"];
const SECONDS: Record<DurationUnit | "second", number> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };
const PART = /(\d+)\s*([a-z]+)/gi;

/** Its number in the largest unit that holds it whole; no number where nothing is said. Weeks only where they were. */
export function readDuration(text: string | null): { number: number | null; unit: DurationUnit } {
  if (!text) return { number: null, unit: "day" };
  let seconds = 0;
  let weeks = true;
  for (const [, number, word] of text.matchAll(PART)) {
    const unit = (Object.keys(SECONDS) as (keyof typeof SECONDS)[]).find((one) => one.startsWith(word!.toLowerCase().replace(/s$/, "").slice(0, 3))) ?? "day";
    weeks &&= unit === "week";
    seconds += Number(number) * SECONDS[unit];
  }
  const units: DurationUnit[] = weeks ? ["week", "day", "hour", "minute"] : ["day", "hour", "minute"];
  const unit = units.find((one) => seconds % SECONDS[one] === 0) ?? "minute";
  return { number: seconds ? Math.max(1, Math.round(seconds / SECONDS[unit])) : null, unit };
}

export const writeDuration = (number: number, unit: DurationUnit): string => `${number} ${unit}${number === 1 ? "" : "s"}`;
