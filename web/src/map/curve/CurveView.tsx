// How do people feel, stage by stage? The curve above the stages: who of the same people goes on, points and intervals of
// each source, and how many they rest on. Every point opens what it stands for.

import { VisuallyHidden } from "@mantine/core";
import { useState, type CSSProperties } from "react";

import { Share, shareOfCount } from "../bars/Bars";
import { useDrawing } from "../drawing";
import { LEAST } from "../few";
import { colourOf } from "../layout";
import { useSay } from "../say";
import { sentence } from "../sentences";
import { counted, percent } from "../units";
import type { Zoom } from "../zoom";
import type { Curve, Source, StageFelt } from "./curve";
import classes from "./Curve.module.css";
import { CurveLegend } from "./CurveLegend";
import { CurvePicture } from "./CurvePicture";
import { CurvePoint } from "./CurvePoint";
import { useOpenFelt } from "./opening";

const TALL: Record<Zoom, number> = { stages: 220, rows: 156, findings: 156 }; // pixels, from the best to the worst

/** `column`: the width of a stage in pixels. */
export function CurveView({ of: curve, column }: { of: Curve; column: number }) {
  const { zoom, sheet } = useDrawing();
  const { t } = useSay();
  const [near, setNear] = useState<Source | null>(null);
  const tall = TALL[zoom], isTold = curve.stages.some((stage) => stage.wentOn);
  return (
    <section className={classes.curve} aria-label={t("draw.curve.title")} data-near={near ?? undefined}>
      <div className={classes.side}>
        <h2 className={classes.title}>{t("draw.curve.title")}</h2>
        <CurveLegend of={curve} near={near} onNear={setNear} />
      </div>
      <div className={classes.stages} style={{ "--tall": `${tall}px` } as CSSProperties}>
        <ol className={classes.columns}>
          {curve.stages.map((stage, k) => (
            <li key={stage.stage} aria-label={stage.stage} style={{ "--stage": `var(--c${colourOf(k, curve.stages.length)})` } as CSSProperties}>
              <p className={classes.name}><span>{k + 1}</span> <bdi>{stage.stage}</bdi></p>
              {isTold && <WentOn of={stage} />}
              <div className={classes.room}>
                {stage.points.map((point) => <CurvePoint key={point.source} of={point} tall={tall} near={near} onNear={setNear} />)}
                <Silent of={stage} />
              </div>
            </li>
          ))}
        </ol>
        <CurvePicture of={curve} column={column} tall={tall} near={near} beside={sheet.first !== null} />
        <p className={classes.ends} aria-hidden="true"><span>{t("draw.curve.good")}</span><span>{t("draw.curve.bad")}</span></p>
      </div>
    </section>
  );
}

/** Of the people heard here, how many go on to a later stage. */
function WentOn({ of: { stage, wentOn } }: { of: StageFelt }) {
  const say = useSay();
  const { t } = say;
  const openPair = useOpenFelt(stage);
  const count = wentOn?.figure.count;
  return (
    <div className={classes.wentOn}>
      {wentOn && count && <>
        <button type="button" onClick={() => openPair(wentOn.pair)} title={t("draw.curve.heardWentOn", { counted: counted(count, say), share: percent(shareOfCount(count), say) })}>
          {count.of >= LEAST && <><b>{percent(shareOfCount(count), say)}</b> </>}{t("draw.card.wentOn")} <small>{counted(count, say)}</small>
        </button>
        {count.of >= LEAST && <Share part={shareOfCount(count)} thin />}
      </>}
    </div>
  );
}

/** Why a stage has no point. */
function Silent({ of: { stage, points, withheld } }: { of: StageFelt }) {
  const say = useSay();
  const openPair = useOpenFelt(stage);
  if (points.length > 0) return null;
  if (!withheld) return <p className={classes.silent}><span>{say.t("draw.curve.nothing")}</span></p>;
  return (
    <p className={classes.silent}>
      <button type="button" title={sentence(withheld.statement, say)} onClick={() => openPair(withheld)}>
        <VisuallyHidden>{stage}: </VisuallyHidden>{say.t("draw.withheld")}
      </button>
    </p>
  );
}
