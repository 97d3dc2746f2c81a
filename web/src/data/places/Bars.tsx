// How many events and people has each? Bars of one scale, with the figures in words.

import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { count } from "@/words/formats";

import styles from "./places.module.css";

type Kept = Schemas["Kept"];
type Props = { title: string; kept: readonly Kept[]; rest: Kept; restName: string; of: "touchpoint" | "channel" };

export function Bars({ title, kept, rest, restName, of }: Props) {
  const { t, i18n } = useTranslation("data");
  const shown = (value: number) => count(value, i18n.language);
  const most = Math.max(1, rest.events, ...kept.map((one) => one.events));
  const sorted = [...kept].sort((a, b) => b.events - a.events);
  return (
    <figure className={styles.bars}>
      <figcaption><Text size="sm" fw={600}>{title}</Text></figcaption>
      <ul className={styles.list}>
        {[...sorted, ...(rest.events ? [{ ...rest, name: "" }] : [])].map((one) => (
          <li key={`${of} ${one.name}`} className={styles.bar}>
            <Text size="sm" component="span" c={one.name ? undefined : "dimmed"} className={styles.label}>{one.name || restName}</Text>
            <span className={styles.track} aria-hidden>{one.events > 0 && <span style={{ width: `${(100 * one.events) / most}%` }} data-rest={one.name ? undefined : ""} />}</span>
            <Text size="xs" c="dimmed" component="span">
              {t("names.events", { count: one.events, shown: shown(one.events) })} · {t("names.people", { count: one.people, shown: shown(one.people) })}
            </Text>
          </li>
        ))}
      </ul>
    </figure>
  );
}
