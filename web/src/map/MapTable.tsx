// How does the map lie on a wide screen and on paper? A table: stages across, rows down, moves above and below the heads.

import { VisuallyHidden } from "@mantine/core";
import type { CSSProperties } from "react";

import { CellView } from "./cells/CellView";
import type { Curve } from "./curve/curve";
import { CurveView } from "./curve/CurveView";
import { useDrawing } from "./drawing";
import type { Lane } from "./facts";
import { Moves } from "./heads/Moves";
import { StageName, StagePeople } from "./heads/StageHead";
import { InShort } from "./InShort";
import { LaneIcon, type Sign } from "./Icons";
import { colourOf, LANE, narrowest } from "./layout";
import classes from "./MapTable.module.css";
import { useSay } from "./say";
import { above, below } from "./ways";

export function MapTable({ rows, curve, width, framed }: { rows: readonly Lane[]; curve: Curve | null; width: number; framed: boolean }) {
  const { sheet, zoom } = useDrawing();
  const { t } = useSay();
  const { columns, ways, journey } = sheet.map;
  const names = columns.map((column) => column.name);
  const lines = sheet.first ? 2 : 1;
  const wide = Math.max(width, narrowest(columns.length, zoom));
  const column = (wide - LANE) / Math.max(columns.length, 1);
  const up = above(ways, names, lines), down = below(ways, names, lines);
  const cell = (stage: number): { className: string; style: CSSProperties } =>
    ({ className: classes.stage!, style: { "--stage": `var(--c${colourOf(stage, columns.length)})` } as CSSProperties });
  return (
    <div className={classes.frame} data-framed={framed || undefined} role="region" aria-label={t("draw.map")} tabIndex={framed ? 0 : undefined}>
      <div className={classes.wide} style={{ "--narrowest": `${narrowest(columns.length, zoom)}px` } as CSSProperties}>
        {curve && <CurveView of={curve} column={column} />}
        <div className={classes.over}><Moves side={up} up column={column} /></div>
        <table className={classes.map}>
          <caption><VisuallyHidden>{t("draw.caption", { journey })}</VisuallyHidden></caption>
          <colgroup><col className={classes.lanes} />{columns.map((one) => <col key={one.name} />)}</colgroup>
          <thead>
            <tr>
              <td className={classes.corner} />
              {columns.map((one, k) => <th key={one.name} scope="col" {...cell(k)}><StageName column={one} number={k + 1} /></th>)}
            </tr>
          </thead>
          <tbody>
            <tr className={classes.peopleRow}>
              <RowHead of="people" />
              {columns.map((one, k) => <td key={one.name} {...cell(k)}><StagePeople column={one} /></td>)}
            </tr>
            {down.height > 0 && (
              <tr className={classes.back}>
                <th scope="row"><VisuallyHidden>{t("draw.way.back")}</VisuallyHidden></th>
                <td colSpan={columns.length}><Moves side={down} up={false} column={column} /></td>
              </tr>
            )}
            {zoom === "stages" && (
              <tr>
                <RowHead of="short" />
                {columns.map((one, k) => <td key={one.name} {...cell(k)}><InShort stage={one.name} /></td>)}
              </tr>
            )}
            {zoom !== "stages" && rows.map((lane) => {
              const row = sheet.rows.find((one) => one.lane === lane);
              return row && (
                <tr key={lane} data-lane={lane}>
                  <RowHead of={lane} />
                  {row.cells.map((one, k) => <td key={one.cell.stage} {...cell(k)}><CellView of={one} lane={lane} /></td>)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function RowHead({ of }: { of: Sign }) {
  const { t } = useSay();
  return (
    <th scope="row" className={classes.row}>
      <LaneIcon of={of} />
      <span>{t(`draw.lane.${of}`)}</span>
    </th>
  );
}
