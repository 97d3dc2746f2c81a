// What does each line of the curve stand for? Its mark, its name; and what the curve is between.

import { useDrawing } from "../drawing";
import { sourceText } from "../heard";
import { useSay } from "../say";
import { capital } from "../units";
import { SOURCES, type Curve, type Source } from "./curve";
import classes from "./Curve.module.css";
import { DASHES, Mark, toneOf } from "./Mark";

interface Props {
  of: Curve;
  near: Source | null;
  onNear: (source: Source | null) => void;
}

export function CurveLegend({ of: { sources }, near, onNear }: Props) {
  const { sheet, names } = useDrawing();
  const say = useSay();
  return (
    <ul className={classes.legend}>
      {SOURCES.filter((source) => sources.includes(source)).map((source) => (
        <li key={source} {...toneOf(source)} data-near={near === null ? undefined : near === source ? "yes" : "no"}
          onPointerEnter={() => onNear(source)} onPointerLeave={() => onNear(null)}>
          <span className={classes.sign}>
            <svg width="26" height="14" aria-hidden="true" focusable="false"><line x1="0" x2="26" y1="7" y2="7" className={classes.line} strokeDasharray={DASHES[source]} /></svg>
            <Mark of={source} size={11} />
          </span>
          {capital(sourceText(source, say))}
        </li>
      ))}
      {sheet.first && <li className={classes.was}>{say.t("draw.curve.before", { name: names[0] })}</li>}
    </ul>
  );
}
