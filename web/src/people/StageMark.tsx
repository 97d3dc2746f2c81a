// In which stage is somebody? A dot in the stage's colour, and its name.

import { useTranslation } from "react-i18next";

import { stageColour } from "./stages";
import styles from "./people.module.css";
import { useStages } from "./useStages";

export function StageMark({ stage }: { stage: string | null }) {
  const { t } = useTranslation("people");
  const stages = useStages();
  const name = stage === null ? t("inNoStage") : stage === "out" ? t("out") : stage;
  return (
    <span className={styles.stage} data-nowhere={stage === null || undefined}>
      <span className={styles.dot} style={{ background: stageColour(stage, stages) }} aria-hidden />
      {name}
    </span>
  );
}
