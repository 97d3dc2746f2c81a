// What are the two maps called that stand side by side? Periods and days as the reader's language writes them.

import type { TwoMaps, View } from "./facts";
import type { Say } from "./say";

const DAY = /^\d{4}-\d\d-\d\d$/;

export function sideNames(two: TwoMaps, say: Say): [string, string] {
  return [sideName(two.names[0] as string, say), sideName(two.names[1] as string, say)];
}

function sideName(name: string, say: Say): string {
  const { t } = say;
  if (name === "all others") return t("draw.view.others");
  const day = /^as of (\S+)$/.exec(name)?.[1];
  if (day) return t("draw.view.asOf", { when: dayText(day, say) });
  const [start, end] = name.split("..");
  const isPeriod = end !== undefined && [start!, end].every((one) => one === "" || DAY.test(one));
  if (DAY.test(name)) return dayText(name, say);
  return isPeriod ? periodText(start || null, end || null, say) : name;
}

export const viewPeriod = ({ period }: View, say: Say): string => periodText(period.start ?? null, period.end ?? null, say);

/** `Feb 1 – Apr 30, 2026`, `from 1 Feb 2026`; empty where nothing bounds it. */
export function periodText(start: string | null, end: string | null, say: Say): string {
  const { t, language } = say;
  if (start && end && DAY.test(start) && DAY.test(end)) {
    if (start === end) return dayText(start, say);
    return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).formatRange(new Date(start), new Date(end));
  }
  if (start && end) return t("draw.view.between", { start, end });
  return start ? t("draw.view.from", { start: dayText(start, say) }) : end ? t("draw.view.until", { end: dayText(end, say) }) : "";
}

function dayText(day: string, { language }: Say): string {
  return DAY.test(day) ? new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(day)) : day;
}
