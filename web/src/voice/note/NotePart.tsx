// What did somebody hear or see? A note of an interview or a usability test, written here: what was said, what was seen, at
// which task, how bad it was. It becomes an event in the log, as all that customers say.

import { Button, Group, NativeSelect, Paper, SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useReading, useTaxonomy, useChange } from "../queries";
import { languageName } from "../words";
import { addNote } from "./addNote";
import { blank, isEmpty, kept, type Fields, SEVERITIES } from "./fields";

export function NotePart() {
  const { t, i18n } = useTranslation("voice");
  const today = new Date().toLocaleDateString("sv-SE");
  const [note, setNote] = useState<Fields>(() => blank(today));
  const languages = useReading().data?.languages.map((one) => one.language).filter((one) => one !== "unknown") ?? [];
  const competitors = useTaxonomy().data?.competitors ?? [];
  const add = useChange(addNote, (came) => {
    notifications.show({ color: !came.accepted ? "yellow" : "teal", message: t(!came.accepted ? "note.already" : came.joined ? "note.addedJoined" : "note.added") });
    if (came.accepted) setNote((now) => kept(now)); // the next note is mostly of the same hour and person
  });
  const set = (more: Partial<Fields>): void => setNote({ ...note, ...more });
  const usability = note.kind === "usability test";
  return (
    <Paper withBorder p={{ base: "md", sm: "lg" }} radius="md" maw={760}>
      <form onSubmit={(event) => { event.preventDefault(); if (!isEmpty(note)) add.mutate(note); }}>
        <Stack gap="md">
          <Text c="dimmed" size="sm">{t("note.why")}</Text>
          <SegmentedControl
            aria-label={t("note.kind")} value={note.kind} onChange={(kind) => set({ kind: kind as Fields["kind"] })} style={{ alignSelf: "flex-start" }}
            data={[{ value: "interview", label: t("note.interview") }, { value: "usability test", label: t("note.usability") }]}
          />
          <Textarea label={t("note.quote")} description={t("note.quoteWhy")} autosize minRows={3} maxRows={12} value={note.quote} onChange={(event) => set({ quote: event.currentTarget.value })} maxLength={20_000} />
          <Textarea label={t("note.observation")} description={t("note.observationWhy")} autosize minRows={2} maxRows={12} value={note.observation} onChange={(event) => set({ observation: event.currentTarget.value })} maxLength={20_000} />
          <Group grow align="flex-start" preventGrowOverflow={false} gap="md">
            <TextInput label={t("note.task")} value={note.task} onChange={(event) => set({ task: event.currentTarget.value })} maxLength={300} miw={180} />
            <TextInput label={t("note.timeCode")} placeholder="00:12:40" value={note.time_code} onChange={(event) => set({ time_code: event.currentTarget.value })} maxLength={20} miw={120} />
            <NativeSelect
              label={t("note.severity")} value={note.severity ?? ""} onChange={(event) => set({ severity: event.currentTarget.value === "" ? null : Number(event.currentTarget.value) })} miw={180}
              data={[{ value: "", label: t("note.none") }, ...SEVERITIES.map((value) => ({ value: String(value), label: t(`note.severityOf.${value}`) }))]}
            />
          </Group>
          <Group grow align="flex-start" preventGrowOverflow={false} gap="md">
            <TextInput label={t("note.date")} type="date" required value={note.date} max={today} onChange={(event) => set({ date: event.currentTarget.value })} miw={150} />
            <TextInput label={t("note.who")} description={t("note.whoWhy")} value={note.who} onChange={(event) => set({ who: event.currentTarget.value })} maxLength={200} miw={200} autoComplete="off" />
            <TextInput label={t("note.participant")} description={t("note.participantWhy")} value={note.participant} onChange={(event) => set({ participant: event.currentTarget.value })} maxLength={100} miw={160} autoComplete="off" />
          </Group>
          <Group grow align="flex-start" preventGrowOverflow={false} gap="md">
            <TextInput label={t(usability ? "note.study" : "note.studyInterview")} value={note.study} onChange={(event) => set({ study: event.currentTarget.value })} maxLength={200} miw={160} />
            <TextInput label={t("note.researcher")} value={note.researcher} onChange={(event) => set({ researcher: event.currentTarget.value })} maxLength={100} miw={160} autoComplete="off" />
            <NativeSelect
              label={t("correct.language")} value={note.language} onChange={(event) => set({ language: event.currentTarget.value })} miw={150}
              data={[{ value: "", label: t("note.languageTold") }, ...languages.map((value) => ({ value, label: languageName(value, i18n.language) }))]}
            />
            {competitors.length > 0 && (
              <NativeSelect
                label={t("filter.about")} value={note.about} onChange={(event) => set({ about: event.currentTarget.value })} miw={150}
                data={[{ value: "", label: t("filter.us") }, ...competitors.map((value) => ({ value: `competitor ${value}`, label: value }))]}
              />
            )}
          </Group>
          <Group justify="flex-end">
            <Button type="submit" disabled={isEmpty(note)} loading={add.isPending}>{t("note.add")}</Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
