// What do people talk about, how badly, and where and when? Themes over stages, sources, languages, months; and whom it is
// about: us, or a competitor.

import { NativeSelect, Stack, Text } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { PeriodInput } from "@/parts/PeriodInput";
import { SegmentInput } from "@/parts/SegmentInput";
import { useWorkspace } from "@/parts/workspace";

import styles from "../voice.module.css";
import { AskedAnswer } from "./AskedAnswer";
import { type Asking, readAsking, themesQuery, WAYS, type Way } from "./asking";

export function ThemesPart() {
  const { t } = useTranslation("voice");
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const asking = readAsking(useSearch({ strict: false }));
  const ask = (more: Partial<Asking>): void =>
    void navigate({ to: "/$workspace/voice/{-$part}", params: { workspace, part: "themes" }, search: { ...asking, ...more } as never, replace: true });
  return (
    <Stack gap="xs">
      <Text c="dimmed" maw={720} mb="xs">{t(asking.by === "discovered" ? "themes.discovered" : "themes.why")}</Text>
      <div className={styles.controls}>
        <NativeSelect
          label={t("themes.by")} value={asking.by ?? "none"} onChange={(event) => ask({ by: event.currentTarget.value as Way })}
          data={WAYS.map((value) => ({ value, label: t(`themes.way.${value}`) }))}
        />
        <SegmentInput label={t("themes.among")} value={asking.among ?? null} onChange={(among) => ask({ among: among ?? undefined })} />
        <PeriodInput label={t("filter.period")} value={asking.period ?? null} onChange={(period) => ask({ period: period ?? undefined })} />
      </div>
      <AskedAnswer question={asking.by === "discovered" ? "discovered" : "themes"} query={themesQuery(asking)} />
    </Stack>
  );
}
