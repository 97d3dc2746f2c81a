// What is it that is open? The place on the map that it stands in, and what it is about.

import { Text, Title } from "@mantine/core";
import { useEffect, useRef } from "react";

import type { Opened } from "../facts";
import { useSay, type Say } from "../say";
import { title } from "../sentences";
import { wayName } from "../wayText";
import classes from "./MapDrawer.module.css";
import { openedText } from "./opened";

export function OpenedTitle({ opened }: { opened: Opened }) {
  const say = useSay();
  const title = useRef<HTMLDivElement>(null);
  const name = openedText(opened);
  useEffect(() => title.current?.focus({ preventScroll: true }), [name]); // who works by keyboard goes on from here
  return (
    <div ref={title} tabIndex={-1} className={classes.heading}>
      <Text size="xs" c="dimmed" fw={600}>{placeText(opened, say)}</Text>
      <Title order={2} size="h3"><bdi>{headline(opened, say)}</bdi></Title>
    </div>
  );
}

function placeText(opened: Opened, { t }: Say): string {
  switch (opened.kind) {
    case "statement": {
      const stage = opened.stage || opened.statement.detail.stage;
      const lane = opened.lane ? t(`draw.lane.${opened.lane}`) : t("draw.whole_");
      return stage ? `${stage} · ${lane}` : lane;
    }
    case "cell": return opened.cell.stage;
    case "head": return t("page.drawer.stage");
    case "way": return t("page.drawer.move");
  }
}

function headline(opened: Opened, say: Say): string {
  switch (opened.kind) {
    case "statement": return opened.statement.kind === "said" ? say.t("page.drawer.words") : title(opened.statement, say);
    case "cell": return say.t(`draw.lane.${opened.lane}`);
    case "head": return opened.column.name;
    case "way": return wayName(opened.way, say);
  }
}
