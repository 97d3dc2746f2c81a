// What does one condition of a rule over people say, and how is it changed?

import { CloseButton, Group, NativeSelect, NumberInput, Paper, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ConditionEditor } from "./ConditionEditor";
import { compareWords } from "./conditionWords";
import { DurationInput } from "./DurationInput";
import { FilterInput } from "./FilterInput";
import { Token } from "./FilterSentence";
import classes from "./inputs.module.css";
import { NameInput } from "./NameInput";
import { PeriodInput } from "./PeriodInput";
import { written, type RulePart } from "./rules";

interface Props {
  part: RulePart;
  onChange: (part: RulePart) => void;
  onRemove: () => void;
}

export function RulePartRow({ part, onChange, onRemove }: Props) {
  const { t } = useTranslation("parts");
  const set = (more: Partial<RulePart>): void => onChange(written({ ...part, ...more }));
  return (
    <Paper withBorder p="xs" radius="md">
      <Group gap={4} justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={6} flex={1} miw={0}>
          <Head part={part} set={set} />
          <Body part={part} set={set} />
        </Stack>
        <CloseButton size="sm" aria-label={t("remove", { name: part.text || t(`segment.kind.${part.kind as "did"}`) })} onClick={onRemove} />
      </Group>
    </Paper>
  );
}

type Set = (more: Partial<RulePart>) => void;

/** Whether it is so or not; of stages and traits also since when it counts. */
function Head({ part, set }: { part: RulePart; set: Set }) {
  const { t } = useTranslation("parts");
  const kind = part.kind;
  if (kind === "other" || kind === "answer") return null;
  const group: "did" | "trait" | "stage" | "group" = kind === "in order" ? "did" : kind;
  return (
    <Group gap={6}>
      <NativeSelect
        size="xs" aria-label={t("segment.whether")} value={part.negated ? "no" : "yes"}
        data={(["yes", "no"] as const).map((value) => ({ value, label: t(`segment.${group}.${value}`) }))}
        onChange={(event) => set({ negated: event.currentTarget.value === "no" })}
      />
      {(kind === "stage" || kind === "trait") && (
        <NativeSelect
          size="xs" aria-label={t("segment.when")} value={part.ever ? "ever" : "now"}
          data={(["now", "ever"] as const).map((value) => ({ value, label: t(`segment.${value}`) }))}
          onChange={(event) => set({ ever: event.currentTarget.value === "ever" })}
        />
      )}
    </Group>
  );
}

function Body({ part, set }: { part: RulePart; set: Set }) {
  const { t } = useTranslation("parts");
  switch (part.kind) {
    case "did":
      return (
        <>
          <FilterInput quiet label={t("filter.events")} placeholder={t("names.choose")} value={part.filters[0] ?? null} onChange={(text) => set({ filters: text ? [text] : [] })} />
          <Often part={part} set={set} />
        </>
      );
    case "in order":
      return <InOrder part={part} set={set} />;
    case "trait":
      return <Trait part={part} set={set} />;
    case "stage":
      return <NameInput quiet of="stage" label={t("segment.kind.stage")} value={part.names[0] ?? ""} onChange={(name) => set({ names: [name, ...part.names.slice(1)] })} />;
    case "group":
      return <NameInput quiet of="segment" label={t("segment.kind.group")} value={part.names[0] ?? ""} onChange={(name) => set({ names: [name] })} />;
    case "answer":
      return <Text size="sm">{t("segment.answer", { question: part.question, part: part.part })}</Text>;
    default:
      return <Text size="xs" ff="monospace" className={classes.nameText}>{part.text}</Text>;
  }
}

/** How many times, and in which time. */
function Often({ part, set }: { part: RulePart; set: Set }) {
  const { t } = useTranslation("parts");
  const least = part.at_least ?? 1;
  const how = part.at_most == null ? "least" : part.at_most === least ? "exactly" : "most";
  const times = how === "most" ? part.at_most! : least;
  const often = (kind: string, value: number): void =>
    set(kind === "least" ? { at_least: value, at_most: null } : kind === "exactly" ? { at_least: value, at_most: value } : { at_least: 0, at_most: value });
  return (
    <>
      {!part.negated && (
        <Group gap={6} wrap="nowrap">
          <NativeSelect
            size="xs" aria-label={t("segment.often")} value={how} onChange={(event) => often(event.currentTarget.value, times)}
            data={(["least", "most", "exactly"] as const).map((value) => ({ value, label: t(`segment.${value}`) }))}
          />
          <NumberInput size="xs" w={70} min={how === "least" ? 1 : 0} max={1_000_000} aria-label={t("segment.times")} value={times} onChange={(value) => typeof value === "number" && often(how, value)} />
          <Text size="xs" c="dimmed">{t("segment.times")}</Text>
        </Group>
      )}
      <When part={part} set={set} />
    </>
  );
}

function When({ part, set }: { part: RulePart; set: Set }) {
  const { t } = useTranslation("parts");
  const [period, setPeriod] = useState(part.during != null);
  const how = part.last != null ? "last" : period ? "during" : "any";
  const choose = (value: string): void => {
    setPeriod(value === "during");
    set({ last: value === "last" ? "30 days" : null, during: null });
  };
  return (
    <Group gap={6} align="flex-start">
      <NativeSelect
        size="xs" aria-label={t("segment.when")} value={how} onChange={(event) => choose(event.currentTarget.value)}
        data={(["any", "last", "during"] as const).map((value) => ({ value, label: t(`segment.time.${value}`) }))}
      />
      {how === "last" && <DurationInput quiet label={t("segment.time.last")} value={part.last ?? null} onChange={(text) => set({ last: text ?? "30 days" })} size="xs" />}
      {how === "during" && <PeriodInput quiet label={t("segment.time.during")} value={part.during ?? null} onChange={(text) => set({ during: text })} />}
    </Group>
  );
}

function InOrder({ part, set }: { part: RulePart; set: Set }) {
  const { t } = useTranslation("parts");
  const steps = part.filters.length ? part.filters : ["", ""];
  const change = (at: number, text: string | null): void => {
    const changed = steps.map((one, k) => (k === at ? (text ?? "") : one));
    set({ filters: text === null && changed.length > 2 ? changed.filter((_, k) => k !== at) : changed });
  };
  return (
    <>
      {steps.map((step, at) => (
        <FilterInput key={at} quiet label={t("segment.step", { number: at + 1 })} placeholder={t("names.choose")} value={step || null} onChange={(text) => change(at, text)} before={<span className={classes.join}>{at + 1}</span>} />
      ))}
      <Group gap={6}>
        <button type="button" className={classes.join} onClick={() => set({ filters: [...steps, ""] })}>{t("segment.addStep")}</button>
        <DurationInput label={t("segment.within")} value={part.within ?? null} onChange={(text) => set({ within: text })} size="xs" clearable />
      </Group>
      <When part={part} set={set} />
    </>
  );
}

function Trait({ part, set }: { part: RulePart; set: Set }) {
  const { t, i18n } = useTranslation("parts");
  const [open, setOpen] = useState(false);
  const words = part.compare ? compareWords(part.compare, t, i18n.language) : t("names.choose");
  return (
    <Token open={open} setOpen={setOpen} words={words} label={words} empty={!part.compare}>
      <ConditionEditor
        traits compare={part.compare ?? undefined}
        onDone={(compare) => {
          setOpen(false);
          set({ compare });
        }}
      />
    </Token>
  );
}
