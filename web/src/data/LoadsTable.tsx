// What did each load bring? One line each: files, rows accepted, there already, to fix.

import { Anchor, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { summed } from "@/data/loads";
import { useWorkspace } from "@/parts/workspace";
import { count, instant } from "@/words/formats";

import styles from "./SourcesPart.module.css";

type Load = Schemas["LoadOf"];

export function LoadsTable({ loads, show }: { loads: readonly Load[]; show: (load: string) => void }) {
  const { t, i18n } = useTranslation("data");
  const workspace = useWorkspace();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className={styles.table} tabIndex={0} role="region" aria-labelledby="loads">
      <Table verticalSpacing={6} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("loads.what")}</Table.Th>
            <Table.Th ta="right">{t("loads.accepted")}</Table.Th>
            <Table.Th ta="right" className={styles.wide}>{t("loads.duplicate")}</Table.Th>
            <Table.Th ta="right">{t("loads.waiting")}</Table.Th>
            <Table.Th className={styles.wide}>{t("loads.when")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {loads.map((load) => {
            const sum = summed(load);
            return (
              <Table.Tr key={load.load}>
                <Table.Td>
                  <Anchor component="button" type="button" size="sm" ta="left" onClick={() => show(load.load)}>
                    {load.mended ? t("loads.mends", { source: load.source }) : load.files.map((file) => file.name).join(", ") || load.source}
                  </Anchor>
                  <Text size="xs" c="dimmed" hiddenFrom="sm">{instant(load.at, i18n.language, zone)}</Text>
                </Table.Td>
                <Table.Td ta="right">{count(sum.accepted, i18n.language)}</Table.Td>
                <Table.Td ta="right" className={styles.wide}>{count(sum.duplicate, i18n.language)}</Table.Td>
                <Table.Td ta="right">
                  {load.waiting ? (
                    <Anchor component={Link} to={`/${workspace}/data/rows`} search={{ load: load.load } as never} size="sm" className={styles.wait}>
                      {count(load.waiting, i18n.language)}
                    </Anchor>
                  ) : count(0, i18n.language)}
                </Table.Td>
                <Table.Td className={styles.wide}><Text size="sm" c="dimmed">{instant(load.at, i18n.language, zone)}</Text></Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
