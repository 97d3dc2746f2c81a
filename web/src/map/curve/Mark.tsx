// By which mark is a source known? A shape and a colour each, and a stroke of its line; the same here and in Explore.

import tones from "@/parts/colours.module.css";

import classes from "./Curve.module.css";
import type { Source } from "./curve";

const SHAPES: Record<Source, string> = {
  texts: "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2z",
  scores: "M2.6 2.6h8.8v8.8H2.6z",
  behaviour: "M7 .9L13.1 7 7 13.1.9 7z",
};
export const DASHES: Record<Source, string | undefined> = { texts: undefined, scores: "7 4", behaviour: "1.5 4" };
const TONES: Record<Source, string> = { texts: "1", scores: "2", behaviour: "4" };

/** `hollow`: what it was before. */
export function Mark({ of, size = 14, hollow = false }: { of: Source; size?: number; hollow?: boolean }) {
  return (
    <svg viewBox="0 0 14 14" width={size} height={size} className={classes.mark} data-hollow={hollow || undefined} aria-hidden="true" focusable="false">
      <path d={SHAPES[of]} />
    </svg>
  );
}

/** What takes a source's colour. */
export const toneOf = (source: Source) => ({ className: tones.tone, "data-tone": TONES[source] });
