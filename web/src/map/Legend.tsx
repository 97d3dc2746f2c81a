// How is each finding known? The marks that this map has, and what is dashed.

import { Evidence } from "@/parts/Evidence";
import { useTranslation } from "react-i18next";

import { useDrawing } from "./drawing";
import type { Evidence as Known } from "./facts";
import classes from "./Legend.module.css";
import { useSay } from "./say";

const KNOWN: readonly Known[] = ["measured", "reported", "inferred", "assumed"];

export function Legend() {
  const { sheet } = useDrawing();
  const { t } = useSay();
  const parts = useTranslation("parts").t;
  const statements = sheet.rows.flatMap((row) => row.cells.flatMap((cell) => cell.pairs.map((pair) => pair.statement)));
  const used = new Set(statements.map((one) => one.evidence));
  return (
    <ul className={classes.legend} aria-label={t("draw.legend")}>
      {KNOWN.filter((one) => used.has(one)).map((one) => (
        <li key={one}><b><Evidence of={one} word /></b> {parts(`evidenceWhy.${one}`)}</li>
      ))}
      {statements.some((one) => one.withheld) && <li><span className={classes.chip}>{t("draw.withheld")}</span> {t("draw.withheldWhy")}</li>}
      <li><span className={classes.dashed} aria-hidden="true" /><b>{t("draw.dashed")}</b> {t("draw.dashedWhy")}</li>
    </ul>
  );
}
