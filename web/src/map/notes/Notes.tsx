// What did people write beside it? Notes, with room for one more.

import { ActionIcon, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Got } from "@/api/client";
import * as formats from "@/words/formats";

import { useNoting } from "../queries";
import classes from "./Notes.module.css";

type Note = Got<"/api/workspaces/{workspace}/notes">[number];

export function Notes({ about, notes }: { about: string; notes: readonly Note[] }) {
  const { t } = useTranslation("map");
  return (
    <Stack gap="md">
      {notes.length > 0 && (
        <ul className={classes.notes}>
          {notes.map((note) => <li key={note.id}><OneNote note={note} /></li>)}
        </ul>
      )}
      <Write key={about} about={about} label={t("page.notes.write")} />
    </Stack>
  );
}

function OneNote({ note }: { note: Note }) {
  const { t, i18n } = useTranslation("map");
  const [editing, setEditing] = useState(false);
  const noting = useNoting();
  if (editing) return <Write about={note.about} note={note} label={t("page.notes.edit")} done={() => setEditing(false)} />;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <Text className={classes.text}><bdi>{note.text}</bdi></Text>
      <Group gap={4}>
        <Text size="xs" c="dimmed" style={{ flex: 1 }}>
          {t(note.changed > note.made ? "page.notes.changed" : "page.notes.made", { when: formats.instant(note.changed, i18n.language, zone) })}
        </Text>
        <ActionIcon variant="subtle" color="gray" aria-label={t("page.notes.edit")} onClick={() => setEditing(true)}><IconPencil size={15} aria-hidden /></ActionIcon>
        <ActionIcon
          variant="subtle" color="gray" aria-label={t("page.notes.remove")} loading={noting.isPending}
          onClick={() => noting.mutate({ about: note.about, text: "", id: note.id })}
        >
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      </Group>
    </>
  );
}

function Write({ about, note, label, done }: { about: string; note?: Note; label: string; done?: () => void }) {
  const { t } = useTranslation("map");
  const [text, setText] = useState(note?.text ?? "");
  const noting = useNoting();
  const keep = (): void => {
    if (!text.trim()) return;
    noting.mutate({ about, text: text.trim(), ...(note ? { id: note.id } : {}) }, { onSuccess: () => { setText(""); done?.(); } });
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); keep(); }}>
      <Textarea
        label={label} autosize minRows={2} maxRows={12} value={text} onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep(); }}
      />
      <Group gap="xs" mt="xs" justify="flex-end">
        {done && <Button size="xs" variant="default" onClick={done}>{t("page.cancel")}</Button>}
        <Button size="xs" type="submit" disabled={!text.trim()} loading={noting.isPending}>{t("page.save")}</Button>
      </Group>
    </form>
  );
}
