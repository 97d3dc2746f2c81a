// How many are they, of how many, and how many of them are known?

import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { count, day } from "@/words/formats";

import styles from "./people.module.css";
import type { PeopleFound } from "./queries";

export function HowMany({ of }: { of: PeopleFound }) {
  const { t, i18n } = useTranslation("people");
  const say = (number: number) => count(number, i18n.language);
  const { people, of: all } = of.people;
  return (
    <>
      <span className={styles.big}>{t("people", { count: people, formatted: say(people) })}</span>
      {people < all && <Text component="span" c="dimmed">{t("ofPeople", { of: say(all) })}</Text>}
      {of.customers !== null && of.customers !== undefined && people > 0 && (
        <Text component="span" size="sm" c="dimmed">
          {t("customersVisitors", { customers: say(of.customers), visitors: say(people - of.customers) })}
        </Text>
      )}
      <Text component="span" size="sm" c="dimmed">{t("asOf", { day: day(of.as_of, i18n.language, of.zone) })}</Text>
    </>
  );
}
