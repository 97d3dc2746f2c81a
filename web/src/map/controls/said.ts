// How is what the map is of said in a few words? `May 1 – 31, 2026`, `Mobile`. Pure functions.

import { readPeriod, tellPeriod } from "@/parts/periods";

export const periodText = (period: string, language: string): string => tellPeriod(readPeriod(period), language);

/** A group's name or rule; the people of an answer by that part of it. */
export function groupText(segment: string): string {
  const part = /^answer (\S+) .* part "((?:[^"\\]|\\.)*)"$/s.exec(segment);
  return part ? `${part[1]}: ${part[2]!.replace(/\\(.)/g, "$1")}` : segment;
}
