// What is so of these people? A rule part by part, built by clicking or typed as text, with how many people it holds.

import { ActionIcon, Group, Menu, Stack, Text, Tooltip, Button } from "@mantine/core";
import { IconForms, IconPencil, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { count, share } from "@/words/formats";
import { Told } from "@/told/Told";

import classes from "./inputs.module.css";
import { useRead } from "./lookingUp";
import { RulePartRow } from "./RulePartRow";
import { blank, complete, EVERYBODY, writeRule, type Rule, type RulePart } from "./rules";
import { TypedText } from "./TypedText";

interface Props {
  /** The rule's text; null: nothing is said yet. */
  value: string | null;
  /** The text of what is complete; null where nothing is. */
  onChange: (text: string | null) => void;
  label: string;
}

const KINDS = ["did", "in order", "trait", "stage", "group"] as const;

export function RuleBuilder({ value, onChange, label }: Props) {
  const { t } = useTranslation("parts");
  const [typing, setTyping] = useState(false);
  const [mine, setMine] = useState<{ text: string | null; rule: Rule } | null>(value === null ? { text: null, rule: EVERYBODY } : null);
  const read = useRead("segment", value);
  const known = mine?.text === value;
  const rule = known ? mine.rule : (read.data?.segment ?? null);
  const problem = read.data?.problem;
  const change = (changed: Rule): void => {
    const text = writeRule({ ...changed, parts: changed.parts.filter(complete) });
    setMine({ text, rule: changed });
    onChange(text);
  };
  const add = (kind: RulePart["kind"]): void => change({ ...rule!, parts: [...rule!.parts, blank(kind)] });
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={600}>{t("segment.who")}</Text>
        <Tooltip label={t(typing ? "filter.click" : "filter.typeIt")}>
          <ActionIcon data-typed-keep variant="subtle" color="gray" size={24} aria-label={t(typing ? "filter.click" : "filter.typeIt")} aria-pressed={typing} onClick={() => setTyping(!typing)}>
            {typing ? <IconForms size={15} /> : <IconPencil size={15} />}
          </ActionIcon>
        </Tooltip>
      </Group>
      {typing || (!rule && problem) ? (
        <div className={classes.box}>
          <TypedText
            kind="segment" value={value} label={label} placeholder={t("segment.example")} autoFocus={typing}
            onDone={(text) => {
              setTyping(false);
              if (text !== value) onChange(text);
            }}
          />
        </div>
      ) : (
        rule && (
          <>
            {rule.parts.map((part, at) => (
              <div key={at}>
                {at > 0 && (
                  <button type="button" className={classes.join} title={t("filter.switch")} onClick={() => change({ ...rule, joined: rule.joined === "and" ? "or" : "and" })}>
                    {t(rule.joined)}
                  </button>
                )}
                <RulePartRow
                  part={part}
                  onChange={(changed) => change({ ...rule, parts: rule.parts.map((one, k) => (k === at ? changed : one)) })}
                  onRemove={() => change({ ...rule, parts: rule.parts.filter((_, k) => k !== at) })}
                />
              </div>
            ))}
            <Menu position="bottom-start" withinPortal={false}>
              <Menu.Target>
                <Button variant="default" size="compact-sm" h={30} leftSection={<IconPlus size={14} aria-hidden />} style={{ alignSelf: "flex-start" }}>{t("segment.add")}</Button>
              </Menu.Target>
              <Menu.Dropdown>
                {KINDS.map((kind) => <Menu.Item key={kind} onClick={() => add(kind)}>{t(`segment.kind.${kind}`)}</Menu.Item>)}
              </Menu.Dropdown>
            </Menu>
          </>
        )
      )}
      <Size text={value} />
    </Stack>
  );
}

/** How many people the rule holds now, or what is wrong with it. */
export function Size({ text }: { text: string | null }) {
  const { t, i18n } = useTranslation("parts");
  const { data, isFetching } = useRead("segment", text);
  if (!text) return null;
  if (data?.problem) {
    return (
      <div role="alert">
        <div className={classes.problem}><Told of="problems" text={data.problem} /></div>
        <div className={classes.hint}><Told of="problems" text={data.hint} /></div>
      </div>
    );
  }
  const of = data?.of ?? 0;
  return (
    <Text size="xs" c="dimmed" aria-live="polite" style={{ opacity: isFetching ? 0.5 : 1 }}>
      {data?.people == null ? t("loading") : t("segment.size", { people: count(data.people, i18n.language), of: count(of, i18n.language), share: of ? share(data.people / of, i18n.language) : "–" })}
    </Text>
  );
}
