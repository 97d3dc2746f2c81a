// How far are the texts understood, by whom, and how well? In which languages they are, how many are unsure; reading those
// that are not read; learning from stars and corrections, with what it brought.

import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Failed, Loading } from "@/parts/State";
import { Told } from "@/told/Told";
import { count, share } from "@/words/formats";

import { Bar } from "../Bar";
import { NothingSaid } from "../NothingSaid";
import { useReading } from "../queries";
import styles from "../voice.module.css";
import { languageName } from "../words";
import { Jobs } from "./Jobs";
import { LearnedReport } from "./LearnedReport";
import { Settings } from "./Settings";

export function ReadingPart() {
  const { t, i18n } = useTranslation("voice");
  const reading = useReading();
  if (reading.isPending) return <Loading rows={6} height={44} />;
  if (reading.isError) return <Failed error={reading.error} again={() => void reading.refetch()} />;
  const now = reading.data;
  const n = (value: number): string => count(value, i18n.language);
  const part = (of: number): string => (now.read ? share(of / now.read, i18n.language) : "–");
  const most = Math.max(1, ...now.languages.map((one) => one.texts));
  return (
    <Stack gap="lg">
      <Text c="dimmed" maw={720}>{t("reading.why")}</Text>
      {now.texts === 0 && <NothingSaid />}
      {now.texts > 0 && <div className={styles.cards}>
        <section className={styles.card} aria-label={t("reading.state")}>
          <Title order={2} size="h4" fw={500} mb={4}>{t("reading.readOf", { count: now.texts, n: n(now.read), of: n(now.texts) })}</Title>
          <Text size="sm" c="dimmed" mb="md">
            {t("reading.by", { reader: t(`reader.${now.reader}.name`) })} · {t("reading.unsure", { n: n(now.unsure), share: part(now.unsure) })}
            {now.corrections > 0 && ` · ${t("reading.corrections", { count: now.corrections, n: n(now.corrections) })}`}
          </Text>
          <ul className={styles.bars} aria-label={t("reading.signs")}>
            {now.signs.map((one) => <Bar key={one.sign} label={t(`sign.${one.sign}`)} sign={one.sign} parts={[one.texts]} of={Math.max(1, now.read)} told={`${n(one.texts)} · ${part(one.texts)}`} />)}
          </ul>
        </section>
        <section className={styles.card} aria-label={t("reading.languages")}>
          <Title order={2} size="h4" fw={500} mb="sm">{t("reading.languages")}</Title>
          <ul className={styles.bars}>
            {now.languages.map((one) => (
              <Bar
                key={one.language} label={one.language === "unknown" ? t("inbox.unknownLanguage") : languageName(one.language, i18n.language)}
                parts={[one.texts - one.unsure, one.unsure]} of={most} told={t("reading.unsureOf", { n: n(one.texts), unsure: n(one.unsure) })}
              />
            ))}
          </ul>
          <Text size="xs" c="dimmed" mt="sm">{now.asked_languages.length ? t("reading.asked", { list: now.asked_languages.map((one) => languageName(one, i18n.language)).join(", ") }) : t("reading.askedNone")}</Text>
        </section>
      </div>}
      {now.texts > 0 && <Jobs now={now} />}
      {now.notes.length > 0 && <section className={styles.card} aria-label={t("reading.know")}>{now.notes.map((note) => <Text key={note} size="sm"><Told text={note} /></Text>)}</section>}
      {now.learned && <LearnedReport of={now.learned} />}
      <Settings now={now} />
    </Stack>
  );
}
