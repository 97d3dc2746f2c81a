// When? A period of days, chosen among the usual ones or from day to day.

import { useTranslation } from "react-i18next";

import { Chooser } from "./Chooser";
import { late } from "./late";
import { readPeriod, tellPeriod } from "./periods";

const Periods = late(() => import("./Periods").then((made) => made.Periods));

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
    <Chooser label={label} said={said} nothing={nothing} quiet={quiet} width={300} clear={() => onChange(null)} ahead={Periods.ahead}>
      {(close) => <Periods value={value} nothing={nothing} onChange={onChange} close={close} />}
    </Chooser>
  );
}
