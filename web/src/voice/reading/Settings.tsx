// Who reads the texts, in which languages, and who are the others that people speak of? As journey.yaml has it; each change
// is a new version of it.

import { Radio, Stack, TagsInput, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Told } from "@/told/Told";

import { saySettings, useChange, useTaxonomy } from "../queries";
import { changedTags } from "../taxonomy/said";
import type { Reading } from "../types";
import styles from "../voice.module.css";

export function Settings({ now }: { now: Reading }) {
  const { t } = useTranslation("voice");
  const taxonomy = useTaxonomy().data;
  const say = useChange(saySettings);
  const seen = taxonomy?.seen ?? null;
  return (
    <section className={styles.card} aria-label={t("settings.title")}>
      <Title order={2} size="h4" fw={500} mb={4}>{t("settings.title")}</Title>
      <Text size="sm" c="dimmed" mb="md">{t("settings.why")}</Text>
      <Stack gap="md" maw={640}>
        <Radio.Group label={t("settings.reader")} value={now.reader} onChange={(reader) => say.mutate({ reader: reader as Reading["reader"], seen })}>
          <Stack gap={8} mt={6}>
            {now.can.map((one) => (
              <Radio
                key={one.reader} value={one.reader} disabled={!one.ready || say.isPending} label={t(`reader.${one.reader}.name`)}
                description={one.ready ? t(`reader.${one.reader}.why`) : <><Told text={one.why_not} of="problems" /> <Told text={one.hint} of="problems" /></>}
              />
            ))}
          </Stack>
        </Radio.Group>
        {taxonomy && (
          <>
            <TagsInput
              label={t("settings.languages")} description={t("settings.languagesWhy")} value={taxonomy.languages} disabled={say.isPending} maxTags={20} maxLength={12}
              onChange={(languages) => say.mutate({ languages: changedTags(languages).map((one) => one.toLowerCase()), seen })}
            />
            <TagsInput
              label={t("settings.competitors")} description={t("settings.competitorsWhy")} value={taxonomy.competitors} disabled={say.isPending} maxTags={50} maxLength={100}
              onChange={(competitors) => say.mutate({ competitors: changedTags(competitors), seen })}
            />
          </>
        )}
        <Text size="sm" c="dimmed">{t("settings.own")}</Text>
      </Stack>
    </section>
  );
}
