// Which name? Completed from the workspace's real names, with how often each occurs.

import { useTranslation } from "react-i18next";

import { Chooser } from "./Chooser";
import type { Found } from "./lookingUp";
import { NameList } from "./NameList";

export type NameKind = "event" | "property" | "number" | "trait" | "value" | "segment" | "stage" | "prompt";

export type NameInputProps = {
  of: NameKind;
  value: string;
  /** The name; empty: taken away. */
  onChange: (name: string, found?: Found) => void;
  label: string;
  /** For `of="value"`: the property whose values these are; `person.plan` for a trait. */
  property?: string;
  placeholder?: string;
  /** Hide the label but for screen readers. */
  quiet?: boolean;
  /** Nothing may be chosen. */
  clearable?: boolean;
  /** What is typed can be taken though nothing is called so. */
  free?: boolean;
};

export function NameInput({ of, value, onChange, label, property, placeholder, quiet, clearable, free }: NameInputProps) {
  const { t } = useTranslation("parts");
  return (
    <Chooser
      label={label} said={value} nothing={placeholder ?? t("names.choose")} quiet={quiet}
      clear={clearable ? () => onChange("") : undefined}
    >
      {(close) => (
        <NameList
          of={of} chosen={value ? [value] : []} property={property} label={label} free={free}
          onPick={(name, found) => {
            onChange(name, found);
            close();
          }}
        />
      )}
    </Chooser>
  );
}
