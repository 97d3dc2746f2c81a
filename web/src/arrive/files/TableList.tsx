// Which tables are there, what is each, and how does it stand? One is looked at.

import { Text } from "@mantine/core";
import { IconAlertTriangle, IconArrowMerge, IconCircleCheck, IconHelpCircle, IconMinus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { count } from "@/words/formats";

import { bytes } from "../sizes";
import { standing, type Standing, type Table } from "./said";
import classes from "./TableList.module.css";

const MARKS = {
  ready: IconCircleCheck,
  "some aside": IconAlertTriangle,
  asks: IconHelpCircle,
  out: IconMinus,
  "looked up": IconArrowMerge,
  none: IconHelpCircle,
} satisfies Record<Standing, unknown>;
const SAYS = {
  ready: "stand.ready",
  "some aside": "stand.aside",
  asks: "stand.asks",
  out: "stand.out",
  "looked up": "stand.lookedUp",
  none: "stand.none",
} as const satisfies Record<Standing, string>;

interface Props {
  tables: readonly Table[];
  chosen: string | null;
  choose: (table: string) => void;
}

export function TableList({ tables, chosen, choose }: Props) {
  const { t, i18n } = useTranslation("arrive");
  return (
    <nav aria-label={t("files.list")}>
      <ul className={classes.list}>
        {tables.map((table) => {
          const stands = standing(table);
          const Mark = MARKS[stands];
          const aside = table.aside.reduce((sum, one) => sum + one.rows, 0);
          return (
            <li key={table.table}>
              <button type="button" className={classes.table} aria-current={table.table === chosen || undefined} onClick={() => choose(table.table)}>
                <Mark size={18} className={classes.mark} data-stands={stands} aria-hidden />
                <span className={classes.words}>
                  <Text span fw={600} size="sm" className={classes.name}>{table.name}</Text>
                  <Text span size="xs" c="dimmed" className={classes.what}>
                    {t(table.part === "out" ? "kind.out" : table.part === "looked up" ? "kind.lookedUp" : `kind.${table.part}`)} · {bytes(table.size, i18n.language)}
                  </Text>
                  {stands !== "ready" && stands !== "out" && (
                    <Text span size="xs" className={classes.stands} data-stands={stands}>{t(SAYS[stands], { count: aside, shown: count(aside, i18n.language) })}</Text>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
