// Which pain points have a slide, and in which order? Those that hurt first, by how many more miss the
// goal than others at the same place.

import { isTwo, type JourneyMap, type Receipt, type Shown, type Statement } from "@/map/facts";
import { verdictOf } from "@/map/few";
import { figureOf } from "@/map/pairing";

export interface Slide {
  stage: string;
  pain: Statement;
  quotes: Statement[];
  receipt: Receipt | null;
}

const SHOWN = 20;

/** One slide for each pain point of the map (the second of two), the one with most at stake first. */
export function slidesOf(map: JourneyMap): Slide[] {
  const pains = map.rows.find((row) => row.lane === "pains")?.cells ?? [];
  const said = map.rows.find((row) => row.lane === "feelings")?.cells ?? [];
  return pains
    .flatMap((cell) =>
      cell.statements
        .filter((one) => one.kind === "pain" && !one.withheld && verdictOf(one) !== "no sign")
        .map((pain) => ({
          stage: cell.stage,
          pain,
          quotes: (said.find((one) => one.stage === cell.stage)?.statements ?? []).filter((one) => one.kind === "said" && !one.withheld).slice(0, 2),
          receipt: map.receipts[pain.receipt ?? -1] ?? null,
        })),
    )
    .sort((one, other) => rank(other.pain) - rank(one.pain) || missed(other.pain) - missed(one.pain) || reach(other.pain) - reach(one.pain))
    .slice(0, SHOWN);
}

export const mapOf = (shown: Shown): JourneyMap => (isTwo(shown) ? shown.after : shown);

/** Whether more of those who show the sign miss the goal than of the others, beyond chance. */
export const hurts = (pain: Statement): boolean => verdictOf(pain) === "hurts";

/** Who is lost misses the goal nearly by definition: what else hurts comes first. */
const rank = (pain: Statement): number => (hurts(pain) ? 2 : 0) + (pain.detail.sign === "drop-off" ? 0 : 1);

const SIGNS = ["drop-off", "repeats", "back", "waits", "errors"] as const;

/** The kind of its sign, one of a closed list; null where the map is of a version that had others. */
export const signOf = (pain: Statement): (typeof SIGNS)[number] | null => SIGNS.find((sign) => sign === pain.detail.sign) ?? null;

export const reach = (pain: Statement): number => figureOf(pain, "people")?.count?.people ?? 0;

/** People who missed the goal beyond what others at the same place did: how many times how much more often. */
export const missed = (pain: Statement): number =>
  (figureOf(pain, "missed with")?.count?.of ?? 0) * Math.max(figureOf(pain, "missed more")?.value ?? 0, 0);
