// What may be said of a column? What it is, what it is called, and how its values are written. Each choice is tried at once.

import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { decimal as number } from "@/words/formats";

import { MoneyOptions, TimeOptions } from "./ColumnOptions";
import { hasName, hasType, offered, roleWord, type Role } from "./roles";
import { withColumn, withoutColumn, type Column, type ColumnSaid } from "./said";
import type { Mending } from "./TableDetail";

const TYPES = ["text", "number", "money", "yes/no"] as const;

export function ColumnEditor({ column, table, said, mend, busy, zone, close }: Mending & { column: Column; close: () => void }) {
  const { t, i18n } = useTranslation("arrive");
  const set = (change: Partial<ColumnSaid>) => mend(withColumn(said, table.table, column.column, change));
  const groups = offered(table.part).map(([group, roles]) => ({
    group: t(`roles.${group}`),
    items: roles.map((role) => ({ value: role, label: t(`role.${roleWord(role, table.part)}` as "role.time") })),
  }));
  const role = column.role;
  const nameKey = role === "object" ? "column.thing" : role === "trait" ? "column.traitName" : role === "figure" ? "column.figureName" : "column.propertyName";
  const types = [...TYPES, ...(table.part === "figures" ? (["percent"] as const) : [])];
  return (
    <Stack gap="sm" aria-busy={busy}>
      <div>
        <Text fw={600} style={{ overflowWrap: "anywhere" }}>{column.column}</Text>
        <Text size="xs" c="dimmed" lineClamp={3}>{column.samples.join(" · ") || t("rows.empty")}</Text>
        <Text size="xs" c="dimmed">
          {t("column.filled", { share: new Intl.NumberFormat(i18n.language, { style: "percent" }).format(column.filled), count: column.different, shown: number(column.different, i18n.language, 0) })}
        </Text>
      </div>
      <Select
        label={t("column.role")} data={groups} value={role} allowDeselect={false} searchable={false} maxDropdownHeight={360} comboboxProps={{ withinPortal: false }}
        description={column.because === "made" ? undefined : t(`because.${column.because}`)}
        onChange={(value) => value && set({ role: value as Role })} data-autofocus
      />
      {hasName(role) && (
        <TextInput
          key={`${role} ${column.name}`} label={t(nameKey)} defaultValue={column.name} maxLength={200}
          onBlur={(event) => {
            const now = event.currentTarget.value.trim();
            if (now && now !== column.name) set({ name: now });
          }}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
      )}
      {hasType(role) && (
        <Select
          label={t("column.type")} value={column.type ?? null} placeholder={t("type.as")} allowDeselect={false} comboboxProps={{ withinPortal: false }}
          data={types.map((value) => ({ value, label: t(`type.${value.replace("/", "_")}` as "type.text") }))}
          onChange={(value) => value && set({ type: value as ColumnSaid["type"] })}
        />
      )}
      {(column.type === "money" || column.type === "number") && hasType(role) && <MoneyOptions column={column} table={table} set={set} />}
      {role === "time" && <TimeOptions column={column} table={table} said={said} mend={mend} zone={zone} set={set} />}
      <Group justify="space-between">
        {column.because === "said" ? (
          <Button size="xs" variant="default" onClick={() => mend(withoutColumn(said, table.table, column.column))}>{t("column.undo")}</Button>
        ) : <span />}
        <Button size="xs" onClick={close}>{t("column.done")}</Button>
      </Group>
    </Stack>
  );
}
