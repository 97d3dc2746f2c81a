// What is each column taken for, and why? One below the other: the sheet's twin, and all there is room for on a phone.

import { Drawer, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ColumnEditor } from "./ColumnEditor";
import classes from "./ColumnList.module.css";
import { roleWord, tone } from "./roles";
import type { Mending } from "./TableDetail";

export function ColumnList(mending: Mending) {
  const { table } = mending;
  const { t } = useTranslation("arrive");
  const [open, setOpen] = useState<string | null>(null);
  const column = table.columns.find((one) => one.column === open);
  return (
    <>
      <ul className={classes.list}>
        {table.columns.map((one) => {
          const role = t(`role.${roleWord(one.role, table.part)}` as "role.time");
          const called = one.name && one.name !== one.column ? one.name : "";
          const words = (
            <>
              <span className={classes.name}>{one.column}</span>
              <span className={classes.role} data-tone={tone(one.role)}>
                {role}{called && `: ${called}`}{one.type && ` · ${t(`type.${one.type.replace("/", "_")}` as "type.text")}`}
              </span>
              <Text span size="xs" c="dimmed" className={classes.samples}>{one.samples.slice(0, 3).join(" · ") || t("rows.empty")}</Text>
            </>
          );
          return (
            <li key={one.column}>
              {one.role === "made" ? (
                <div className={classes.column}>{words}</div>
              ) : (
                <button type="button" className={classes.column} aria-label={t("column.change", { column: one.column, role })} onClick={() => setOpen(one.column)}>{words}</button>
              )}
            </li>
          );
        })}
      </ul>
      <Drawer opened={!!column} onClose={() => setOpen(null)} position="bottom" withCloseButton={false} padding="md" aria-label={open ?? ""} classNames={{ content: classes.sheet }}>
        {column && <ColumnEditor {...mending} column={column} close={() => setOpen(null)} />}
      </Drawer>
    </>
  );
}
