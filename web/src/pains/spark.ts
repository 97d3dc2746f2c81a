// How does a share go from month to month, in little room? Bars from zero, months that are not whole told apart. Pure.

import { monthShare, type Point } from "@/explore/pictures/painWords";
import { ratio, type Say } from "@/explore/pictures/say";

export interface SparkBar {
  month: string;
  /** 0 to 1 of the greatest; null: nobody could have. */
  tall: number | null;
  whole: boolean;
  told: string;
}

export function sparkOf(point: Pick<Point, "trend">, say: Say): SparkBar[] {
  const { months, whole } = point.trend;
  const shares = months.map((month) => monthShare(point, month));
  const most = Math.max(0, ...shares.filter((share) => share !== null));
  return months.map((month, at) => {
    const counted = point.trend.of === "lived" ? month.lived : month.said;
    const share = shares[at] ?? null;
    return { month: month.month, tall: share === null ? null : most > 0 ? share / most : 0, whole: whole.includes(month.month), told: `${monthName(month.month, say.language)}: ${counted ? ratio(counted, say) : "–"}` };
  });
}

/** `2026-03` as March 2026. */
export function monthName(month: string, language: string): string {
  const found = /^(\d{4})-(\d\d)$/.exec(month);
  if (!found) return month;
  return new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(Date.UTC(Number(found[1]), Number(found[2]) - 1, 1));
}

export type Going = "grows" | "shrinks" | "steady" | "unknown";

/** Whether it grows: only where that is no chance. */
export function going({ trend }: Pick<Point, "trend">): Going {
  if (trend.p === null || trend.per_month === null) return "unknown";
  return trend.p > 0.05 ? "steady" : trend.per_month > 0 ? "grows" : "shrinks";
}
