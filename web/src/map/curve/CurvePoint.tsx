// How is one point of the curve drawn? Its mark as a button, with its value and how many it rests on beside it.

import { VisuallyHidden } from "@mantine/core";

import * as formats from "@/words/formats";

import { useDrawing } from "../drawing";
import { sourceText } from "../heard";
import { useSay } from "../say";
import { sentence } from "../sentences";
import { interval, valence } from "../units";
import type { Point, Source } from "./curve";
import classes from "./Curve.module.css";
import { Mark, toneOf } from "./Mark";
import { useOpenFelt } from "./opening";

interface Props {
  of: Point;
  tall: number;
  near: Source | null;
  onNear: (source: Source | null) => void;
}

export function CurvePoint({ of: point, tall, near, onNear }: Props) {
  const { sheet } = useDrawing();
  const say = useSay();
  const stage = sheet.map.columns[point.stage]!.name;
  const openPair = useOpenFelt(stage);
  const { valence: { value, low, high }, n, source } = point;
  const tone = toneOf(source);
  return (
    <button type="button" {...tone} className={`${classes.point} ${tone.className}`} data-label={point.label}
      data-near={near === null ? undefined : near === source ? "yes" : "no"}
      style={{ left: `${100 * (point.x - point.stage)}%`, top: point.y * tall }} title={sentence(point.pair.statement, say)}
      onClick={() => openPair(point.pair)}
      onPointerEnter={() => onNear(source)} onPointerLeave={() => onNear(null)} onFocus={() => onNear(source)} onBlur={() => onNear(null)}>
      <VisuallyHidden>{stage}, {sourceText(source, say)}: </VisuallyHidden>
      <Mark of={source} hollow={point.isFew} />
      <span className={classes.label}>
        <b>{point.clear?.difference ? (point.clear.difference > 0 ? "▲\u00a0" : "▼\u00a0") : ""}{valence(value!, say)}</b>
        {low !== null && high !== null && <VisuallyHidden> ({interval(low, high, "valence", say)})</VisuallyHidden>}
        {n !== null && <small>{say.t("draw.n", { value: formats.short(n, say.language) })}</small>}
        {point.isFew && <VisuallyHidden> {say.t("draw.verdict.too few")}</VisuallyHidden>}
      </span>
    </button>
  );
}
