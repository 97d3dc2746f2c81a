// Which period? One of the usual ones, or from day to day.

import { Button, Divider, Group, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useDays } from "./days";
import classes from "./inputs.module.css";
import type { PeriodInputProps } from "./PeriodInput";
import { PRESETS, presetPeriod, readPeriod, tellPeriod, writePeriod } from "./periods";

export function Periods({ value, nothing, onChange, close }: Pick<PeriodInputProps, "value" | "onChange"> & { nothing: string; close: () => void }) {
  const { t, i18n } = useTranslation("parts");
  const days = useDays().data;
  const ends = readPeriod(value);
  const choose = (text: string | null): void => {
    onChange(text);
    close();
  };
  return (
    <Stack gap="xs">
      <div className={classes.presets}>
        <Choice chosen={!value} onClick={() => choose(null)}>{nothing}</Choice>
        {days?.last &&
          PRESETS.map((preset) => {
            const text = presetPeriod(preset, days.last);
            return <Choice key={preset} chosen={value === text} onClick={() => choose(text)}>{t(`period.${preset}`)}</Choice>;
          })}
      </div>
      <Divider />
      <Group grow gap="xs">
        {(["start", "end"] as const).map((end) => (
          <TextInput
            key={end} type="date" size="xs" label={t(`period.${end}`)} value={ends[end].slice(0, 10)}
            min={days?.first || undefined} max={days?.last || undefined}
            onChange={(event) => onChange(writePeriod({ ...ends, [end]: event.currentTarget.value }))}
          />
        ))}
      </Group>
      {days?.last && (
        <Text size="xs" c="dimmed">{t("period.data", { period: tellPeriod({ start: days.first, end: days.last }, i18n.language) })}</Text>
      )}
    </Stack>
  );
}

function Choice({ chosen, onClick, children }: { chosen: boolean; onClick: () => void; children: string }) {
  return (
    <Button variant={chosen ? "light" : "subtle"} color={chosen ? undefined : "gray"} c={chosen ? undefined : "inherit"} size="compact-sm" h={28} fw={400} justify="flex-start" aria-pressed={chosen} onClick={onClick}>
      {children}
    </Button>
  );
}
