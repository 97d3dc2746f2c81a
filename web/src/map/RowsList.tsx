// Which rows are shown, in which order? Chosen in a list: by mouse (dragged), or by keyboard (buttons up and down).

import { ActionIcon, Button, Checkbox, Group, Stack } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconGripVertical } from "@tabler/icons-react";
import { useState } from "react";

import type { At } from "@/parts/opens";
import { Under } from "@/parts/Under";

import type { Lane } from "./facts";
import { ALL_ROWS, CURVE, hasCurve, isAsMade, moved, placed, turned, type Rows } from "./rows";
import classes from "./RowsMenu.module.css";
import { useSay } from "./say";

export function RowsList({ at, rows, onRows }: { at: At; rows: Rows; onRows: (rows: Rows) => void }) {
  const { t } = useSay();
  const [dragged, setDragged] = useState<Lane | null>(null);
  return (
    <Under at={at} position="bottom-end" label={t("draw.rows.title")}>
      <Stack gap={2}>
        <Checkbox size="xs" label={t("draw.curve.title")} checked={hasCurve(rows)} onChange={() => onRows(turned(rows, CURVE))} className={classes.curve} />
        {rows.order.map((lane, place) => {
          const row = t(`draw.lane.${lane}`);
          return (
            <Group key={lane} gap={6} wrap="nowrap" className={classes.row} data-dragged={dragged === lane || undefined} draggable
              onDragStart={() => setDragged(lane)} onDragEnd={() => setDragged(null)}
              onDragOver={(event) => { event.preventDefault(); if (dragged && dragged !== lane) onRows(placed(rows, dragged, place)); }}>
              <IconGripVertical size={15} className={classes.grip} aria-hidden />
              <Checkbox size="xs" label={row} checked={!rows.hidden.includes(lane)} onChange={() => onRows(turned(rows, lane))} className={classes.label} />
              <ActionIcon size="sm" variant="subtle" color="gray" disabled={place === 0} aria-label={t("draw.rows.up", { row })} onClick={() => onRows(moved(rows, lane, -1))}><IconArrowUp size={14} aria-hidden /></ActionIcon>
              <ActionIcon size="sm" variant="subtle" color="gray" disabled={place === rows.order.length - 1} aria-label={t("draw.rows.down", { row })} onClick={() => onRows(moved(rows, lane, 1))}><IconArrowDown size={14} aria-hidden /></ActionIcon>
            </Group>
          );
        })}
        <Button variant="subtle" size="compact-xs" disabled={isAsMade(rows)} onClick={() => onRows(ALL_ROWS)} mt={4}>{t("draw.rows.reset")}</Button>
      </Stack>
    </Under>
  );
}
