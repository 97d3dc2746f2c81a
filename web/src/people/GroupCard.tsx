// What is one group? Its name, its rule, how many people it has now, and what can be done with it.

import { ActionIcon, Alert, Menu, Progress, Text } from "@mantine/core";
import { IconArrowsDiff, IconDots, IconPencil, IconTrash, IconUsers } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { toSearch } from "@/parts/address";
import { groupName } from "@/parts/rules";
import { useWorkspace } from "@/parts/workspace";
import { count, share } from "@/words/formats";

import styles from "./groups.module.css";
import type { Group } from "./queries";
import { compared } from "./segments";
import { useStages } from "./useStages";

export function GroupCard({ group, change, remove }: { group: Group; change: () => void; remove: () => void }) {
  const { t, i18n } = useTranslation("people");
  const workspace = useWorkspace();
  const staged = useStages().length > 0;
  const people = group.people;
  const part = people && people.of ? people.people / people.of : 0;
  const among = groupName(group.name);
  return (
    <li className={styles.card}>
      <div className={styles.title}>
        <Link className={styles.name} to="/$workspace/people" params={{ workspace }} search={{ among }}>{group.name}</Link>
        <Menu position="bottom-end" shadow="md" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("groups.moreOf", { name: group.name })}><IconDots size={18} /></ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconUsers size={15} aria-hidden />} renderRoot={(props) => <Link to="/$workspace/people" params={{ workspace }} search={{ among }} {...props} />}>
              {t("groups.people")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowsDiff size={15} aria-hidden />}
              renderRoot={(props) => <Link to="/$workspace/explore" params={{ workspace }} search={toSearch(compared(among, staged))} {...props} />}
            >
              {t("compare")}
            </Menu.Item>
            <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={change}>{t("groups.edit")}</Menu.Item>
            <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} color="red" onClick={remove}>{t("groups.remove")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {people && (
        <div className={styles.size}>
          <span className={styles.number}>{count(people.people, i18n.language)}</span>
          <Text component="span" size="sm" c="dimmed">
            {t("groups.sizeOf", { of: count(people.of, i18n.language), share: share(part, i18n.language) })}
          </Text>
          <Progress value={part * 100} size={6} aria-hidden className={styles.bar} />
        </div>
      )}
      {group.failed && <Alert color="red" variant="light" title={t("groups.fails")} py="xs">{group.failed}</Alert>}
      <code className={styles.rule} dir="auto">{group.rule}</code>
      {group.used_by.length > 0 && <Text size="xs" c="dimmed">{t("groups.usedBy", { names: group.used_by.join(", ") })}</Text>}
    </li>
  );
}
