// Could all these rows be read otherwise? Dates the other way round, another column; and how many would come in then.

import { Button, Collapse, Group, NativeSelect, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { answer, type Schemas, server } from "@/api/client";
import { useChange, useTrial, type Which } from "@/data/queries";
import { mapText, type Otherwise } from "@/data/rows/rows";
import { Failed } from "@/parts/State";
import { count } from "@/words/formats";

import styles from "./rows.module.css";

type Props = { which: Which; loads: readonly Schemas["LoadWaiting"][]; found: number };

export function OtherwisePanel({ which, loads, found }: Props) {
  const { t, i18n } = useTranslation("data");
  const shown = (value: number) => count(value, i18n.language);
  const [open, setOpen] = useState(false);
  const [said, say] = useState<Otherwise>({});
  const map = mapText(said);
  const [settled] = useDebouncedValue(map, 350);
  const body = { ...which, map: settled };
  const trial = useTrial(body, open && settled !== "");
  const fix = useChange(
    (workspace, map: string) =>
      answer(server.POST("/api/workspaces/{workspace}/rows/fixed", { params: { path: { workspace } }, body: { ...which, map } as never })),
    (fixed) => t("rows.fixed", { count: fixed.accepted + fixed.duplicate, shown: shown(fixed.accepted + fixed.duplicate) }),
  );
  const load = which.load ? loads.find((one) => one.load === which.load) : loads.length === 1 ? loads[0] : undefined;
  const columns = load?.columns ?? [];
  const tried = trial.data && !trial.isPlaceholderData && settled === map ? trial.data : undefined;
  const choose = (role: "time" | "person" | "event", label: string, now?: string) => (
    <NativeSelect
      label={label}
      value={said[role] ?? ""}
      onChange={(event) => say({ ...said, [role]: event.currentTarget.value || undefined })}
      data={[{ value: "", label: now ? t("otherwise.as", { column: now }) : t("otherwise.asBefore") }, ...columns.map((value) => ({ value, label: value }))]}
    />
  );
  return (
    <div className={styles.panel}>
      <Button
        variant="subtle"
        px={0}
        color="gray"
        c="inherit"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        leftSection={open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
      >
        {t("otherwise.title")}
      </Button>
      <Collapse expanded={open}>
        <Stack gap="sm" pt="xs">
          <Text size="sm" c="dimmed">{t("otherwise.why")}</Text>
          <div role="group" aria-label={t("otherwise.dates")}>
            <Text size="sm" fw={500} mb={4}>{t("otherwise.dates")}</Text>
            <SegmentedControl
              aria-label={t("otherwise.dates")}
              value={said.dates ?? ""}
              onChange={(value) => say({ ...said, dates: (value || undefined) as Otherwise["dates"] })}
              data={[
                { value: "", label: t("otherwise.asBefore") },
                { value: "day-first", label: t("otherwise.dayFirst") },
                { value: "month-first", label: t("otherwise.monthFirst") },
              ]}
            />
          </div>
          {columns.length > 0 ? (
            <Group align="flex-end" grow preventGrowOverflow={false}>
              {choose("time", t("otherwise.time"), load?.roles.time)}
              {choose("person", t("otherwise.person"), load?.roles.user)}
              {choose("event", t("otherwise.event"), load?.roles.event)}
              <TextInput
                label={t("otherwise.name")}
                value={said.name ?? ""}
                onChange={(event) => say({ ...said, name: event.currentTarget.value || undefined })}
              />
            </Group>
          ) : <Text size="sm" c="dimmed">{t("otherwise.oneLoad")}</Text>}
          {trial.isError && map && <Failed error={trial.error} />}
          <Group justify="space-between">
            <Text size="sm" role="status" className={tried?.coming ? styles.good : undefined}>
              {!map ? t("otherwise.nothing") : tried
                ? t("otherwise.would", { count: tried.coming, shown: shown(tried.coming), of: shown(found) })
                : trial.isError ? "" : t("rows.trying")}
            </Text>
            <Button disabled={!tried?.coming} loading={fix.isPending} onClick={() => fix.mutate(map, { onSuccess: () => say({}) })}>
              {t("rows.bring", { count: tried?.coming ?? 0, shown: shown(tried?.coming ?? 0) })}
            </Button>
          </Group>
        </Stack>
      </Collapse>
    </div>
  );
}
