// How is a group made, or changed? A name and a rule, with how many people fit it now.

import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { useRead } from "@/parts/lookingUp";
import { SegmentInput } from "@/parts/SegmentInput";
import { count } from "@/words/formats";

import { changeGroup, makeGroup, useChange, useGroups } from "./queries";

export interface GroupFormProps {
  close: () => void;
  /** The group that is changed; none: a new one. */
  was?: string;
  name?: string;
  rule?: string;
}

export function GroupForm({ close, was, name: first = "", rule: ruled = "" }: GroupFormProps) {
  const { t } = useTranslation("people");
  const [name, setName] = useState(was ?? first);
  const [rule, setRule] = useState(ruled);
  const done = (words: string) => {
    notifications.show({ message: words, color: "teal" });
    close();
  };
  const make = useChange(makeGroup, (_, { name }) => done(t("groups.made", { name })));
  const change = useChange(changeGroup, (_, { name }) => done(t("groups.changed", { name })));
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (was === undefined) make.mutate({ name: name.trim(), rule });
    else change.mutate({ was, name: name.trim(), rule });
  };
  const ofAnswer = rule.trimStart().startsWith("answer ");
  return (
    <Modal opened onClose={close} title={was ?? t("groups.make")} size="lg" closeButtonProps={{ "aria-label": t("groups.cancel") }}>
      <form onSubmit={keep}>
        <Stack gap="md">
          <TextInput
            label={t("groups.name")} value={name} maxLength={100} required data-autofocus autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {ofAnswer ? (
            <Textarea
              label={t("groups.rule")} autosize minRows={2} maxRows={8} value={rule} spellCheck={false}
              styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 13 } }}
              onChange={(event) => setRule(event.currentTarget.value)}
            />
          ) : (
            <SegmentInput label={t("groups.rule")} placeholder={t("groups.choose")} value={rule || null} onChange={(text) => setRule(text ?? "")} required />
          )}
          <Size rule={rule} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>{t("groups.cancel")}</Button>
            <Button type="submit" loading={make.isPending || change.isPending} disabled={!name.trim() || !rule.trim()}>{t("groups.keep")}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** How many people the rule fits now, or what is wrong with it. */
function Size({ rule }: { rule: string }) {
  const { t, i18n } = useTranslation("people");
  const all = useGroups().data?.people;
  const read = useRead("segment", rule || null);
  if (!rule) return null;
  if (read.isPending) return <Text size="sm" c="dimmed" role="status">{t("groups.sizing")}</Text>;
  const problem = read.data?.problem;
  if (problem) return <Alert color="red" variant="light" title={problem}>{read.data?.hint}</Alert>;
  const people = read.data?.people;
  if (people === null || people === undefined || all === undefined) return null;
  return (
    <Text size="sm" role="status">
      {t("groups.size", { people: count(people, i18n.language), of: count(all, i18n.language) })}
    </Text>
  );
}
