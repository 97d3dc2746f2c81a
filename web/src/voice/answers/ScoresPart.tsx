// How do people score, and how do they feel along the way; what drives the score, and what delights?

import { SegmentedControl, Stack, Text } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { PeriodInput } from "@/parts/PeriodInput";
import { SegmentInput } from "@/parts/SegmentInput";
import { useWorkspace } from "@/parts/workspace";

import styles from "../voice.module.css";
import { AskedAnswer } from "./AskedAnswer";
import { type Asking, QUESTIONS, readAsking, whom } from "./asking";

export function ScoresPart() {
  const { t } = useTranslation("voice");
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const asking = readAsking(useSearch({ strict: false }));
  const question = asking.question ?? "scores";
  const ask = (more: Partial<Asking>): void =>
    void navigate({ to: "/$workspace/voice/{-$part}", params: { workspace, part: "scores" }, search: { ...asking, ...more } as never, replace: true });
  return (
    <Stack gap="xs">
      <div className={styles.choose}>
        <SegmentedControl
          aria-label={t("scores.which")} value={question} onChange={(value) => ask({ question: value as (typeof QUESTIONS)[number] })}
          data={QUESTIONS.map((value) => ({ value, label: t(`scores.${value}.name`) }))}
        />
      </div>
      <Text c="dimmed" maw={720} mb="xs">{t(`scores.${question}.why`)}</Text>
      <div className={styles.controls}>
        <SegmentInput label={t("themes.among")} value={asking.among ?? null} onChange={(among) => ask({ among: among ?? undefined })} />
        <PeriodInput label={t("filter.period")} value={asking.period ?? null} onChange={(period) => ask({ period: period ?? undefined })} />
      </div>
      <AskedAnswer key={question} question={question} query={whom(asking)} />
    </Stack>
  );
}
