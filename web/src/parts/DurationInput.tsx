// How long? A number and a unit, as text that the server reads: `7 days`.

import { Group, Input, NativeSelect, NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { readDuration, UNITS, writeDuration, type DurationUnit } from "./durations";

interface Props {
  value: string | null;
  onChange: (text: string | null) => void;
  label: string;
  quiet?: boolean;
  size?: "xs" | "sm";
  /** May be left empty: null. */
  clearable?: boolean;
  placeholder?: string;
}

export function DurationInput({ value, onChange, label, quiet, size = "sm", clearable, placeholder }: Props) {
  const { t } = useTranslation("parts");
  const { number, unit } = readDuration(value);
  const say = (many: number | null, of: DurationUnit): void => {
    if (many === null) return clearable ? onChange(null) : undefined;
    onChange(writeDuration(many, of));
  };
  return (
    <Input.Wrapper label={quiet ? undefined : label} labelElement="div" size={size}>
      <Group gap={4} wrap="nowrap">
        <NumberInput
          size={size} w={76} min={1} max={100_000} allowDecimal={false} aria-label={label} value={number ?? ""} placeholder={placeholder ?? "–"}
          onChange={(typed) => say(typeof typed === "number" ? typed : null, unit)}
        />
        <NativeSelect
          size={size} flex={1} aria-label={t("duration.unit")} value={unit} data={UNITS.map((one) => ({ value: one, label: t(`duration.${one}`) }))}
          onChange={(event) => say(number ?? (clearable ? null : 1), event.currentTarget.value as DurationUnit)}
        />
      </Group>
    </Input.Wrapper>
  );
}
