// What are the rows of a table? Its name, its files, what a row is; and what may be done with the whole of it.

import { ActionIcon, Button, Group, Menu, NativeSelect, Text, Title } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useWorkspace } from "@/parts/workspace";

import { useRemoving } from "../queries";
import { bytes } from "../sizes";
import { isSaid, withTable, withoutTable, type TableSaid } from "./said";
import classes from "./TableHead.module.css";
import type { Mending } from "./TableDetail";

const KINDS = ["events", "people", "figures"] as const;
const PARTED: Record<string, string> = { ",": ",", ";": ";", "|": "|", "\t": "⇥" };

export function TableHead({ table, said, mend, busy }: Mending) {
  const { t, i18n } = useTranslation("arrive");
  const removing = useRemoving(useWorkspace());
  const set = (change: Partial<TableSaid>) => mend(withTable(said, table.table, change));
  const out = table.part === "out";
  const told = [table.files.join(", "), bytes(table.size, i18n.language), table.format.toUpperCase(), PARTED[table.delimiter] ? t("files.parted", { by: PARTED[table.delimiter] }) : ""];
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <Title order={2} size="h3" fw={500} className={classes.name}>{table.name}</Title>
        <Text size="sm" c="dimmed" className={classes.name}>{told.filter(Boolean).join(" · ")}{table.kept && ` · ${t("files.kept")}`}</Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        {!out && table.part !== "looked up" && (
          <NativeSelect
            size="sm" aria-label={t("kind.label")} value={table.part} disabled={busy}
            onChange={(event) => set({ kind: event.currentTarget.value as TableSaid["kind"] })}
            data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        )}
        {out && <Button size="sm" variant="default" onClick={() => set({ out: false })}>{t("files.in")}</Button>}
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t("files.moreOf", { name: table.name })}><IconDots size={18} /></ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {table.together.length > 0 && <Menu.Item onClick={() => set({ alone: true })}>{t("files.alone")}</Menu.Item>}
            {table.said.alone && <Menu.Item onClick={() => set({ alone: false })}>{t("files.together")}</Menu.Item>}
            {isSaid(table.said) && <Menu.Item onClick={() => mend(withoutTable(said, table.table))}>{t("files.undo")}</Menu.Item>}
            {!out && <Menu.Item onClick={() => set({ out: true })}>{t("files.out")}</Menu.Item>}
            {table.files.map((file) => (
              <Menu.Item key={file} color="red" onClick={() => removing.mutate(file)}>{t("files.removeOne", { name: file })}</Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
    </header>
  );
}
