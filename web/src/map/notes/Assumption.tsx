// What is held to be true, and what would test it? Read, changed, taken back; and one more.

import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Evidence } from "@/parts/Evidence";

import type { Lane, Statement } from "../facts";
import { useWriting } from "../queries";

interface Place {
  lane: Lane;
  stage: string;
}

/** `onWritten`: what it says from now on; empty: it was taken back. */
export function Assumption({ statement: one, lane, stage, onWritten }: Place & { statement: Statement; onWritten?: (says: string) => void }) {
  const { t } = useTranslation("map");
  const [editing, setEditing] = useState(false);
  const writing = useWriting();
  if (editing) return <Form lane={lane} stage={stage} was={one} done={() => setEditing(false)} onWritten={onWritten} />;
  return (
    <Stack gap="xs">
      <Text><bdi>{one.about}</bdi></Text>
      <Group gap="xs" justify="space-between">
        <Text component="div" size="sm" c="dimmed"><Evidence of="assumed" word /></Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setEditing(true)}>{t("page.edit")}</Button>
          <Button
            size="compact-sm" variant="default" leftSection={<IconTrash size={14} aria-hidden />} loading={writing.isPending}
            onClick={() => writing.mutate({ what: "no longer", stage, lane, says: one.about }, { onSuccess: () => onWritten?.("") })}
          >
            {t("page.assume.takeBack")}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

export function NewAssumption({ lane, stage }: Place) {
  const { t } = useTranslation("map");
  const [writing, setWriting] = useState(false);
  if (writing) return <Form lane={lane} stage={stage} done={() => setWriting(false)} />;
  return (
    <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setWriting(true)} style={{ justifySelf: "start" }}>
      {t("page.assume.add")}
    </Button>
  );
}

interface FormProps extends Place {
  was?: Statement;
  done: () => void;
  onWritten?: ((says: string) => void) | undefined;
}

function Form({ lane, stage, was, done, onWritten }: FormProps) {
  const { t } = useTranslation("map");
  const [says, setSays] = useState(was?.about ?? "");
  const [test, setTest] = useState(was?.detail.test ?? "");
  const writing = useWriting();
  const keep = (): void => {
    const told = { what: "assumed" as const, stage, lane, says: says.trim(), test: test.trim(), was: was?.about ?? "" };
    writing.mutate(told, { onSuccess: () => { done(); onWritten?.(told.says); } });
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); keep(); }}>
      <Stack gap="xs">
        <Textarea label={t("page.assume.says")} autosize minRows={2} value={says} autoFocus maxLength={2000} onChange={(event) => setSays(event.currentTarget.value)} />
        <TextInput label={t("page.assume.test")} description={t("page.assume.testHow")} value={test} maxLength={2000} onChange={(event) => setTest(event.currentTarget.value)} />
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" onClick={done}>{t("page.cancel")}</Button>
          <Button size="xs" type="submit" loading={writing.isPending} disabled={!says.trim()}>{t("page.save")}</Button>
        </Group>
      </Stack>
    </form>
  );
}
