// When? A period of days, chosen among the usual ones or from day to day.

import { Button, Divider, Group, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Chooser } from "./Chooser";
import classes from "./inputs.module.css";
import { useDays } from "./days";
import { PRESETS, presetPeriod, readPeriod, tellPeriod, writePeriod } from "./periods";

export type PeriodInputProps = {
  /** `2026-03-01..2026-03-31`, either side may be open; null: all time. */
  value: string | null;
  onChange: (text: string | null) => void;
  label: string;
  /** What is said where nothing is chosen; default: all time. */
  placeholder?: string;
  /** Hide the label but for screen readers. */
  quiet?: boolean;
};

export function PeriodInput({ value, onChange, label, placeholder, quiet }: PeriodInputProps) {
  const { t, i18n } = useTranslation("parts");
  const nothing = placeholder ?? t("period.all");
  const said = value ? tellPeriod(readPeriod(value), i18n.language) : "";
  return (
    <Chooser label={label} said={said} nothing={nothing} quiet={quiet} width={300} clear={() => onChange(null)}>
      {(close) => <Periods value={value} nothing={nothing} onChange={onChange} close={close} />}
    </Chooser>
  );
}

function Periods({ value, nothing, onChange, close }: Pick<PeriodInputProps, "value" | "onChange"> & { nothing: string; close: () => void }) {
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
