// Which people? A group by its name, or a rule, written or built by clicking.

import { useTranslation } from "react-i18next";

import { Chooser } from "./Chooser";
import { late } from "./late";
import { useRead } from "./lookingUp";
import { ruleWords } from "./ruleWords";

const Segments = late(() => import("./Segments").then((made) => made.Segments));

export type SegmentInputProps = {
  /** The segment's text as `read_segment` reads it (`did Order at least 2`, or a group's name); null: everybody. */
  value: string | null;
  onChange: (text: string | null) => void;
  label: string;
  /** What is said where nothing is chosen; default: everybody. */
  placeholder?: string;
  /** Hide the label but for screen readers. */
  quiet?: boolean;
  /** Something must be chosen: everybody is not offered. */
  required?: boolean;
};

export function SegmentInput({ value, onChange, label, placeholder, quiet, required }: SegmentInputProps) {
  const { t, i18n } = useTranslation("parts");
  const nothing = placeholder ?? t("segment.everybody");
  const read = useRead("segment", value, { count: false });
  const said = value ? (read.data?.segment ? ruleWords(read.data.segment, t, i18n.language) : value) : "";
  return (
    <Chooser label={label} said={said} nothing={nothing} quiet={quiet} width={420} clear={required ? undefined : () => onChange(null)} ahead={Segments.ahead}>
      {(close) => <Segments {...{ value, onChange, label, required, close, nothing }} />}
    </Chooser>
  );
}
