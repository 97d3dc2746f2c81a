// By which property? One of events, or a trait of people (`person.plan`).

import { useTranslation } from "react-i18next";

import { Chooser } from "@/parts/Chooser";
import { NameList } from "@/parts/NameList";
import { PropertyList } from "@/parts/PropertyList";

interface Props {
  value: string;
  onChange: (value: string | null) => void;
  label: string;
  nothing?: string;
  quiet?: boolean;
  eventsOnly?: boolean;
}

export function PropertyInput({ value, onChange, label, nothing, quiet, eventsOnly }: Props) {
  const { t } = useTranslation("parts");
  return (
    <Chooser label={label} said={value} nothing={nothing || t("names.choose")} quiet={quiet} clear={() => onChange(null)}>
      {(close) => {
        const pick = (name: string): void => {
          onChange(name);
          close();
        };
        if (eventsOnly) return <NameList of="property" chosen={[value]} label={label} onPick={pick} />;
        return <PropertyList chosen={value.replace(/^person\./, "")} onPick={(name, of) => pick(of === "person" ? `person.${name}` : name)} />;
      }}
    </Chooser>
  );
}
