// What is one stage? Its name, who would be in it, what customers want, and the events that lead into it.

import { ActionIcon, Menu, Text, Textarea, TextInput } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { count, duration, share } from "@/words/formats";

import type { Board, Card, Change, Fault, StageTold } from "./board";
import { EventChip } from "./EventChip";
import classes from "./StageColumn.module.css";
import { StageWhy } from "./StageWhy";
import type { Drag } from "./useDrag";

const FAULTS = { "no name": "stages.noName", twice: "stages.twice", nothing: "stages.nothing" } as const satisfies Record<Exclude<Fault, "none">, string>;

interface Props {
  card: Card;
  at: number;
  of: number;
  told: StageTold | undefined;
  events: ReadonlyMap<string, Schemas["StageEvent"]>;
  fault: Fault;
  counted: Schemas["StageCount"] | undefined;
  counting: boolean;
  people: number;
  places: readonly { key: string; name: string }[];
  board: Board;
  move: (event: string, to: string) => void;
  step: (change: Change) => void;
  drag: Drag;
  days: number;
  gap: number | null;
}

export function StageColumn({ card, at, of, told, events, fault, counted, counting, people, places, board, move, step, drag, gap }: Props) {
  const { t, i18n } = useTranslation("arrive");
  const say = (value: number) => count(value, i18n.language);
  const { ever, now } = counted ?? {};
  return (
    <section className={classes.column} data-stage={card.key} data-over={drag.over === card.key || undefined} aria-label={card.name}>
      <div className={classes.head}>
        <span className={classes.number} aria-hidden>{at + 1}</span>
        <TextInput
          variant="unstyled" value={card.name} aria-label={t("stages.name")} className={classes.name} maxLength={120} error={fault === "none" ? undefined : t(FAULTS[fault])}
          onChange={(event) => step({ do: "rename", stage: card.key, name: event.currentTarget.value })}
        />
        <Menu position="bottom-end" withinPortal>
          <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t("stages.moreOf", { stage: card.name })}><IconDots size={16} /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={at === 0} onClick={() => step({ do: "shift", stage: card.key, by: -1 })}>{t("stages.earlier")}</Menu.Item>
            <Menu.Item disabled={at === of - 1} onClick={() => step({ do: "shift", stage: card.key, by: 1 })}>{t("stages.later")}</Menu.Item>
            <Menu.Item color="red" onClick={() => step({ do: "remove", stage: card.key })}>{t("stages.remove")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.counts} aria-busy={counting}>
        {ever ? (
          <>
            <span className={classes.ever}>{say(ever.people)}</span>
            <Text span size="xs" c="dimmed">{t("stages.ever", { share: share(ever.people / Math.max(ever.of, 1), i18n.language) })}</Text>
            {now && <Text span size="xs" c="dimmed" className={classes.now}>{t("stages.now", { count: now.people, shown: say(now.people), of: say(now.of) })}</Text>}
            <span className={classes.bar} aria-hidden><i style={{ width: `${(100 * ever.people) / Math.max(ever.of, 1)}%` }} /></span>
          </>
        ) : (
          <Text span size="xs" c="dimmed">{t(counted ? "stages.imagined" : "stages.notCounted")}</Text>
        )}
      </div>
      <Textarea
        variant="unstyled" size="xs" autosize minRows={2} value={card.goal} placeholder={t("stages.goalWrite")} aria-label={t("stages.goal")} className={classes.goal} maxLength={400}
        onChange={(event) => step({ do: "goal", stage: card.key, goal: event.currentTarget.value })}
      />
      <Text size="xs" c="dimmed" fw={600}>{t("stages.leads")}</Text>
      <div className={classes.events}>
        {card.events.map((name) => (
          <EventChip key={name} name={name} event={events.get(name)} board={board} people={people} places={places} move={move} drag={drag} />
        ))}
        {told?.rest.map((rule) => (
          <div key={rule.text} className={classes.rule}>
            {rule.events.length
              ? t("stages.rule", { events: rule.events.join(", "), count: rule.at_least, shown: say(rule.at_least), within: rule.within ? t("stages.within", { time: duration(rule.within, i18n.language) }) : "" })
              : rule.text}
          </div>
        ))}
        {!card.events.length && !told?.rest.length && <div className={classes.empty}>{t("stages.dropHere")}</div>}
      </div>
      {told && <StageWhy told={told} events={events} gap={gap} />}
    </section>
  );
}
