// How is a number drawn? A share, people ever and now, three steps of one beginning. The pictures say nothing that the text
// beside them does not: they are hidden from those who hear the page.

import type { Count } from "../facts";
import { shareOf } from "../units";
import classes from "./Bars.module.css";
import { at, Picture } from "./Picture";

/** A bar as long as the share; a tick where it was before. */
export function Share({ part, was, thin }: { part: number | null; was?: number | null | undefined; thin?: boolean }) {
  const thick = thin ? 4 : 6;
  return (
    <Picture tall={thick}>
      <rect width="100%" height={thick} rx={thick / 2} className={classes.track} />
      {part ? <rect width={at(Math.max(part, 0.012))} height={thick} rx={thick / 2} className={classes.fill} /> : null}
      {was != null && <rect x={at(was)} y={-3} width="2" height={thick + 6} className={classes.was} />}
    </Picture>
  );
}

/** Of all in view: who was ever there, and within that who is there now. */
export function Ever({ ever, now }: { ever: number | null; now: number | null }) {
  const tall = 12;
  return (
    <Picture tall={tall}>
      <rect width="100%" height={tall} rx="3" className={classes.track} />
      {ever ? <rect width={at(Math.max(ever, 0.01))} height={tall} rx="3" className={classes.fill} /> : null}
      {now ? <rect width={at(Math.max(now, 0.008))} height={tall} rx="3" className={classes.now} /> : null}
    </Picture>
  );
}

/** Steps of one beginning, each as wide as its part of that; no part is drawn of a step that is not known. */
export function Steps({ steps }: { steps: readonly (Count | null)[] }) {
  const tall = 7, gap = 3;
  const first = steps.find((step) => step !== null)?.people || 1;
  return (
    <Picture tall={steps.length * (tall + gap) - gap}>
      {steps.map((step, k) => (
        <g key={k}>
          <rect width="100%" y={k * (tall + gap)} height={tall} rx="2" className={classes.track} />
          {step && (
            <rect width={at(Math.max(step.people / first, 0.012))} y={k * (tall + gap)} height={tall} rx="2" className={classes.fill}
              fillOpacity={1 - 0.22 * k} />
          )}
        </g>
      ))}
    </Picture>
  );
}

export const shareOfCount = (count: Count | null | undefined): number | null => (count ? shareOf(count) : null);
