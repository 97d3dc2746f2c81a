// Which texts has journey.yaml had? Each against the one before it, or against now; any may be written again.

import { Button, Group, SegmentedControl, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconArrowBackUp, IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import { useChange, useVersions, useVersionText } from "@/data/queries";
import { Difference } from "@/data/text/Difference";
import { whyOf } from "@/data/text/why";
import { Failed, Loading } from "@/parts/State";
import { instant } from "@/words/formats";

import styles from "./text.module.css";

export function History({ now, back }: { now: string; back: () => void }) {
  const { t, i18n } = useTranslation("data");
  const versions = useVersions(true);
  const [chosen, choose] = useState<number | null>(null);
  const [against, setAgainst] = useState<"before" | "now">("before");
  const all = versions.data ?? [];
  const at = Math.max(0, all.findIndex((one) => one.number === chosen));
  const number = all[at]?.number ?? null;
  const text = useVersionText(number);
  const earlier = useVersionText(all[at + 1]?.number ?? null);
  const restore = useChange(
    (workspace, number: number) =>
      answer(server.PUT("/api/workspaces/{workspace}/definition/versions/{number}", { params: { path: { workspace, number } } })),
    () => t("text.restored"),
  );
  if (versions.isPending) return <Loading rows={6} />;
  if (versions.isError) return <Failed error={versions.error} again={() => void versions.refetch()} />;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const first = at === all.length - 1;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Button variant="default" size="sm" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={back}>{t("text.edit")}</Button>
        <Group gap="xs">
          <SegmentedControl
            size="sm"
            aria-label={t("text.against")}
            value={against}
            onChange={(value) => setAgainst(value as typeof against)}
            data={[{ value: "before", label: t("text.againstBefore") }, { value: "now", label: t("text.againstNow") }]}
          />
          <Button
            size="sm"
            disabled={number === null || text.data === now}
            loading={restore.isPending}
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => number !== null && restore.mutate(number, { onSuccess: back })}
          >
            {t("text.restore")}
          </Button>
        </Group>
      </Group>
      <div className={styles.two}>
        <div>
          {text.isError ? <Failed error={text.error} /> : text.data === undefined || (!first && earlier.data === undefined) ? <Loading rows={8} /> : (
            <Difference
              label={t("text.difference")}
              before={against === "now" ? text.data : first ? "" : earlier.data!}
              after={against === "now" ? now : text.data}
            />
          )}
        </div>
        <ol className={styles.versions} aria-label={t("text.history")}>
          {all.map((one) => (
            <li key={one.number}>
              <UnstyledButton className={styles.version} aria-current={one.number === number} onClick={() => choose(one.number)}>
                <Text size="sm" fw={500}>{say(one.why)}</Text>
                <Text size="xs" c="dimmed">{instant(one.made, i18n.language, zone)}{one.current ? ` · ${t("text.now")}` : ""}</Text>
              </UnstyledButton>
            </li>
          ))}
        </ol>
      </div>
    </Stack>
  );

  function say(why: string): string {
    const { key, name } = whyOf(why);
    return key === "other" ? why : t(`text.because.${key}`, { name });
  }
}
