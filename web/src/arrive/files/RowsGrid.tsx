// What stands in the rows, and what is each column taken for? A sheet whose heads are clicked to mend them.

import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { wordsOf } from "@/data/rows/rows";
import { count } from "@/words/formats";

import { ColumnHead } from "./ColumnHead";
import classes from "./RowsGrid.module.css";
import { tone } from "./roles";
import type { Mending } from "./TableDetail";

interface Props extends Mending {
  chosen: number | null;
  choose: (row: number) => void;
}

export function RowsGrid({ chosen, choose, ...mending }: Props) {
  const { table } = mending;
  const { t, i18n } = useTranslation("arrive");
  const { t: said } = useTranslation("data");
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("rows.sheet", { name: table.name })}>
      <table className={classes.sheet}>
        <thead>
          <tr>
            <th className={classes.corner} scope="col"><Text span size="xs" c="dimmed">{t("rows.row")}</Text></th>
            {table.columns.map((column) => (
              <th key={column.column} scope="col" className={classes.head} data-tone={tone(column.role)}>
                <ColumnHead {...mending} column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={`${row.row} ${at}`} data-chosen={row.row === chosen || undefined} data-aside={row.reason ? true : undefined}>
              <th scope="row" className={classes.number}>
                <button type="button" className={classes.pick} aria-pressed={row.row === chosen} onClick={() => choose(row.row)}>
                  {row.reason && <IconAlertTriangle size={13} aria-hidden />}
                  {count(row.row, i18n.language)}
                  {row.reason && <span className={classes.hidden}>: {said(`why.${wordsOf(row.reason)}` as "why.no_time")}</span>}
                </button>
              </th>
              {row.cells.map((cell, place) => {
                const column = table.columns[place]!;
                const fault = !!row.reason && !!row.at_fault && row.at_fault.split(", ").includes(column.column);
                return (
                  <td key={column.column} data-tone={tone(column.role)} data-fault={fault || undefined} title={cell ?? undefined} onClick={() => choose(row.row)}>
                    {cell ?? (fault ? <em>{t("rows.empty")}</em> : "")}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
