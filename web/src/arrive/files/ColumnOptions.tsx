// How are amounts and times of a column written? What cannot be seen from a few values can be said here.

import { Select, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { currencyNames, zones } from "../places";
import { TIMES, timesChoice, type TimesChoice } from "./roles";
import { withTable, type Column, type ColumnSaid, type Said, type Table } from "./said";

type Set = (change: Partial<ColumnSaid>) => void;
const INSIDE = { withinPortal: false } as const;

export function MoneyOptions({ column, table, set }: { column: Column; table: Table; set: Set }) {
  const { t, i18n } = useTranslation("arrive");
  const currencies = useMemo(
    () => [
      { group: t("column.byColumn"), items: table.columns.filter((one) => one.different > 0 && one.different < 60 && one.column !== column.column).map((one) => ({ value: one.column, label: one.column })) },
      { group: t("column.always"), items: currencyNames(i18n.language).map(([code, name]) => ({ value: `=${code}`, label: `${code} · ${name}` })) },
    ],
    [table.columns, column.column, i18n.language, t],
  );
  return (
    <>
      {column.type === "money" && (
        <Select
          label={t("column.currency")} data={currencies} value={column.currency || null} placeholder={t("column.asWritten")} searchable clearable
          limit={60} comboboxProps={INSIDE} onChange={(currency) => set({ currency: currency ?? "" })}
        />
      )}
      <Select
        label={t("column.decimal")} value={column.decimal} allowDeselect={false} comboboxProps={INSIDE}
        data={[{ value: ".", label: "1,234.5" }, { value: ",", label: "1.234,5" }]}
        onChange={(decimal) => decimal && set({ decimal: decimal as ColumnSaid["decimal"] })}
      />
    </>
  );
}

interface OfTime {
  column: Column;
  table: Table;
  said: Said;
  mend: (said: Said) => void;
  zone: string;
  set: Set;
}

export function TimeOptions({ column, table, said, mend, zone, set }: OfTime) {
  const { t } = useTranslation("arrive");
  const [pattern, setPattern] = useState(false);
  const choice = pattern ? "pattern" : (timesChoice(column.times) ?? null);
  const choices: TimesChoice[] = ["iso", "day", "month", "date", "s", "ms", "us", "pattern"];
  return (
    <>
      <Select
        label={t("column.times")} value={choice} allowDeselect={false} comboboxProps={INSIDE}
        data={choices.map((value) => ({ value, label: t(`times.${value as "iso"}`) }))}
        onChange={(value) => {
          setPattern(value === "pattern");
          if (value && value !== "pattern") set({ times: TIMES[value as keyof typeof TIMES] });
        }}
      />
      {choice === "pattern" && (
        <TextInput
          label={t("column.pattern")} placeholder="%d.%m.%Y %H:%M" defaultValue={column.times?.pattern} maxLength={60}
          onBlur={(event) => {
            const written = event.currentTarget.value.trim();
            if (written && written !== column.times?.pattern) set({ times: { form: "pattern", pattern: written, unit: "", day_first: null } });
          }}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
      )}
      <Select
        label={t("column.zone")} description={t("column.zoneWhy")} data={zones()} value={table.zone || zone} searchable limit={80} allowDeselect={false}
        comboboxProps={INSIDE} onChange={(value) => value && mend(withTable(said, table.table, { zone: value }))}
      />
    </>
  );
}
