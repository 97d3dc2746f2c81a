// What are things called, what do they mean, and what was changed of that? Events, properties, traits.

import { Button, Checkbox, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { IconArrowMerge, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Changes } from "@/data/names/Changes";
import { NameDialog, type Doing } from "@/data/names/NameDialog";
import { NameRow } from "@/data/names/NameRow";
import { listed, matching, type Thing } from "@/data/names/names";
import { Notes } from "@/data/Notes";
import { useDescriptions, useDictionary } from "@/data/queries";
import { Empty, Failed, Loading } from "@/parts/State";
import { count } from "@/words/formats";

import styles from "./names.module.css";

const AT_FIRST = 100;

export function NamesPart() {
  const { t, i18n } = useTranslation("data");
  const dictionary = useDictionary();
  const descriptions = useDescriptions();
  const [of, setOf] = useState<Thing>("event");
  const [like, setLike] = useState("");
  const [most, setMost] = useState(AT_FIRST);
  const [chosen, choose] = useState<readonly string[]>([]);
  const [doing, setDoing] = useState<Doing | null>(null);
  if (dictionary.isPending) return <Loading rows={8} height={40} />;
  if (dictionary.isError) return <Failed error={dictionary.error} again={() => void dictionary.refetch()} />;
  const all = listed(dictionary.data, of);
  const described = new Map(descriptions.data?.filter((one) => one.of === of).map((one) => [one.name, one.text]));
  const found = matching(all, like, described);
  const picked = all.filter((one) => chosen.includes(one.name));
  const toggle = (name: string) => choose(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return (
    <Stack gap="md">
      <Text c="dimmed" maw={680}>{t("names.why")}</Text>
      <Changes changes={dictionary.data.changes} />
      <Group gap="sm">
        <SegmentedControl
          aria-label={t("names.kind")}
          value={of}
          onChange={(value) => {
            setOf(value as Thing);
            choose([]);
          }}
          data={(["event", "property", "trait"] as const).map((value) => ({
            value,
            label: `${t(`names.${value}`)} ${count(listed(dictionary.data, value).length, i18n.language)}`,
          }))}
        />
        <TextInput
          flex="1 1 200px"
          maw={360}
          aria-label={t("names.find")}
          placeholder={t("names.find")}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={like}
          onChange={(event) => setLike(event.currentTarget.value)}
        />
        {picked.length > 0 && (
          <Group gap="xs">
            <Button
              leftSection={<IconArrowMerge size={16} aria-hidden />}
              disabled={picked.length < 2}
              onClick={() => setDoing({ how: "merge", of, chosen: picked })}
            >
              {t("names.merge", { count: picked.length })}
            </Button>
            <Button variant="default" onClick={() => choose([])}>{t("names.chooseNone")}</Button>
          </Group>
        )}
      </Group>
      {!found.length && <Empty title={all.length ? t("names.noneLike", { like }) : t("names.none")} />}
      <ul className={styles.list} aria-label={t(`names.${of}`)}>
        {found.slice(0, most).map((one) => (
          <NameRow
            key={one.name}
            of={of}
            one={one}
            act={(how) => setDoing({ how, of, chosen: [one] })}
            check={!one.derived && (
              <Checkbox
                checked={chosen.includes(one.name)}
                onChange={() => toggle(one.name)}
                aria-label={t("names.choose", { name: one.name })}
              />
            )}
          />
        ))}
      </ul>
      {found.length > most && (
        <Button variant="default" onClick={() => setMost(most + 400)}>{t("names.more", { count: found.length - most })}</Button>
      )}
      <Notes notes={dictionary.data.notes} />
      <NameDialog
        doing={doing}
        names={all}
        close={() => setDoing(null)}
        done={() => {
          setDoing(null);
          choose([]);
        }}
      />
    </Stack>
  );
}
