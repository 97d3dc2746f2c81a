// What can texts be about, and by which words is it known? Themes by touchpoint; each can be named, be given words, or be
// left out, and themes of one's own are added. All of it stands in journey.yaml.

import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useCalled } from "@/parts/Called";
import { Empty, Failed, Loading } from "@/parts/State";
import type { Called } from "@/parts/themes";

import { NothingSaid } from "../NothingSaid";
import { useReading, useTaxonomy } from "../queries";
import type { Theme } from "../types";
import { grouped } from "./said";
import { OwnTheme } from "./OwnTheme";
import styles from "./taxonomy.module.css";
import { ThemeRow } from "./ThemeRow";

export function WordsPart() {
  const { t } = useTranslation("voice");
  const called = useCalled();
  const taxonomy = useTaxonomy();
  const silent = useReading().data?.texts === 0;
  const [like, setLike] = useState("");
  const [making, setMaking] = useState(false);
  if (taxonomy.isPending) return <Loading rows={8} height={40} />;
  if (taxonomy.isError) return <Failed error={taxonomy.error} again={() => void taxonomy.refetch()} />;
  const groups = grouped(taxonomy.data, like);
  return (
    <Stack gap="md">
      <Text c="dimmed" maw={720}>{t("words.why")}</Text>
      {silent && <NothingSaid />}
      <Group gap="sm" align="flex-end">
        <TextInput
          flex="1 1 220px" maw={420} type="search" label={t("words.find")} leftSection={<IconSearch size={16} aria-hidden />} value={like}
          onChange={(event) => setLike(event.currentTarget.value)}
        />
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>{t("words.own")}</Button>
      </Group>
      {making && <OwnTheme taxonomy={taxonomy.data} close={() => setMaking(false)} />}
      {!groups.length && <Empty title={t("words.noneLike", { like })} />}
      {groups.map(({ touchpoint, themes }) => (
        <section key={touchpoint} aria-label={placeOf(themes[0]!, called)}>
          <Title order={2} size="h5" fw={500} mb={6}>{placeOf(themes[0]!, called)}</Title>
          <ul className={styles.list}>
            {themes.map((theme) => <ThemeRow key={theme.key} theme={theme} seen={taxonomy.data.seen} languages={taxonomy.data.languages} />)}
          </ul>
        </section>
      ))}
    </Stack>
  );
}

/** What a touchpoint is called: the first part of its themes' names, *Delivery: late*. */
function placeOf({ name, touchpoint }: Theme, called: Called): string {
  const shown = called.theme(name);
  return shown.includes(":") ? shown.slice(0, shown.indexOf(":")).trim() : touchpoint;
}
