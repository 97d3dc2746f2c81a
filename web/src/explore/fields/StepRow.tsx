// What does one step say? Its events, and behind them whether it must be done, how soon, and what else does it.

import { ActionIcon, Badge, Group, Menu, Text } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import { DurationInput } from "@/parts/DurationInput";
import { FilterInput } from "@/parts/FilterInput";

import { readStep, writeStep, type Step, type StepKind } from "../steps";
import classes from "./fields.module.css";

interface Props {
  kind: StepKind;
  value: string;
  at: number;
  of: number;
  onChange: (value: string) => void;
  onRemove: () => void;
  onMove: (to: number) => void;
  onDrag: (dragging: boolean) => void;
}

export function StepRow(props: Props) {
  const { t } = useTranslation("explore");
  const { kind, value, at, onChange, onRemove, onMove, onDrag } = props;
  const step = readStep(value, kind);
  const set = (more: Partial<Step>): void => onChange(writeStep({ ...step, ...more }, kind));
  const onKey = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!by) return;
    event.preventDefault();
    onMove(at + by);
  };
  return (
    <>
      <FilterInput
        quiet value={step.events || null} label={t("steps.step", { number: at + 1 })} placeholder={t("steps.choose")}
        onChange={(events) => (events === null ? onRemove() : set({ events }))}
        before={
          <button
            type="button" className={classes.number} draggable aria-label={t("steps.place", { number: at + 1 })} title={t("steps.move")} onKeyDown={onKey}
            onDragStart={() => onDrag(true)} onDragEnd={() => onDrag(false)}
          >
            {at + 1}
          </button>
        }
        after={<StepMenu {...props} step={step} set={set} />}
      />
      {(step.optional || step.again || step.within !== null || step.or.length > 0) && <Behind step={step} set={set} kind={kind} />}
    </>
  );
}

function StepMenu({ kind, at, of, onMove, onRemove, step, set }: Props & { step: Step; set: (more: Partial<Step>) => void }) {
  const { t } = useTranslation("explore");
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t("steps.menu", { number: at + 1 })}><IconDots size={15} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {kind === "step" && <Menu.Item onClick={() => set({ or: [...step.or, "any event"] })}>{t("steps.or")}</Menu.Item>}
        {kind !== "place" && <Menu.Item onClick={() => set({ optional: !step.optional })}>{t(step.optional ? "steps.must" : "steps.optional")}</Menu.Item>}
        {kind === "intended" && <Menu.Item onClick={() => set({ again: !step.again })}>{t(step.again ? "steps.once" : "steps.again")}</Menu.Item>}
        {kind !== "place" && at > 0 && step.within === null && <Menu.Item onClick={() => set({ within: "1 day" })}>{t("steps.within")}</Menu.Item>}
        <Menu.Item disabled={at === 0} onClick={() => onMove(at - 1)}>{t("steps.up")}</Menu.Item>
        <Menu.Item disabled={at === of - 1} onClick={() => onMove(at + 1)}>{t("steps.down")}</Menu.Item>
        <Menu.Item color="red" onClick={onRemove}>{t("steps.remove")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Behind({ step, set, kind }: { step: Step; set: (more: Partial<Step>) => void; kind: StepKind }) {
  const { t } = useTranslation("explore");
  return (
    <div className={classes.behind}>
      {step.or.map((other, at) => (
        <FilterInput
          key={at} quiet value={other === "any event" ? null : other} label={t("steps.orEvent")} placeholder={t("steps.choose")} before={<Text size="xs" c="dimmed" px={4}>{t("steps.orWord")}</Text>}
          onChange={(events) => set({ or: events === null ? step.or.filter((_, k) => k !== at) : step.or.map((one, k) => (k === at ? events : one)) })}
        />
      ))}
      <Group gap={6}>
        {step.optional && <Badge variant="light" color="gray" tt="none" fw={500}>{t("steps.isOptional")}</Badge>}
        {step.again && kind === "intended" && <Badge variant="light" color="gray" tt="none" fw={500}>{t("steps.isAgain")}</Badge>}
        {step.within !== null && <DurationInput size="xs" clearable label={t("steps.withinLabel")} value={step.within} onChange={(within) => set({ within })} />}
      </Group>
    </div>
  );
}
