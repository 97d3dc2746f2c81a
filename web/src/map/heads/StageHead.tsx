// How does a stage's head look? Its number and name; and who was ever there, who is there now, how long people stay.

import { Evidence } from "@/parts/Evidence";
import { Origin } from "@/parts/Origin";
import * as formats from "@/words/formats";

import { Ever, shareOfCount } from "../bars/Bars";
import { Changed } from "../cells/Changed";
import { useDrawing } from "../drawing";
import type { Column } from "../facts";
import { clearOf, columnBefore } from "../pairing";
import { useSay, type Say } from "../say";
import { counted, length, percent, whole } from "../units";
import classes from "./StageHead.module.css";

export function StageName({ column, number }: { column: Column; number: number }) {
  const { t } = useSay();
  const { beside } = useDrawing();
  return (
    <span className={classes.title}>
      <span className={classes.number}>{number}</span>
      <bdi className={classes.name}>{column.name}</bdi>
      {column.inferred && <span className={classes.draft} title={t("draw.head.draftWhy", { why: column.inferred })}><Evidence of="inferred" word /></span>}
      {beside.head && <span className={classes.beside}>{beside.head(column.name)}</span>}
    </span>
  );
}

export function StagePeople({ column, brief = false }: { column: Column; brief?: boolean }) {
  const { sheet, open } = useDrawing();
  const say = useSay();
  const { t } = say;
  const { ever, now } = column;
  const was = columnBefore(sheet, column.name);
  const label = headText(column, say);
  return (
    <div className={classes.people}>
      <button type="button" className={classes.open} onClick={() => open({ kind: "head", column, was })} title={label}>
        {ever.count ? <><b>{percent(shareOfCount(ever.count), say)}</b> {t("draw.head.ever")}</> : t("draw.head.withheld")}
      </button>
      <Ever ever={shareOfCount(ever.count)} now={shareOfCount(now.count)} />
      {ever.count && <p>{counted(ever.count, say)}</p>}
      <p>{now.count ? <><b>{formats.count(now.count.people, say.language)}</b> {t("draw.head.now")} ({percent(shareOfCount(now.count), say)})</> : t("draw.head.nowWithheld")}</p>
      {!brief && <p>{stayText(column, say)}</p>}
      {was?.ever.count && <p>{t("draw.was", { was: whole(was.ever.count, say) })}</p>}
      {clearOf(sheet, column.name, "stage").map((d) => <Changed key={d.figure} difference={d} />)}
      <p className={classes.foot}><Evidence of={column.inferred ? "inferred" : "measured"} /><Origin of={sheet.map.origin} /></p>
    </div>
  );
}

/** The head in words. */
export function headText(column: Column, say: Say): string {
  const { t } = say;
  const told = (figure: Column["ever"]): string => (figure.count ? whole(figure.count, say) : t("draw.withheld"));
  return t("draw.head.say", { stage: column.name, ever: told(column.ever), now: told(column.now), stay: stayText(column, say) });
}

export function stayText(column: Column, say: Say): string {
  const { t } = say;
  if (column.stay.withheld) return t("draw.head.stayWithheld");
  if (column.ever.count?.people === 0) return t("draw.head.nobody");
  return column.stay.value === null ? t("draw.head.stayOpen") : t("draw.head.stay", { time: length(column.stay.value, say, "short") });
}
