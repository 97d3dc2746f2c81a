// Which of all names? A field to type into, and below it those that are like it, the most frequent first.

import { Checkbox, Combobox, Group, Loader, Text, useCombobox } from "@mantine/core";
import { IconCheck, IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { short } from "@/words/formats";

import type { Found, NameOf } from "./lookingUp";
import { useNames } from "./lookingUp";
import classes from "./inputs.module.css";

interface Props {
  of: NameOf;
  chosen: readonly string[];
  onPick: (name: string, found?: Found) => void;
  property?: string;
  label: string;
  /** Several can be chosen: the list stays open. */
  many?: boolean;
  /** What was typed can be chosen though nothing is called so. */
  free?: boolean;
}

export function NameList({ of, chosen, onPick, property, label, many, free }: Props) {
  const { t, i18n } = useTranslation("parts");
  const [like, setLike] = useState("");
  const listed = useNames(of, like, { property });
  const store = useCombobox({ opened: true });
  const found = listed.data?.found ?? [];
  const typed = like.trim();
  const known = found.some((one) => one.name.toLowerCase() === typed.toLowerCase());
  useEffect(() => void store.selectFirstOption(), [listed.data]);
  const pick = (name: string): void => {
    onPick(name, found.find((one) => one.name === name));
    if (!many) setLike("");
  };
  return (
    <Combobox store={store} onOptionSubmit={pick} withinPortal={false}>
      <div className={classes.searching}>
      <Combobox.EventsTarget>
        <input
          data-autofocus
          className={classes.search}
          value={like}
          onChange={(event) => setLike(event.currentTarget.value)}
          placeholder={t("names.type")}
          aria-label={label}
          autoFocus
        />
      </Combobox.EventsTarget>
        <span className={classes.searchIcon} aria-hidden>{listed.isFetching ? <Loader size={12} /> : <IconSearch size={14} />}</span>
      </div>
      <Combobox.Options className={classes.names} aria-label={label}>
        {found.map((one) => (
          <Combobox.Option key={one.name} value={one.name} active={chosen.includes(one.name)} className={classes.name}>
            <Group justify="space-between" wrap="nowrap" gap="sm">
              <Group gap={8} wrap="nowrap" miw={0}>
                {many ? (
                  <Checkbox checked={chosen.includes(one.name)} readOnly tabIndex={-1} aria-hidden size="xs" style={{ pointerEvents: "none" }} />
                ) : (
                  chosen.includes(one.name) && <IconCheck size={14} aria-hidden />
                )}
                <Text size="sm" className={classes.nameText}>{one.name || t("names.empty")}</Text>
              </Group>
              <Often found={one} language={i18n.language} />
            </Group>
          </Combobox.Option>
        ))}
        {free && typed && !known && (
          <Combobox.Option value={typed} className={classes.name}>
            <Text size="sm">{t("names.use", { name: typed })}</Text>
          </Combobox.Option>
        )}
        {!found.length && !listed.isFetching && !(free && typed) && <Combobox.Empty>{t("names.none")}</Combobox.Empty>}
        {listed.data && listed.data.of > found.length && (
          <Text size="xs" c="dimmed" px="sm" py={4}>{t("names.more", { count: listed.data.of - found.length })}</Text>
        )}
      </Combobox.Options>
    </Combobox>
  );
}

function Often({ found, language }: { found: Found; language: string }) {
  const { t } = useTranslation("parts");
  const often = found.people ?? found.events;
  if (often == null) return found.types?.length ? <Text size="xs" c="dimmed">{found.types.map((type) => t(`types.${type as "n" | "s" | "b"}`)).join(", ")}</Text> : null;
  const words = found.people != null ? t("names.people", { count: often }) : t("names.events", { count: often });
  return <Text size="xs" c="dimmed" title={words} aria-label={words} className={classes.often}>{short(often, language)}</Text>;
}
