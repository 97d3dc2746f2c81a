// Which of a few? Beside each other where they fit, else in a list; or several of them.

import { Checkbox, Group, Input, NativeSelect, SegmentedControl, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useChoiceWords } from "../words";
import type { FieldProps } from "./FieldInput";

const ROOM = 34; // letters that fit beside each other

export function ChoiceInput({ field, value, onChange, label }: Omit<FieldProps, "value"> & { value: string | null; label: string }) {
  const say = useChoiceWords(field.name);
  const { t } = useTranslation("explore");
  const none = field.default === null || field.default === undefined;
  const data = field.choices.map((choice) => ({ value: choice, label: say(choice) }));
  const all = none ? [{ value: "", label: t("none") }, ...data] : data;
  const now = value ?? (typeof field.default === "string" ? field.default : "");
  if (all.length <= 4 && all.map((one) => one.label).join("").length <= ROOM) {
    return (
      <Input.Wrapper label={label} labelElement="div">
        <SegmentedControl fullWidth size="xs" aria-label={label} data={all} value={now} onChange={(chosen) => onChange(chosen || null)} />
      </Input.Wrapper>
    );
  }
  return <NativeSelect label={label} data={all} value={now} onChange={(event) => onChange(event.currentTarget.value || null)} />;
}

export function ChoicesInput({ field, values, onChange, label }: Omit<FieldProps, "value"> & { values: string[]; label: string }) {
  const say = useChoiceWords(field.name);
  const toggle = (choice: string): void => {
    const all = choice === "all" ? ["all"] : [...values.filter((one) => one !== "all"), choice];
    const left = values.includes(choice) ? values.filter((one) => one !== choice) : all;
    onChange(left.length ? field.choices.filter((one) => left.includes(one)) : null);
  };
  return (
    <Input.Wrapper label={label} labelElement="div">
      <Stack gap={6} mt={4} role="group" aria-label={label}>
        <Group gap="xs" wrap="wrap">
          {field.choices.map((choice) => <Checkbox key={choice} size="xs" label={say(choice)} checked={values.includes(choice)} onChange={() => toggle(choice)} />)}
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
