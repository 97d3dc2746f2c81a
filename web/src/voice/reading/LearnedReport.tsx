// What did learning bring? On texts held out: how often the sign was right before and after, by language, and how that grows
// with the number of texts learned from. Figures with their intervals, as a picture and as a table.

import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { BlockView } from "@/explore/pictures/BlockView";
import { useSay } from "@/explore/pictures/say";
import { Told } from "@/told/Told";
import { count, day } from "@/words/formats";

import type { Learned } from "../types";
import styles from "../voice.module.css";
import { languageName } from "../words";
import { beforeAfter, curveOf, interval, rows } from "./report";

export function LearnedReport({ of }: { of: Learned }) {
  const { t, i18n } = useTranslation("voice");
  const say = useSay("UTC");
  const n = (value: number): string => count(value, i18n.language);
  const named = (tag: string): string => (tag === "" || tag === "all" ? t("learned.whole") : tag === "unknown" ? t("inbox.unknownLanguage") : languageName(tag, i18n.language));
  const words = { before: t("learned.before"), after: t("learned.after"), title: t("learned.accuracy"), held: (value: number) => t("learned.heldOut", { count: value, n: n(value) }), language: named };
  return (
    <section className={styles.card} aria-label={t("learned.title")}>
      <Title order={2} size="h4" fw={500}>{t("learned.title")}</Title>
      <Text size="sm" c="dimmed" mb="md">
        {t("learned.from", { count: of.learned_from, n: n(of.learned_from), stars: n(of.starred), corrections: n(of.corrected), day: day(of.at, i18n.language, Intl.DateTimeFormat().resolvedOptions().timeZone) })}
      </Text>
      {!of.helps && <Text mb="md" role="note" c="var(--reported)">{t("learned.noHelp")}</Text>}
      <BlockView block={beforeAfter(of, say, words)} say={say} />
      {of.curve.length > 1 && <div style={{ marginTop: 24 }}><BlockView block={curveOf(of, { title: t("learned.curve"), line: t("learned.after"), learned: (value) => t("learned.learned", { count: value, n: n(value) }) })} say={say} /></div>}
      <details style={{ marginTop: 12 }}>
        <summary><Text span size="sm" c="dimmed">{t("learned.table")}</Text></summary>
        <table className={styles.table}>
          <thead><tr><th scope="col">{t("filter.language")}</th><th scope="col" data-number>{t("learned.texts")}</th><th scope="col" data-number>{words.before}</th><th scope="col" data-number>{words.after}</th></tr></thead>
          <tbody>
            {rows(of).map((row) => (
              <tr key={row.language}><th scope="row">{named(row.language)}</th><td data-number>{n(row.n)}</td><td data-number>{interval(row.before, say)}</td><td data-number>{interval(row.after, say)}</td></tr>
            ))}
          </tbody>
        </table>
      </details>
      {of.notes.map((note) => <Text key={note} size="sm" c="dimmed" mt={6}><Told text={note} /></Text>)}
    </section>
  );
}
