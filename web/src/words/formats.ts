// How are numbers, shares, money, days and lengths of time written? As the reader's language does. Pure functions.

const kept = new Map<string, Intl.NumberFormat>();
const keptDates = new Map<string, Intl.DateTimeFormat>();

function format(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let made = kept.get(key);
  if (!made) kept.set(key, (made = new Intl.NumberFormat(language, options)));
  return made;
}

function date(seconds: number, language: string, options: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(options);
  let made = keptDates.get(key);
  if (!made) keptDates.set(key, (made = new Intl.DateTimeFormat(language, options)));
  return made.format(seconds * 1000);
}

export const count = (value: number, language: string): string => format(language, { maximumFractionDigits: 0 }).format(value);

/** Large counts in little room: 12.7K. */
export const short = (value: number, language: string): string =>
  format(language, Math.abs(value) < 10_000 ? { maximumFractionDigits: 0 } : { notation: "compact", maximumFractionDigits: 1 }).format(value);

export const decimal = (value: number, language: string, digits = 1): string =>
  format(language, { maximumFractionDigits: digits }).format(value);

/** A share of 1. Between 0 and 1 % (or 99 and 100 %) a digit more, so that some is never told as none, nor most as all. */
export function share(value: number, language: string): string {
  const near = value > 0 && value < 1 && (value < 0.01 || value > 0.99);
  return format(language, { style: "percent", maximumFractionDigits: near ? 2 : value < 0.1 ? 1 : 0 }).format(value);
}

export const money = (value: number, currency: string, language: string): string =>
  format(language, { style: "currency", currency, maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : 2 }).format(value);

export function day(seconds: number, language: string, zone: string): string {
  return date(seconds, language, { dateStyle: "medium", timeZone: zone });
}

export function instant(seconds: number, language: string, zone: string): string {
  return date(seconds, language, { dateStyle: "medium", timeStyle: "short", timeZone: zone });
}

const UNITS: readonly [Intl.NumberFormatOptions["unit"], number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** A length of time in its largest fitting unit: 12 days, 3.5 hours. */
export function duration(seconds: number, language: string, display: "long" | "short" | "narrow" = "long"): string {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS[3]!;
  const value = seconds / size;
  return format(language, { style: "unit", unit, unitDisplay: display, maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 }).format(value);
}
