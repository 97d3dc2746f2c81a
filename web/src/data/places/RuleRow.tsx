// What does one rule say? Its name, events, condition, channel; moved by dragging or by its menu.

import { ActionIcon, Badge, Menu, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconDots, IconGripVertical, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import type { Placed, Rule } from "@/data/places/order";
import { RuleForm } from "@/data/places/RuleForm";
import { count } from "@/words/formats";

import styles from "./places.module.css";

type Props = {
  part: "touchpoints" | "channels";
  one: Placed;
  at: number;
  last: number;
  kept?: Schemas["Kept"];
  open: boolean;
  toggle: () => void;
  change: (rule: Rule) => void;
  move: (to: number) => void;
  remove: () => void;
  drag: { dragged: boolean; start: () => void; end: () => void; drop: () => void };
};

export function RuleRow({ part, one, at, last, kept, open, toggle, change, move, remove, drag }: Props) {
  const { t, i18n } = useTranslation("data");
  const [over, setOver] = useState(false);
  const { rule } = one;
  const name = rule.name || t("places.unnamed");
  return (
    <li
      className={styles.rule}
      draggable={!open}
      data-over={over || undefined}
      data-dragged={drag.dragged || undefined}
      onDragStart={drag.start}
      onDragEnd={drag.end}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={() => {
        setOver(false);
        drag.drop();
      }}
    >
      <span className={styles.grip} aria-hidden><IconGripVertical size={18} /></span>
      <div className={styles.text}>
        <Text fw={600} component="span">{name}</Text>{" "}
        {rule.channel && <Badge variant="default" size="sm" tt="none">{rule.channel}</Badge>}{" "}
        {rule.inferred && <Badge color="gray" variant="light" size="sm" tt="none" title={rule.inferred}>{t("draft")}</Badge>}
        <Text size="sm" c="dimmed">{[...rule.events, rule.where && t("places.whereText", { where: rule.where })].filter(Boolean).join(", ")}</Text>
        {kept && <Text size="xs" c="dimmed">{t("names.events", { count: kept.events, shown: count(kept.events, i18n.language) })}</Text>}
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("names.actions", { name })}><IconDots size={18} aria-hidden /></ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={toggle}>{t("places.change")}</Menu.Item>
          <Menu.Item leftSection={<IconArrowUp size={16} aria-hidden />} disabled={at === 0} onClick={() => move(at - 1)}>{t("places.up")}</Menu.Item>
          <Menu.Item leftSection={<IconArrowDown size={16} aria-hidden />} disabled={at === last} onClick={() => move(at + 1)}>{t("places.down")}</Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} color="red" onClick={remove}>{t("places.remove")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open && <RuleForm part={part} rule={rule} change={change} close={toggle} />}
    </li>
  );
}
