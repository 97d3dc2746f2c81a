// How is a table read? What its rows are, in a sentence; its columns over real rows, each to be mended by clicking; what
// the rows become.

import { SegmentedControl, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { count } from "@/words/formats";

import { AsideNote } from "./AsideNote";
import { Became } from "./Became";
import { ColumnList } from "./ColumnList";
import { Question } from "./Question";
import { RowsGrid } from "./RowsGrid";
import type { Said, Table } from "./said";
import { TableHead } from "./TableHead";
import classes from "./TableDetail.module.css";
import { Whys } from "./Whys";

export interface Mending {
  table: Table;
  said: Said;
  mend: (said: Said) => void;
  busy: boolean;
  /** The workspace's time zone. */
  zone: string;
}

export function TableDetail(mending: Mending) {
  const { table } = mending;
  const { t, i18n } = useTranslation("arrive");
  const narrow = useMediaQuery("(max-width: 48em)");
  const [as, setAs] = useState<"rows" | "columns">("rows");
  const [chosen, setChosen] = useState<number | null>(null);
  const row = table.rows.find((one) => one.row === chosen) ?? table.rows.find((one) => one.event) ?? table.rows[0];
  const shown = table.part !== "out";
  const asRows = as === "rows" && !narrow;
  return (
    <Stack gap="md" className={classes.detail}>
      <TableHead {...mending} />
      {table.problem && <Question {...mending} problem={table.problem} />}
      {shown && <Whys {...mending} />}
      {shown && table.rows.length > 0 && (
        <>
          <div className={classes.bar}>
            <Text size="sm" c="dimmed">
              {table.problem
                ? t("rows.looked", { count: table.looked, shown: count(table.looked, i18n.language) })
                : t("rows.verdict", { count: table.looked, shown: count(table.looked, i18n.language), accepted: count(table.accepted, i18n.language) })}
            </Text>
            {!narrow && (
              <SegmentedControl
                size="xs" aria-label={t("rows.as")} value={as} onChange={(value) => setAs(value as typeof as)}
                data={[{ value: "rows", label: t("rows.rows") }, { value: "columns", label: t("rows.columns") }]}
              />
            )}
          </div>
          <AsideNote table={table} />
          {asRows ? <RowsGrid {...mending} chosen={row?.row ?? null} choose={setChosen} /> : <ColumnList {...mending} />}
          {row && !table.problem && table.part !== "looked up" && <Became row={row} table={table} zone={mending.zone} />}
        </>
      )}
    </Stack>
  );
}
