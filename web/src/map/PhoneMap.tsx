// How does the map lie on a small screen? One stage at a time, chosen at the top; or, from afar, all stages in lines.

import { useRef, useState, type CSSProperties } from "react";

import { CellView } from "./cells/CellView";
import type { Curve } from "./curve/curve";
import { FeltList, SmallCurve } from "./curve/FeltList";
import { useDrawing } from "./drawing";
import type { Lane } from "./facts";
import { MoveList } from "./heads/MoveList";
import { StageName, StagePeople } from "./heads/StageHead";
import { LaneIcon } from "./Icons";
import { InShort } from "./InShort";
import { colourOf } from "./layout";
import classes from "./PhoneMap.module.css";
import { useSay } from "./say";

export function PhoneMap({ rows, curve }: { rows: readonly Lane[]; curve: Curve | null }) {
  const { zoom } = useDrawing();
  return zoom === "stages" ? <Lines curve={curve} /> : <OneStage rows={rows} curve={curve} />;
}

function Lines({ curve }: { curve: Curve | null }) {
  const { sheet } = useDrawing();
  const { columns } = sheet.map;
  const { t } = useSay();
  return (
    <>
      {curve && (
        <section className={classes.section} aria-label={t("draw.curve.title")}>
          <h3 className={classes.row}>{t("draw.curve.title")}</h3>
          <SmallCurve of={curve} />
        </section>
      )}
      <ol className={classes.lines}>
        {columns.map((column, k) => (
          <li key={column.name} className={classes.line} style={stageStyle(k, columns.length)}>
            <h3><StageName column={column} number={k + 1} /></h3>
            <StagePeople column={column} brief />
            {curve && <FeltList of={curve.stages[k]!} />}
            <InShort stage={column.name} />
            <MoveList stage={column.name} leaving />
          </li>
        ))}
      </ol>
    </>
  );
}

function OneStage({ rows, curve }: { rows: readonly Lane[]; curve: Curve | null }) {
  const { sheet } = useDrawing();
  const { t } = useSay();
  const { columns } = sheet.map;
  const [chosen, setChosen] = useState(0);
  const nav = useRef<HTMLElement>(null);
  const place = Math.min(chosen, columns.length - 1), column = columns[place];
  if (!column) return null;
  const choose = (stage: number): void => {
    setChosen(stage);
    nav.current?.children[stage]?.scrollIntoView({ block: "nearest", inline: "center" });
  };
  return (
    <div style={stageStyle(place, columns.length)}>
      <nav ref={nav} className={classes.switcher} aria-label={t("draw.stagesNav")}>
        {columns.map((one, k) => (
          <button key={one.name} type="button" aria-pressed={k === place} onClick={() => choose(k)} style={stageStyle(k, columns.length)}>
            <span>{k + 1}</span> <bdi>{one.name}</bdi>
          </button>
        ))}
      </nav>
      <section className={classes.section} aria-label={column.name}>
        <h3 className={classes.head}><StageName column={column} number={place + 1} /></h3>
        <StagePeople column={column} />
        <MoveList stage={column.name} />
      </section>
      {curve && (
        <section className={classes.section} aria-label={t("draw.curve.title")}>
          <h4 className={classes.row}>{t("draw.curve.title")}</h4>
          <SmallCurve of={curve} chosen={place} />
          <FeltList of={curve.stages[place]!} />
        </section>
      )}
      {rows.map((lane) => {
        const cell = sheet.rows.find((row) => row.lane === lane)?.cells[place];
        return cell && (
          <section key={`${lane} ${column.name}`} className={classes.section} aria-label={t(`draw.lane.${lane}`)}>
            <h4 className={classes.row}><LaneIcon of={lane} />{t(`draw.lane.${lane}`)}</h4>
            <CellView of={cell} lane={lane} />
          </section>
        );
      })}
      <div className={classes.turn}>
        <button type="button" disabled={place === 0} onClick={() => choose(place - 1)}>← {t("draw.previousStage")}</button>
        <button type="button" disabled={place === columns.length - 1} onClick={() => choose(place + 1)}>{t("draw.nextStage")} →</button>
      </div>
    </div>
  );
}

const stageStyle = (stage: number, stages: number): CSSProperties => ({ "--stage": `var(--c${colourOf(stage, stages)})` }) as CSSProperties;
