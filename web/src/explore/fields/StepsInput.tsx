// Which steps, in which order? A list of sentences; a step is moved by dragging its number, or by its menu and keys.

import { Button, Input, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { moved, type StepKind } from "../steps";
import { StepRow } from "./StepRow";
import classes from "./fields.module.css";

interface Props {
  kind: StepKind;
  values: string[];
  onChange: (values: string[] | null) => void;
  label: string;
}

export function StepsInput({ kind, values, onChange, label }: Props) {
  const { t } = useTranslation("explore");
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const change = (changed: string[]): void => onChange(changed.length ? changed : null);
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= values.length || from === to) return;
    change(moved(values, from, to));
    setSaid(t("steps.moved", { number: to + 1, of: values.length }));
  };
  const shown = values.length ? values : [];
  return (
    <Input.Wrapper label={label} labelElement="div">
      <Stack gap={6} mt={2} role={shown.length ? "list" : undefined}>
        {shown.map((value, at) => (
          <div
            key={`${at}`} role="listitem" className={classes.row} data-over={over === at && dragged !== at ? true : undefined} data-dragged={dragged === at ? true : undefined}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(at);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) move(dragged, at);
              setDragged(null);
              setOver(null);
            }}
          >
            <StepRow
              kind={kind} value={value} at={at} of={shown.length}
              onChange={(changed) => change(shown.map((one, k) => (k === at ? changed : one)))}
              onRemove={() => change(shown.filter((_, k) => k !== at))}
              onMove={(to) => move(at, to)}
              onDrag={(dragging) => {
                setDragged(dragging ? at : null);
                setOver(null);
              }}
            />
          </div>
        ))}
      </Stack>
      <Button
        variant="subtle" size="compact-sm" h={28} mt={6} leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => change([...shown, ""])} disabled={shown.at(-1) === ""}
      >
        {t("steps.add")}
      </Button>
      <span className={classes.silent} aria-live="polite">{said}</span>
    </Input.Wrapper>
  );
}
