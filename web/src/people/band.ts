// How is a way through stages drawn as a band? Stays side by side, longer ones wider though not to scale: minutes that
// decided something must be seen beside months of quiet. Pure functions.

import type { Visit } from "./queries";

export interface Stretch {
  /** None: between two stays, in no stage. */
  stage: string | null;
  from: number;
  to: number;
  still: boolean;
  events: number;
  /** How much of the room is shared out to it, beside what each has. */
  grow: number;
}

/** Stays in order of time, what lies between them, and what follows up to the day that it is asked as of. */
export function stretches(visits: readonly Visit[], asOf: number): Stretch[] {
  const found: Stretch[] = [];
  let end: number | null = null;
  for (const visit of visits) {
    if (end !== null && visit.entered > end) found.push(stretch(null, end, visit.entered, false, 0));
    found.push(stretch(visit.stage, visit.entered, visit.left, visit.to === null, visit.events));
    end = visit.left;
  }
  const last = visits.at(-1);
  if (last && last.to === "none" && asOf > last.left) found.push(stretch(null, last.left, asOf, true, 0));
  return found;
}

function stretch(stage: string | null, from: number, to: number, still: boolean, events: number): Stretch {
  const days = Math.max(0, to - from) / 86_400;
  return { stage, from, to, still, events, grow: Number((1 + Math.sqrt(days)).toFixed(2)) };
}
