// What does a whole row say? All its cells, each to be written over; the one at fault first.

import { Alert, Button, Drawer, Group, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { cellOf, type Edits, parted, type Row, withCell, withCells, without, wordsOf } from "@/data/rows/rows";

import styles from "./rows.module.css";

type Props = {
  row: Row | null;
  loads: readonly Schemas["LoadWaiting"][];
  edits: Edits;
  edit: (change: (edits: Edits) => Edits) => void;
  close: () => void;
};

export function RowDrawer({ row, loads, edits, edit, close }: Props) {
  const { t } = useTranslation("data");
  return (
    <Drawer
      opened={row !== null}
      onClose={close}
      position="right"
      size="md"
      title={row ? t("rows.where", { file: row.file || row.source, row: row.row }) : ""}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {row && (
        <Stack gap="sm">
          <Alert color="orange" variant="light" title={t(`why.${wordsOf(row.reason)}` as "why.no_time")}>
            <Text size="sm">{t(`fix.${wordsOf(row.reason)}` as "fix.no_time")}</Text>
          </Alert>
          {row.raw && <Parted row={row} columns={columnsOf(row, loads)} edit={edit} />}
          {columnsOf(row, loads).map((column) => (
            <TextInput
              key={column}
              label={column}
              error={column === row.column && cellOf(row, column, edits) === (row.cells[column] ?? "") ? t("rows.atFault") : undefined}
              value={cellOf(row, column, edits)}
              onChange={(event) => {
                const { value } = event.currentTarget;
                edit((before) => withCell(before, row, column, value));
              }}
            />
          ))}
          <Group justify="space-between" mt="sm">
            <Button variant="default" onClick={() => edit((before) => without(before, row))}>{t("rows.asItWas")}</Button>
            <Button onClick={close}>{t("done")}</Button>
          </Group>
        </Stack>
      )}
    </Drawer>
  );
}

/** A line that could not be parted: as it stands, and parted as a proposal. */
function Parted({ row, columns, edit }: { row: Row; columns: readonly string[]; edit: Props["edit"] }) {
  const { t } = useTranslation("data");
  const { cells, over } = parted(row.raw, columns);
  return (
    <Stack gap={6} align="flex-start">
      <code className={styles.line}>{row.raw}</code>
      {columns.length > 0 && (
        <Button size="xs" variant="default" onClick={() => edit((before) => withCells(before, row, cells))}>{t("rows.part")}</Button>
      )}
      {over.length > 0 && <Text size="xs" c="dimmed">{t("rows.over", { fields: over.join(" · ") })}</Text>}
    </Stack>
  );
}

/** The one at fault first, then those with a role, then the rest. */
function columnsOf(row: Row, loads: readonly Schemas["LoadWaiting"][]): string[] {
  const load = loads.find((one) => one.load === row.load);
  const own = load?.columns.length ? load.columns : Object.keys(row.cells);
  if (row.raw) return [...own];
  const known = Object.values(load?.roles ?? {});
  return [...new Set([row.column, ...known, ...own, ...Object.keys(row.cells)])].filter((column) => column && own.concat(Object.keys(row.cells)).includes(column));
}
