// Which days and periods are there to choose? Plain days of the calendar, `2026-05-01`, without hours or zones.

import { readPeriod } from "@/parts/periods";

const DAY = 86_400_000;

export const toNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
export const toDay = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);
export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(toNumber(text));

/** How many people did something, gathered into as many bars as there is room for; each of the same number of days. */
export function bars(days: readonly { day: string; people: number }[], first: string, last: string, most = 120): number[] {
  const start = toNumber(first), length = toNumber(last) - start + 1;
  const width = Math.max(1, Math.ceil(length / most));
  const found = new Array<number>(Math.ceil(length / width)).fill(0);
  for (const { day, people } of days) {
    const at = Math.floor((toNumber(day) - start) / width);
    if (at >= 0 && at < found.length) found[at] = Math.max(found[at]!, people);
  }
  return found;
}

/** The period of the same length just before; an open end is taken where the data begin or end. Whole months go by months. */
export function periodBefore(period: string, first: string, last: string): string | null {
  const told = readPeriod(period);
  const start = told.start || first, end = told.end || last;
  if (!isDay(start) || !isDay(end)) return null;
  const months = wholeMonths(start, end);
  if (months !== null) return `${monthsBefore(start, months)}..${toDay(toNumber(start) - 1)}`;
  const length = toNumber(end) - toNumber(start) + 1;
  return `${toDay(toNumber(start) - length)}..${toDay(toNumber(start) - 1)}`;
}

/** The last whole month, to begin a comparison of periods with; where there is none, the second half of the days. */
export function lastPeriod(first: string, last: string): string {
  const nextDay = toDay(toNumber(last) + 1);
  const end = nextDay.endsWith("-01") ? last : toDay(toNumber(`${last.slice(0, 7)}-01`) - 1);
  const start = `${end.slice(0, 7)}-01`;
  if (toNumber(start) > toNumber(first)) return `${start}..${end}`;
  return `${toDay(Math.ceil((toNumber(first) + toNumber(last)) / 2))}..${last}`;
}

/** A day about a third of the way back, to begin looking at earlier days with. */
export const earlierDay = (first: string, last: string): string =>
  toDay(Math.max(toNumber(first), toNumber(last) - Math.max(1, Math.min(30, Math.round((toNumber(last) - toNumber(first)) / 3)))));

function wholeMonths(start: string, end: string): number | null {
  if (!start.endsWith("-01") || !toDay(toNumber(end) + 1).endsWith("-01")) return null;
  return monthOf(toDay(toNumber(end) + 1)) - monthOf(start);
}

function monthsBefore(day: string, months: number): string {
  const month = monthOf(day) - months;
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
