// What is one theme called, in how many texts was it found, and by which words? Opened, it is edited.

import { Badge, Button, Group, Switch, TagsInput, Text, TextInput, UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useCalled } from "@/parts/Called";
import { useWorkspace } from "@/parts/workspace";
import { count } from "@/words/formats";

import { sayTheme, unsayTheme, useChange } from "../queries";
import type { Theme } from "../types";
import { languageName } from "../words";
import { differing } from "./said";
import styles from "./taxonomy.module.css";

export function ThemeRow({ theme, seen, languages }: { theme: Theme; seen: string; languages: readonly string[] }) {
  const { t, i18n } = useTranslation("voice");
  const called = useCalled();
  const workspace = useWorkspace();
  const [open, setOpen] = useState(false);
  return (
    <li className={styles.row} data-off={theme.off || undefined}>
      <div className={styles.head}>
        <UnstyledButton className={styles.open} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconChevronRight size={15} className={styles.chevron} aria-hidden />
          <span className={styles.name}>{called.theme(theme.name)}</span>
          {theme.own && <Badge size="sm" variant="light" tt="none">{t("words.isOwn")}</Badge>}
          {theme.off && <Badge size="sm" variant="outline" color="gray" tt="none">{t("words.isOff")}</Badge>}
          {theme.edited && !theme.own && !theme.off && <Badge size="sm" variant="outline" tt="none">{t("words.isEdited")}</Badge>}
        </UnstyledButton>
        <span className={styles.words}>{theme.words.join(", ")}</span>
        {theme.texts > 0 ? (
          <Link className={styles.texts} to="/$workspace/voice/{-$part}" params={{ workspace, part: undefined }} search={{ theme: theme.name } as never}>
            {t("words.texts", { count: theme.texts, n: count(theme.texts, i18n.language) })}
          </Link>
        ) : <Text span size="sm" c="dimmed">{t("words.noTexts")}</Text>}
      </div>
      {open && <Edit theme={theme} seen={seen} languages={languages} close={() => setOpen(false)} />}
    </li>
  );
}

function Edit({ theme, seen, languages, close }: { theme: Theme; seen: string; languages: readonly string[]; close: () => void }) {
  const { t, i18n } = useTranslation("voice");
  const shown = useCalled().theme(theme.name);
  const [said, setSaid] = useState({ name: shown, words: theme.words, nots: theme.nots, off: theme.off });
  const say = useChange(sayTheme, close);
  const unsay = useChange(unsayTheme, close);
  const changes = differing(theme, said, shown);
  const shipped = theme.shipped.filter((one) => one.words.length && (!one.language || !languages.length || languages.includes(one.language)));
  return (
    <form className={styles.edit} onSubmit={(event) => { event.preventDefault(); say.mutate({ theme: theme.key, ...changes, seen }); }}>
      <TextInput label={t("words.name")} value={said.name} maxLength={120} onChange={(event) => setSaid({ ...said, name: event.currentTarget.value })} />
      <TagsInput label={t("words.add")} description={t("words.addWhy")} value={said.words} onChange={(words) => setSaid({ ...said, words })} maxLength={120} splitChars={[",", ";"]} />
      <TagsInput label={t("words.nots")} description={t("words.notsWhy")} value={said.nots} onChange={(nots) => setSaid({ ...said, nots })} maxLength={120} splitChars={[",", ";"]} />
      <Switch label={t("words.off")} checked={said.off} onChange={(event) => setSaid({ ...said, off: event.currentTarget.checked })} />
      {shipped.length > 0 && (
        <details>
          <summary><Text span size="sm" c="dimmed">{t("words.shipped")}</Text></summary>
          {shipped.map((one) => (
            <Text key={one.language} size="sm" mt={4}><b>{one.language ? languageName(one.language, i18n.language) : t("words.anyLanguage")}</b> <span lang={one.language || undefined}>{one.words.join(", ")}</span></Text>
          ))}
        </details>
      )}
      <Group gap="xs">
        <Button type="submit" size="xs" disabled={!Object.keys(changes).length} loading={say.isPending}>{t("words.write")}</Button>
        {theme.edited && <Button size="xs" variant="default" loading={unsay.isPending} onClick={() => unsay.mutate(theme.key)}>{t(theme.own ? "words.removeOwn" : "words.asShipped")}</Button>}
        <Button size="xs" variant="subtle" onClick={close}>{t("cancel")}</Button>
      </Group>
    </form>
  );
}
