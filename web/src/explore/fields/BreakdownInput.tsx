// By which property is a funnel broken down, and at which of its steps does its value count?

import { NativeSelect, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { readBreakdown, writeBreakdown } from "../steps";
import { PropertyInput } from "./PropertyInput";

interface Props {
  value: string | null;
  steps: number;
  onChange: (value: string | null) => void;
  label: string;
  nothing: string;
}

export function BreakdownInput({ value, steps, onChange, label, nothing }: Props) {
  const { t } = useTranslation("explore");
  const { property, at } = readBreakdown(value ?? "");
  const middle = Array.from({ length: Math.max(0, steps - 2) }, (_, k) => ({ value: `step ${k + 2}`, label: t("at.step", { number: k + 2 }) }));
  return (
    <Stack gap={4}>
      <PropertyInput value={property} onChange={(changed) => onChange(changed ? writeBreakdown({ property: changed, at }) : null)} label={label} nothing={nothing} />
      {property && (
        <NativeSelect
          size="xs" aria-label={t("at.label")} value={at}
          data={[{ value: "first", label: t("at.first") }, ...middle, { value: "last", label: t("at.last") }]}
          onChange={(event) => onChange(writeBreakdown({ property, at: event.currentTarget.value }))}
        />
      )}
    </Stack>
  );
}
