// What is an event in a stage? Its name and how many people did it; dragged, or moved by its menu or the arrow keys.

import { Menu } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { count, share } from "@/words/formats";

import { besides, placeOf, type Board } from "./board";
import classes from "./EventChip.module.css";
import type { Drag } from "./useDrag";

interface Props {
  name: string;
  event: Schemas["StageEvent"] | undefined;
  board: Board;
  people: number;
  places: readonly { key: string; name: string }[];
  move: (event: string, to: string) => void;
  drag: Drag;
}

export function EventChip({ name, event, board, people, places, move, drag }: Props) {
  const { t, i18n } = useTranslation("arrive");
  const here = placeOf(board, name);
  const of = event ? count(event.people, i18n.language) : "0";
  const hint = event?.perhaps && here === "" ? t("stages.perhaps", { stage: event.perhaps }) : "";
  return (
    <div className={classes.chip} data-event={name} data-dragged={drag.event === name || undefined} onPointerDown={(pointed) => pointed.pointerType === "mouse" && drag.begin(name, pointed)}>
      <span className={classes.grip} onPointerDown={(pointed) => pointed.pointerType !== "mouse" && drag.begin(name, pointed)} aria-hidden><IconGripVertical size={14} /></span>
      <Menu position="bottom-start" withinPortal shadow="md">
        <Menu.Target>
          <button
            type="button" className={classes.words} title={t("stages.event", { event: name, people: of })}
            onKeyDown={(key) => {
              const step = key.key === "ArrowRight" ? 1 : key.key === "ArrowLeft" ? -1 : 0;
              if (!step) return;
              key.preventDefault();
              move(name, besides(board, name, step));
            }}
          >
            <span className={classes.name}>{name}</span>
            <span className={classes.people} title={event ? t("stages.ofPeople", { share: share(event.people / Math.max(people, 1), i18n.language) }) : undefined}>{of}</span>
            {hint && <span className={classes.hint}>{hint}</span>}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t("stages.moveTo")}</Menu.Label>
          {places.filter((place) => place.key !== here).map((place) => (
            <Menu.Item key={place.key} onClick={() => move(name, place.key)}>{place.name}</Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
