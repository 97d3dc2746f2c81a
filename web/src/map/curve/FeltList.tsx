// How do people feel in one stage? On a small screen: the curve without words, and under it each source in a line.

import * as formats from "@/words/formats";

import { shareOfCount } from "../bars/Bars";
import { sourceText } from "../heard";
import { figureOf } from "../pairing";
import { useSay } from "../say";
import { sentence } from "../sentences";
import { capital, counted, figureText, interval, percent, valence } from "../units";
import type { Curve, StageFelt } from "./curve";
import classes from "./Curve.module.css";
import { CurvePicture } from "./CurvePicture";
import { Mark, toneOf } from "./Mark";
import { useOpenFelt } from "./opening";

const COLUMN = 60, TALL = 96; // pixels, before it is made as wide as the screen

/** The whole way, small; the stage that is looked at stands out. */
export function SmallCurve({ of: curve, chosen = null }: { of: Curve; chosen?: number | null }) {
  const { t } = useSay();
  const many = curve.stages.length;
  return (
    <div className={classes.small} role="img" aria-label={t("draw.curve.title")}>
      {chosen !== null && <i className={classes.chosen} style={{ left: `${(100 * chosen) / many}%`, width: `${100 / many}%` }} />}
      <CurvePicture of={curve} column={COLUMN} tall={TALL} near={null} />
      {curve.stages.flatMap((stage) => stage.points.map((point) => (
        <span key={`${stage.stage} ${point.source}`} {...toneOf(point.source)} className={`${classes.dot} ${toneOf(point.source).className}`}
          style={{ left: `${(100 * point.x) / many}%`, top: point.y * TALL }}><Mark of={point.source} hollow={point.isFew} size={chosen === null || point.stage === chosen ? 11 : 8} /></span>
      )))}
      <p className={classes.numbers} aria-hidden="true">{curve.stages.map((stage, k) => <span key={stage.stage} data-chosen={chosen === k || undefined}>{k + 1}</span>)}</p>
    </div>
  );
}

export function FeltList({ of: felt }: { of: StageFelt }) {
  const say = useSay();
  const { t } = say;
  const openPair = useOpenFelt(felt.stage);
  const { points, wentOn, withheld } = felt;
  if (points.length === 0) return <p className={classes.quiet}>{t(withheld ? "draw.curve.withheld" : "draw.curve.nothing")}</p>;
  return (
    <ul className={classes.list}>
      {points.map((point) => {
        const { low, high, value } = point.valence;
        return (
          <li key={point.source} {...toneOf(point.source)}>
            <button type="button" title={sentence(point.pair.statement, say)} onClick={() => openPair(point.pair)}>
              <Mark of={point.source} hollow={point.isFew} />
              <span>{capital(sourceText(point.source, say))}{point.n !== null && <small> {t("draw.n", { value: formats.count(point.n, say.language) })}</small>}</span>
              <span className={classes.told}>
                <b>{valence(value!, say)}</b>
                {low !== null && high !== null && <small>{interval(low, high, "valence", say)}</small>}
                {point.was !== null && <small>{t("draw.was", { was: figureText(figureOf(point.pair.was, "valence"), say) })}</small>}
              </span>
            </button>
          </li>
        );
      })}
      {wentOn?.figure.count && (
        <li className={classes.quiet}><b>{percent(shareOfCount(wentOn.figure.count), say)}</b> {t("draw.curve.ofHeard", { counted: counted(wentOn.figure.count, say) })}</li>
      )}
    </ul>
  );
}
