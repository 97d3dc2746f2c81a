// What do the rows say, and what is wrong with each? The cell at fault is written in place.

import { ActionIcon, Text, TextInput } from "@mantine/core";
import { IconEdit } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { besides, cellOf, type Edits, keyOf, type Row, withCell, wordsOf } from "@/data/rows/rows";
import { count } from "@/words/formats";

import styles from "./rows.module.css";

type Props = {
  rows: readonly Row[];
  loads: readonly Schemas["LoadWaiting"][];
  edits: Edits;
  edit: (change: (edits: Edits) => Edits) => void;
  open: (row: Row) => void;
  stale: boolean;
};

export function RowsTable({ rows, loads, edits, edit, open, stale }: Props) {
  const { t, i18n } = useTranslation("data");
  return (
    <ul className={styles.list} data-stale={stale || undefined} aria-label={t("rows.list")}>
      {rows.map((row) => {
        const roles = loads.find((one) => one.load === row.load)?.roles ?? {};
        const where = row.row ? t("rows.where", { file: row.file || row.source, row: count(row.row, i18n.language) }) : row.file || row.source;
        return (
          <li key={keyOf(row)} className={styles.row} data-edited={edits[keyOf(row)] ? "" : undefined}>
            <div className={styles.where}>
              <Text size="sm" fw={500}>{where}</Text>
              <Text size="xs" c="dimmed">{t(`why.${wordsOf(row.reason)}` as "why.no_time")}</Text>
            </div>
            {row.column && !row.raw ? (
              <TextInput
                className={styles.cell}
                size="sm"
                label={row.column}
                value={cellOf(row, row.column, edits)}
                placeholder={t("rows.empty")}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  edit((before) => withCell(before, row, row.column, value));
                }}
              />
            ) : <span className={styles.cell} />}
            {row.raw ? <code className={styles.raw}>{row.raw}</code> : (
              <div className={styles.beside}>
                {besides(row, roles).map((column) => (
                  <span key={column} title={`${column}: ${cellOf(row, column, edits)}`}>{column} <b>{cellOf(row, column, edits)}</b></span>
                ))}
              </div>
            )}
            <ActionIcon className={styles.more} variant="default" size="lg" onClick={() => open(row)} aria-label={t("rows.openRow", { where })}>
              <IconEdit size={16} aria-hidden />
            </ActionIcon>
          </li>
        );
      })}
    </ul>
  );
}
