// Which of the rows looked at would be set aside, why, and what helps?

import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { wordsOf } from "@/data/rows/rows";
import { count } from "@/words/formats";

import classes from "./AsideNote.module.css";
import type { Table } from "./said";

export function AsideNote({ table }: { table: Table }) {
  const { t, i18n } = useTranslation("arrive");
  const { t: said } = useTranslation("data");
  if (!table.aside.length || table.problem) return null;
  return (
    <ul className={classes.list}>
      {table.aside.map((aside) => (
        <li key={`${aside.reason} ${aside.column}`} className={classes.aside}>
          <Text span size="sm" fw={600}>
            {t("rows.aside", { count: aside.rows, shown: count(aside.rows, i18n.language) })}: {said(`why.${wordsOf(aside.reason)}` as "why.no_time")}
          </Text>{" "}
          <Text span size="sm" c="dimmed">
            {aside.column}
            {aside.samples.length > 0 && ` (${aside.samples.map((one) => `“${one}”`).join(", ")})`}. {said(`fix.${wordsOf(aside.reason)}` as "fix.no_time")}
          </Text>
        </li>
      ))}
    </ul>
  );
}
