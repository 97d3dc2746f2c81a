// How are lines and bands of the curve drawn? Behind the points, as wide as the stages. It says nothing that the points do
// not, and is hidden from those who hear the page.

import { bandOf, lineOf, type At, type Curve, type Point, type Source } from "./curve";
import classes from "./Curve.module.css";
import { DASHES, toneOf } from "./Mark";

interface Props {
  of: Curve;
  column: number;
  tall: number;
  near: Source | null;
  beside?: boolean; // another map's curve is drawn too
}

export function CurvePicture({ of: { stages, strands }, column, tall, near, beside = false }: Props) {
  const across = (x: number): number => x * column, down = (y: number): number => y * tall;
  const wide = stages.length * column;
  return (
    <svg className={classes.picture} viewBox={`0 0 ${wide} ${tall}`} width="100%" height={tall} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {[0, 0.25, 0.5, 0.75, 1].map((y) => <line key={y} x1="0" x2={wide} y1={down(y)} y2={down(y)} className={y === 0.5 ? classes.zero : classes.grid} vectorEffect="non-scaling-stroke" />)}
      {strands.map(({ source, runs, before }) => (
        <g key={source} {...toneOf(source)} data-near={near === null ? undefined : near === source ? "yes" : "no"}>
          {runs.map((run, k) => <path key={k} d={bandOf(run, across, down)} className={classes.band} />)}
          {beside && before.map((run, k) => <path key={k} d={lineOf(run, across, down)} className={classes.before} vectorEffect="non-scaling-stroke" />)}
          {runs.map((run, k) => <Run key={k} of={run} across={across} down={down} dash={DASHES[source]} />)}
        </g>
      ))}
    </svg>
  );
}

function Run({ of: run, across, down, dash }: { of: readonly Point[]; across: (x: number) => number; down: (y: number) => number; dash: string | undefined }) {
  const line: readonly At[] = run;
  return (
    <>
      <path d={lineOf(line, across, down)} className={classes.line} strokeDasharray={dash} vectorEffect="non-scaling-stroke" />
      {run.map((point) => (
        <line key={point.stage} x1={across(point.x)} x2={across(point.x)} y1={down(point.high)} y2={down(point.low)} className={classes.whisker} vectorEffect="non-scaling-stroke" />
      ))}
    </>
  );
}
