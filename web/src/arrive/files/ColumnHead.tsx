// What is a column taken for? Said over it; a click opens what may be changed.

import { Popover } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ColumnEditor } from "./ColumnEditor";
import classes from "./ColumnHead.module.css";
import { roleWord, tone } from "./roles";
import type { Column } from "./said";
import type { Mending } from "./TableDetail";

export function ColumnHead({ column, ...mending }: Mending & { column: Column }) {
  const { t } = useTranslation("arrive");
  const [open, setOpen] = useState(false);
  const role = t(`role.${roleWord(column.role, mending.table.part)}` as "role.time");
  const called = column.name && column.name !== column.column ? column.name : "";
  const type = column.type ? t(`type.${column.type.replace("/", "_")}` as "type.text") : "";
  const inside = (
    <>
      <span className={classes.name}>{column.column}</span>
      <span className={classes.role} data-tone={tone(column.role)}>
        {role}
        {called && <b>: {called}</b>}
        {type && <span className={classes.type}> · {type}</span>}
      </span>
    </>
  );
  if (column.role === "made") return <div className={classes.head} data-made>{inside}</div>;
  return (
    <Popover opened={open} onChange={setOpen} width={320} position="bottom-start" shadow="lg" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <button type="button" className={classes.head} data-said={column.because === "said" || undefined} aria-label={t("column.change", { column: column.column, role })} onClick={() => setOpen(!open)}>
          {inside}
          <IconPencil size={13} className={classes.pencil} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown p="sm" maw="calc(100vw - 24px)">
        {open && <ColumnEditor {...mending} column={column} close={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}
