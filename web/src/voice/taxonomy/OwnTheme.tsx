// Which theme of one's own is to be found? A touchpoint, what of it, and words by which it is known.

import { Autocomplete, Button, Group, Paper, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { sayTheme, useChange } from "../queries";
import type { Taxonomy } from "../types";
import { changedTags, keyOf } from "./said";

export function OwnTheme({ taxonomy, close }: { taxonomy: Taxonomy; close: () => void }) {
  const { t } = useTranslation("voice");
  const [touchpoint, setTouchpoint] = useState("");
  const [aspect, setAspect] = useState("");
  const [words, setWords] = useState<string[]>([]);
  const say = useChange(sayTheme, close);
  const key = keyOf(touchpoint, aspect);
  const taken = taxonomy.themes.some((one) => one.key === key);
  const ready = key !== "" && !taken && words.length > 0;
  return (
    <Paper withBorder p="md" radius="md" maw={640}>
      <form onSubmit={(event) => { event.preventDefault(); if (ready) say.mutate({ theme: key, name: `${touchpoint.trim()}: ${aspect.trim()}`, words: changedTags(words), seen: taxonomy.seen }); }}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">{t("words.ownWhy")}</Text>
          <Group grow align="flex-start">
            <Autocomplete label={t("words.touchpoint")} value={touchpoint} onChange={setTouchpoint} data={[...new Set(taxonomy.themes.map((one) => one.touchpoint))]} maxLength={60} autoFocus />
            <TextInput label={t("words.aspect")} value={aspect} onChange={(event) => setAspect(event.currentTarget.value)} maxLength={60} error={taken ? t("words.taken") : undefined} />
          </Group>
          <TagsInput label={t("words.add")} description={t("words.addWhy")} value={words} onChange={setWords} maxLength={120} splitChars={[",", ";"]} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>{t("cancel")}</Button>
            <Button type="submit" disabled={!ready} loading={say.isPending}>{t("words.write")}</Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
