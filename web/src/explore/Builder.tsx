// How is the question asked? Which one it is, its options, and as of which day; on a phone folded away behind its first line.

import { Button, Group, Menu, Stack, Text, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconChevronDown, IconLayoutGrid } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Asked } from "@/parts/address";
import { useDays } from "@/parts/days";

import { Fields } from "./Fields";
import { missing, type Form, type Query } from "./form";
import { GROUPS, ICONS, isQuestion } from "./kinds";

interface Props {
  form: Form;
  asked: Asked;
  onQuestion: (name: string) => void;
  onQuery: (query: Query) => void;
  onAsOf: (day: string | undefined) => void;
  onLeave: () => void;
}

export function Builder({ form, asked, onQuestion, onQuery, onAsOf, onLeave }: Props) {
  const { t } = useTranslation("explore");
  const small = useMediaQuery("(max-width: 61.99em)");
  const [open, setOpen] = useState(false);
  const shown = !small || open || missing(form, asked.query).length > 0;
  return (
    <Stack gap="sm">
      <QuestionPicker name={form.name} onPick={onQuestion} onLeave={onLeave} />
      {small && (
        <Button variant="default" size="xs" aria-expanded={shown} onClick={() => setOpen(!open)}>{t(shown ? "fold" : "unfold")}</Button>
      )}
      {shown && (
        <>
          <Fields key={form.name} form={form} query={asked.query} onChange={onQuery} />
          <AsOf value={asked.asOf} onChange={onAsOf} />
        </>
      )}
    </Stack>
  );
}

function QuestionPicker({ name, onPick, onLeave }: { name: string; onPick: (name: string) => void; onLeave: () => void }) {
  const { t } = useTranslation("explore");
  const Icon = isQuestion(name) ? ICONS[name] : IconLayoutGrid;
  return (
    <div>
      <Menu position="bottom-start" width={300} shadow="md">
        <Menu.Target>
          <Button
            fullWidth variant="light" h={38} justify="space-between" leftSection={<Icon size={18} stroke={1.6} />} rightSection={<IconChevronDown size={16} aria-hidden />}
            aria-label={t("pick", { question: t(`question.${name as "funnel"}.name`) })}
          >
            {t(`question.${name as "funnel"}.name`)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="min(70vh, 560px)" style={{ overflowY: "auto" }}>
          <Menu.Item leftSection={<IconLayoutGrid size={16} stroke={1.6} />} onClick={onLeave}>{t("all")}</Menu.Item>
          {GROUPS.map(([group, names]) => (
            <div key={group}>
              <Menu.Label>{t(`group.${group}`)}</Menu.Label>
              {names.map((one) => {
                const Of = ICONS[one];
                return <Menu.Item key={one} leftSection={<Of size={16} stroke={1.6} />} aria-current={one === name || undefined} fw={one === name ? 600 : 400} onClick={() => onPick(one)}>{t(`question.${one}.name`)}</Menu.Item>;
              })}
            </div>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Text size="xs" c="dimmed" mt={6}>{t(`question.${name as "funnel"}.asks`)}</Text>
    </div>
  );
}

function AsOf({ value, onChange }: { value: string | undefined; onChange: (day: string | undefined) => void }) {
  const { t } = useTranslation("explore");
  const days = useDays().data;
  const [open, setOpen] = useState(Boolean(value));
  if (!open && !value) {
    return <Button variant="subtle" color="gray" size="compact-sm" h={28} style={{ alignSelf: "flex-start" }} onClick={() => setOpen(true)}>{t("asOf.earlier")}</Button>;
  }
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        flex={1} type="date" label={t("asOf.label")} value={value ?? ""} min={days?.first || undefined} max={days?.last || undefined}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
      <Button
        variant="subtle" color="gray" size="compact-sm" h={36}
        onClick={() => {
          setOpen(false);
          onChange(undefined);
        }}
      >
        {t("asOf.latest")}
      </Button>
    </Group>
  );
}
