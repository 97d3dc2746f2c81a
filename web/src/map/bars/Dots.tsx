// How are values drawn on a line? A difference with its interval, two shares beside each other, a mean on its scale.

import classes from "./Bars.module.css";
import { at, inside, Picture } from "./Picture";

const TALL = 14, MIDDLE = TALL / 2;

/** A point on a line through 0, with its interval; `span` is the same on the whole map. */
export function Apart({ value, low, high, span }: {
  value: number; low: number | null; high: number | null; span: readonly [number, number];
}) {
  const room = span[1] - span[0] || 1;
  const x = (number: number): string => at(0.02 + (0.96 * (number - span[0])) / room);
  return (
    <Picture tall={TALL}>
      <line x1={x(span[0])} x2={x(span[1])} y1={MIDDLE} y2={MIDDLE} className={classes.axis} />
      <line x1={x(0)} x2={x(0)} y1="1" y2={TALL - 1} className={classes.zero} />
      {low !== null && high !== null && <line x1={x(low)} x2={x(high)} y1={MIDDLE} y2={MIDDLE} className={classes.between} />}
      <circle cx={x(value)} cy={MIDDLE} r="4" className={classes.dot} />
    </Picture>
  );
}

/** Two shares on one line from 0 to 100 %: theirs full, the others' open. */
export function BesideOthers({ theirs, others }: { theirs: number; others: number }) {
  return (
    <Picture tall={TALL}>
      <line x1={inside(0)} x2={inside(1)} y1={MIDDLE} y2={MIDDLE} className={classes.axis} />
      <line x1={inside(theirs)} x2={inside(others)} y1={MIDDLE} y2={MIDDLE} className={classes.between} />
      <circle cx={inside(others)} cy={MIDDLE} r="4" className={classes.hollow} />
      <circle cx={inside(theirs)} cy={MIDDLE} r="4" className={classes.dot} />
    </Picture>
  );
}

/** A mean on its scale, from one end to the other, with its interval. */
export function OnScale({ mean, low, high, ends }: {
  mean: number; low: number | null; high: number | null; ends: readonly [number, number];
}) {
  const room = ends[1] - ends[0] || 1;
  const x = (number: number): string => inside((Math.min(Math.max(number, ends[0]), ends[1]) - ends[0]) / room);
  const steps = Number.isInteger(room) && room <= 10 ? room + 1 : 2;
  return (
    <Picture tall={TALL}>
      <line x1={inside(0)} x2={inside(1)} y1={MIDDLE} y2={MIDDLE} className={classes.axis} />
      {Array.from({ length: steps }, (_, k) => (
        <circle key={k} cx={inside(k / Math.max(steps - 1, 1))} cy={MIDDLE} r="1.75" className={classes.mark} />
      ))}
      {low !== null && high !== null && <line x1={x(low)} x2={x(high)} y1={MIDDLE} y2={MIDDLE} className={classes.between} />}
      <circle cx={x(mean)} cy={MIDDLE} r="4.5" className={classes.dot} />
    </Picture>
  );
}
