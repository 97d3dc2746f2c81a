// What came in, from where, and when? Sources, and every load with what became of its rows.

import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconFilePlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { LoadDrawer } from "@/data/LoadDrawer";
import { LoadsTable } from "@/data/LoadsTable";
import { useBrought } from "@/data/queries";
import { SourceCard } from "@/data/SourceCard";
import { Empty, Failed, Loading } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";

import styles from "./SourcesPart.module.css";

export function SourcesPart() {
  const { t } = useTranslation("data");
  const workspace = useWorkspace();
  const brought = useBrought();
  const [shown, show] = useState<string | null>(null);
  if (brought.isPending) return <Loading rows={6} height={64} />;
  if (brought.isError) return <Failed error={brought.error} again={() => void brought.refetch()} />;
  const { sources, loads } = brought.data;
  const add = (
    <Button component={Link} to={`/${workspace}/files`} leftSection={<IconFilePlus size={16} aria-hidden />}>{t("sources.add")}</Button>
  );
  if (!sources.length) return <Empty title={t("sources.none")} action={add}>{t("sources.noneWhy")}</Empty>;
  return (
    <Stack gap="xl">
      <section aria-labelledby="sources">
        <Group justify="space-between" mb="sm">
          <Title order={2} size="h4" id="sources">{t("sources.title", { count: sources.length })}</Title>
          {add}
        </Group>
        <div className={styles.cards}>
          {sources.map((source) => <SourceCard key={`${source.kind} ${source.origin} ${source.name}`} source={source} />)}
        </div>
      </section>
      <section aria-labelledby="loads">
        <Title order={2} size="h4" id="loads">{t("loads.title", { count: loads.length })}</Title>
        <Text c="dimmed" size="sm" mb="sm">{t("loads.why")}</Text>
        <LoadsTable loads={loads} show={show} />
      </section>
      <LoadDrawer load={loads.find((one) => one.load === shown) ?? null} close={() => show(null)} />
    </Stack>
  );
}
