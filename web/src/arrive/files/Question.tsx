// What must be decided before a table can be read? One question, with the columns that may be the answer.

import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";

import { candidates, type Role } from "./roles";
import { withColumn, withTable } from "./said";
import type { Mending } from "./TableDetail";

const ASKED = ["which time", "no time", "no person", "dates", "no rows"] as const;
const WORDS = { "which time": "ask.whichTime", "no time": "ask.noTime", "no person": "ask.noPerson", dates: "ask.dates", "no rows": "ask.noRows" } as const;
const WHO: readonly Role[] = ["user", "email", "anonymous", "object"];
const MOST = 8;

export function Question({ table, said, mend, busy, problem }: Mending & { problem: Schemas["ProblemTold"] }) {
  const { t } = useTranslation("arrive");
  const asked = ASKED.find((one) => one === problem.question);
  const columns = candidates(table).slice(0, MOST);
  const times = columns.find((column) => column.times?.form === "ambiguous")?.times;
  return (
    <Paper withBorder p="md" role="alert" style={{ borderColor: "var(--hurts)" }}>
      <Stack gap="sm">
        <Text fw={600}>{asked ? t(WORDS[asked], { sample: times?.sample ?? "" }) : problem.message}</Text>
        {!asked && problem.hint && <Text size="sm">{problem.hint}</Text>}
        {asked === "dates" && (
          <Group gap="xs">
            <Button size="xs" disabled={busy} onClick={() => mend(withTable(said, table.table, { day_first: true }))}>{t("ask.dayFirst")}</Button>
            <Button size="xs" disabled={busy} onClick={() => mend(withTable(said, table.table, { day_first: false }))}>{t("ask.monthFirst")}</Button>
          </Group>
        )}
        {(asked === "which time" || asked === "no time") && (
          <Group gap="xs">
            {columns.map((column) => (
              <Button key={column.column} size="xs" variant="default" disabled={busy} onClick={() => mend(withColumn(said, table.table, column.column, { role: "time" }))}>
                {column.column} · {column.samples[0] ?? t("rows.empty")}
              </Button>
            ))}
          </Group>
        )}
        {asked === "no person" && columns.map((column) => (
          <Group key={column.column} gap="xs">
            <Text size="sm" w={220} truncate>{column.column} · {column.samples[0] ?? t("rows.empty")}</Text>
            {WHO.map((role) => (
              <Button key={role} size="compact-xs" variant="default" disabled={busy} onClick={() => mend(withColumn(said, table.table, column.column, { role }))}>
                {t(`role.${role as "user" | "email" | "anonymous" | "object"}`)}
              </Button>
            ))}
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
