// Which events lead into no stage? They are counted all the same; here they wait to be moved.

import { Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";

import { NOWHERE, placeOf, type Board } from "./board";
import { EventChip } from "./EventChip";
import classes from "./StageColumn.module.css";
import type { Drag } from "./useDrag";

const MANY = 12;

interface Props {
  board: Board;
  events: readonly Schemas["StageEvent"][];
  places: readonly { key: string; name: string }[];
  move: (event: string, to: string) => void;
  drag: Drag;
  people: number;
}

export function Elsewhere({ board, events, places, move, drag, people }: Props) {
  const { t } = useTranslation("arrive");
  const [like, setLike] = useState("");
  const all = events.filter((event) => placeOf(board, event.name) === NOWHERE);
  const some = all.filter((event) => event.name.toLowerCase().includes(like.trim().toLowerCase()));
  return (
    <section className={classes.column} data-nowhere data-stage={NOWHERE} data-over={drag.over === NOWHERE || undefined} aria-label={t("stages.nowhere")}>
      <Title order={2} size="h5" fw={500}>{t("stages.nowhere")}</Title>
      <Text size="xs" c="dimmed">{t("stages.nowhereWhy")}</Text>
      {all.length > MANY && <TextInput size="xs" value={like} placeholder={t("stages.find")} aria-label={t("stages.find")} onChange={(event) => setLike(event.currentTarget.value)} />}
      <div className={classes.events}>
        {some.map((event) => (
          <EventChip key={event.name} name={event.name} event={event} board={board} people={people} places={places} move={move} drag={drag} />
        ))}
      </div>
    </section>
  );
}
