// What is one source? What it tells, how much of it, since when, and what people here say of it.

import { Anchor, Badge, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { Described } from "@/data/names/Described";
import { useWorkspace } from "@/parts/workspace";
import { count, day } from "@/words/formats";

import styles from "./SourcesPart.module.css";

export function SourceCard({ source }: { source: Schemas["SourceOf"] }) {
  const { t, i18n } = useTranslation("data");
  const workspace = useWorkspace();
  const language = i18n.language;
  const names = Object.keys(source.names).slice(0, 5);
  return (
    <article className={styles.card}>
      <Text component="h3" fz="md" className={styles.name}>{source.name}</Text>
      {source.origin !== "real" && (
        <Badge size="sm" variant="light" color="grape">{t(`origin.${source.origin as "sample" | "simulated"}`)}</Badge>
      )}
      <div className={styles.figures}>
        <Text size="sm">
          {source.kind === "events"
            ? t("sources.events", { count: source.events, shown: count(source.events, language) })
            : t("sources.figures", { count: source.rows, shown: count(source.rows, language) })}
        </Text>
        {source.first !== null && source.last !== null && (
          <Text size="sm" c="dimmed">{day(source.first!, language, "UTC")} – {day(source.last!, language, "UTC")}</Text>
        )}
      </div>
      <Text size="sm" c="dimmed" mt={4} lineClamp={2}>{names.join(", ")}{Object.keys(source.names).length > 5 ? " …" : ""}</Text>
      {source.waiting > 0 && (
        <Anchor component={Link} to={`/${workspace}/data/rows`} size="sm" className={styles.wait}>
          {t("rows.waiting", { count: source.waiting, shown: count(source.waiting, language) })}
        </Anchor>
      )}
      <Described of="source" name={source.name} />
    </article>
  );
}
