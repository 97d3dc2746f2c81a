// What does a row become? The event as it would stand in the log: when, what, who, and all that it tells.

import { Text } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { count, day, decimal, instant, money } from "@/words/formats";

import classes from "./Became.module.css";
import { idWord } from "../idWords";
import type { Table } from "./said";

const KNOWN_MONEY = /^[A-Z]{3}$/;

export function Became({ row, table, zone }: { row: Schemas["RowTold"]; table: Table; zone: string }) {
  const { t, i18n } = useTranslation("arrive");
  const { event } = row;
  const language = i18n.language;
  const said = (one: Schemas["ValueTold"]): string => {
    if (typeof one.value === "boolean") return t(one.value ? "became.yes" : "became.no");
    if (typeof one.value === "string") return one.value;
    if (one.currency && KNOWN_MONEY.test(one.currency)) return money(one.value, one.currency, language);
    return `${decimal(one.value, language, 4)}${one.currency === "%" ? " %" : ""}`;
  };
  if (!event) return null;
  const when = event.at == null ? null : event.day ? day(event.at, language, zone) : instant(event.at, language, zone);
  const parts: [string, readonly Schemas["ValueTold"][]][] = [
    [t("became.tells"), event.told],
    [t("became.traits"), event.traits],
    [t("became.figures"), event.figures ?? []],
  ];
  return (
    <section className={classes.card} aria-label={t("became.title", { row: count(row.row, language) })}>
      <Text size="xs" c="dimmed">{t("became.title", { row: count(row.row, language) })}</Text>
      <p className={classes.head}>
        <strong>{event.name || t(table.part === "figures" ? "became.nobody" : "became.person")}</strong>
        {when && <span>{when}</span>}
        {event.ids.map((id) => (
          <span key={id.name} className={classes.id}>{idWord(id.name, t)} <b>{said(id)}</b></span>
        ))}
      </p>
      {parts.filter(([, values]) => values.length).map(([title, values]) => (
        <dl key={title} className={classes.told}>
          <Text component="dt" size="xs" c="dimmed" className={classes.title}>{title}</Text>
          {values.map((one) => (
            <Fragment key={one.name}>
              <dd><span className={classes.key}>{one.name}</span> {said(one)}</dd>
            </Fragment>
          ))}
        </dl>
      ))}
    </section>
  );
}
