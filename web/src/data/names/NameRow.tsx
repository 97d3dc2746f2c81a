// What is one name? How often, of how many people, what the log and the sources call it, and what can be done.

import { ActionIcon, Badge, Menu, Text } from "@mantine/core";
import { IconArrowMerge, IconDots, IconEyeOff, IconPencil } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Described } from "@/data/names/Described";
import { type Listed, others, type Thing } from "@/data/names/names";
import { count } from "@/words/formats";

import styles from "./names.module.css";

type Props = { of: Thing; one: Listed; check: ReactNode; act: (how: "rename" | "merge" | "hide") => void };

export function NameRow({ of, one, check, act }: Props) {
  const { t, i18n } = useTranslation("data");
  const shown = (value: number) => count(value, i18n.language);
  return (
    <li className={styles.row} data-of={of}>
      <span className={styles.check}>{check}</span>
      <div className={styles.name}>
        <Text fw={600}>{one.name}</Text>
        {others(one).length > 0 && <Text size="xs" c="dimmed">{t("names.called", { names: others(one).join(", ") })}</Text>}
        {one.sources.length > 0 && <Text size="xs" c="dimmed">{one.sources.join(", ")}</Text>}
        {one.derived && <Text size="xs" c="dimmed">{t("names.derived")}</Text>}
      </div>
      <Described of={of} name={one.name} />
      <div className={styles.figures}>
        {one.events !== null && (
          <>
            <Text size="sm">{t("names.events", { count: one.events, shown: shown(one.events) })}</Text>
            <Text size="sm" c="dimmed">{t("names.people", { count: one.people ?? 0, shown: shown(one.people ?? 0) })}</Text>
          </>
        )}
        {one.types.map((type) => (
          <Badge key={type} variant="default" size="sm" tt="none">{t(`names.type.${type === "yes/no" ? "yesno" : (type as "text")}`)}</Badge>
        ))}
      </div>
      {one.derived ? <span /> : (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("names.actions", { name: one.name })}><IconDots size={18} aria-hidden /></ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => act("rename")}>{t("names.rename")}</Menu.Item>
            <Menu.Item leftSection={<IconArrowMerge size={16} aria-hidden />} onClick={() => act("merge")}>{t("names.mergeInto")}</Menu.Item>
            <Menu.Item leftSection={<IconEyeOff size={16} aria-hidden />} onClick={() => act("hide")}>{t("names.hide")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
