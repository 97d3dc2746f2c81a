// By what are texts chosen? What is said in them, where they come from, who wrote them and when, and how they scored.

import { Button, NativeSelect, NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useCalled } from "@/parts/Called";
import { PeriodInput } from "@/parts/PeriodInput";
import { SegmentInput } from "@/parts/SegmentInput";

import { CHOICES, ONLY, type Choice, type Only, type Search } from "../search";
import type { Inbox } from "../types";
import { choiceName } from "../words";
import { count } from "@/words/formats";
import styles from "./inbox.module.css";

interface Props {
  search: Search;
  choices: Inbox["choices"] | undefined;
  ask: (more: Partial<Search>) => void;
  clear: () => void;
}

export function Filters({ search, choices, ask, clear }: Props) {
  const { t } = useTranslation("voice");
  return (
    <div className={styles.filters} role="group" aria-label={t("filter.title")}>
      {CHOICES.map((name) => <ChoiceOf key={name} name={name} value={search[name]} known={choices?.[name] ?? []} ask={ask} />)}
      <SegmentInput label={t("filter.among")} value={search.among ?? null} onChange={(among) => ask({ among: among ?? undefined })} />
      <PeriodInput label={t("filter.period")} value={search.period ?? null} onChange={(period) => ask({ period: period ?? undefined })} />
      <div className={styles.scores}>
        {(["low", "high"] as const).map((end) => (
          <NumberInput key={end} label={t(`filter.${end}`)} hideControls value={search[end] ?? ""} onChange={(value) => ask({ [end]: typeof value === "number" ? value : undefined })} />
        ))}
      </div>
      <NativeSelect
        label={t("filter.only")} value={search.only ?? ""} onChange={(event) => ask({ only: (event.currentTarget.value || undefined) as Only | undefined })}
        data={[{ value: "", label: t("filter.all") }, ...ONLY.map((value) => ({ value, label: t(`only.${value}`) }))]}
      />
      <Button variant="subtle" onClick={clear}>{t("filter.clear")}</Button>
    </div>
  );
}

function ChoiceOf({ name, value, known, ask }: { name: Choice; value: string | undefined; known: Inbox["choices"][Choice]; ask: Props["ask"] }) {
  const { t, i18n } = useTranslation("voice");
  const called = useCalled();
  const options = known.map((one) => ({ value: one.value, label: `${choiceName(name, one.value, one.name, t, i18n.language, called)} (${count(one.texts, i18n.language)})` }));
  const lost = value && !known.some((one) => one.value === value) ? [{ value, label: choiceName(name, value, value, t, i18n.language, called) }] : [];
  const nothing = t(name === "about" ? "filter.us" : "filter.all");
  const offered = [...lost, ...options.filter((one) => one.value !== "" && !(name === "about" && one.value === "us"))];
  return (
    <NativeSelect
      label={t(`filter.${name}`)} value={value ?? ""} disabled={!offered.length} data={[{ value: "", label: nothing }, ...offered]}
      onChange={(event) => ask({ [name]: event.currentTarget.value || undefined })}
    />
  );
}
