// Is a clause, or a whole text, understood rightly? What was understood and how surely; whoever knows better says so, and
// every number follows.

import { Button, CloseButton, Input, MultiSelect, NativeSelect, SegmentedControl, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useCalled } from "@/parts/Called";
import { count, day, share } from "@/words/formats";

import { correct, takeBack, useChange, useReading, useTaxonomy } from "../queries";
import { type Field, KINDS, SIGNS, type Text as Said } from "../types";
import { languageName } from "../words";
import styles from "./inbox.module.css";

interface Props {
  text: Said;
  /** Which clause; null: the whole text. */
  clause: number | null;
  close: () => void;
  zone: string;
}

export function Correct({ text, clause, close, zone }: Props) {
  const { t, i18n } = useTranslation("voice");
  const called = useCalled();
  const correcting = useChange(correct);
  const taking = useChange(takeBack);
  const busy = correcting.isPending || taking.isPending;
  const taxonomy = useTaxonomy();
  const languages = useReading().data?.languages.map((one) => one.language) ?? [];
  const finding = clause === null ? null : text.findings[clause]!;
  const at = finding?.clause ?? null;
  const { sign, confidence } = finding ?? text;
  const corrections = text.corrections.filter((one) => clause === null || one.clause === at);
  const fixed = corrections.some((one) => one.field === "sign");
  const themes = (taxonomy.data?.themes ?? []).filter((one) => !one.off).map((one) => ({ value: one.key, label: called.theme(one.name) }));
  const missing = finding?.themes.filter((one) => !themes.some((known) => known.value === one.key)).map((one) => ({ value: one.key, label: called.theme(one.name) })) ?? [];
  const say = (field: Field, value: readonly string[]): void => correcting.mutate({ key: text.key, clause: at, field, value: [...value], why: "" });
  const tags = [...new Set([...languages, text.language])];
  return (
    <section className={styles.correct} aria-label={t(clause === null ? "correct.whole" : "correct.clause")}>
      <div className={styles.correctHead}>
        <Text size="sm">{fixed ? t("correct.byHand") : sign === "unsure" ? t("correct.unsure") : t("correct.sure", { sign: t(`sign.${sign}`), share: share(confidence, i18n.language) })}</Text>
        <CloseButton onClick={close} aria-label={t("correct.close")} />
      </div>
      <div className={styles.fields}>
        <div>
          <Input.Label component="div" size="xs">{t("correct.sign")}</Input.Label>
          <SegmentedControl
            size="xs" fullWidth disabled={busy} aria-label={t("correct.sign")} value={sign === "unsure" ? "" : sign}
            onChange={(value) => say("sign", [value])}
            data={SIGNS.map((value) => ({ value, label: t(`sign.${value}`) }))}
          />
        </div>
        {finding ? (
          <>
            <MultiSelect
              size="xs" label={t("correct.themes")} searchable disabled={busy} data={[...themes, ...missing]} value={finding.themes.map((one) => one.key)} limit={60}
              nothingFoundMessage={t("correct.noTheme")} maxValues={4} hidePickedOptions comboboxProps={{ withinPortal: true }} clearButtonProps={{ "aria-label": t("correct.none") }}
              onChange={(value) => say("themes", value)}
            />
            <MultiSelect
              size="xs" label={t("correct.kinds")} disabled={busy} data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} value={[...finding.kinds]} hidePickedOptions
              onChange={(value) => say("kinds", value)}
            />
          </>
        ) : (
          <NativeSelect
            size="xs" label={t("correct.language")} disabled={busy} value={text.language} onChange={(event) => say("language", [event.currentTarget.value])}
            data={tags.map((value) => ({ value, label: value === "unknown" ? t("inbox.unknownLanguage") : languageName(value, i18n.language) }))}
          />
        )}
      </div>
      {finding && finding.emotions.length > 0 && <Text size="xs" c="dimmed">{t("correct.emotions", { list: finding.emotions.map((one) => t(`emotion.${one}`)).join(", ") })}</Text>}
      {corrections.length > 0 && (
        <ul className={styles.corrections} aria-label={t("correct.made")}>
          {corrections.map((one) => (
            <li key={one.id}>
              <span>{t("correct.madeOn", { field: t(`correct.${one.field}`), day: day(one.at, i18n.language, zone) })}</span>
              <Button size="compact-xs" h={24} variant="subtle" loading={busy} onClick={() => taking.mutate(one.id)}>{t("correct.takeBack")}</Button>
            </li>
          ))}
        </ul>
      )}
      <Text size="xs" c="dimmed">{text.alike > 1 ? t("correct.alike", { count: text.alike, n: count(text.alike, i18n.language) }) : t("correct.follows")}</Text>
    </section>
  );
}
