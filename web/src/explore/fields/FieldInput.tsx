// How is one option of a question given? By what its kind of value needs; the form says the kind.

import { NumberInput, Switch, TagsInput, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { DurationInput } from "@/parts/DurationInput";
import { FilterInput } from "@/parts/FilterInput";
import { NameInput, type NameKind } from "@/parts/NameInput";
import { PeriodInput } from "@/parts/PeriodInput";
import { SegmentInput } from "@/parts/SegmentInput";

import type { Field, Query } from "../form";
import { useFieldWords } from "../words";
import { BreakdownInput } from "./BreakdownInput";
import { ChoiceInput, ChoicesInput } from "./ChoiceInput";
import { ExclusionsInput } from "./ExclusionsInput";
import { ListInput } from "./ListInput";
import { PropertyInput } from "./PropertyInput";
import { QuestionInput } from "./QuestionInput";
import { StepsInput } from "./StepsInput";

export interface FieldProps {
  question: string;
  field: Field;
  value: unknown;
  query: Query;
  onChange: (value: unknown) => void;
}

export function FieldInput(props: FieldProps) {
  const { field } = props;
  const words = useFieldWords(props.question, field);
  return (
    <div data-field={field.name}>
      <Value {...props} />
      {words.help && <Text size="xs" c="dimmed" mt={2}>{words.help}</Text>}
    </div>
  );
}

function Value(props: FieldProps) {
  const { t } = useTranslation("explore");
  const { question, field, value, query, onChange } = props;
  const { label, nothing } = useFieldWords(question, field);
  const text = typeof value === "string" ? value : null;
  const texts = Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
  switch (field.kind) {
    case "step":
    case "place":
    case "intended":
      return <StepsInput kind={field.kind} values={texts} onChange={onChange} label={label} />;
    case "filter":
      if (field.many) return <StepsInput kind="place" values={texts} onChange={onChange} label={label} />;
      return <FilterInput value={text} onChange={onChange} label={label} placeholder={nothing} />;
    case "segment":
      if (field.many) {
        return (
          <ListInput
            values={texts} onChange={onChange} label={label} add={t("list.addGroup")}
            input={(one, set, at) => <SegmentInput quiet required value={one || null} placeholder={t("list.chooseGroup")} label={t("list.group", { number: at + 1 })} onChange={(changed) => set(changed ?? "")} />}
          />
        );
      }
      return <SegmentInput value={text} onChange={onChange} label={label} placeholder={nothing} />;
    case "period":
      if (field.many) return <TwoPeriods values={texts} onChange={onChange} />;
      return <PeriodInput value={text} onChange={onChange} label={label} placeholder={nothing} />;
    case "duration":
      return <DurationInput value={text} onChange={onChange} label={label} clearable={!field.required} placeholder={nothing} />;
    case "property":
      if (field.many) {
        return (
          <ListInput
            values={texts} onChange={onChange} label={label} add={t("list.addProperty")}
            input={(one, set) => <PropertyInput quiet value={one} label={label} onChange={(changed) => set(changed ?? "")} />}
          />
        );
      }
      return <PropertyInput value={text ?? ""} onChange={onChange} label={label} nothing={nothing} />;
    case "breakdown":
      return <BreakdownInput value={text} steps={Array.isArray(query.steps) ? query.steps.length : 0} onChange={onChange} label={label} nothing={nothing} />;
    case "choice":
      return field.many ? <ChoicesInput {...props} values={texts} label={label} /> : <ChoiceInput {...props} value={text} label={label} />;
    case "exclusion":
      return <ExclusionsInput values={texts} steps={Array.isArray(query.steps) ? query.steps.length : 0} onChange={onChange} label={label} />;
    case "number":
      return <NumberInput label={label} value={typeof value === "number" ? value : ""} min={0} placeholder={nothing} onChange={(typed) => onChange(typeof typed === "number" ? typed : null)} />;
    case "yes or no":
      return <Switch label={label} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case "bracket":
      return <TagsInput label={label} value={texts} onChange={onChange} placeholder="0, 1-3, 4-7, 15+" splitChars={[",", " "]} />;
    case "question":
      return <QuestionInput value={value} onChange={onChange} />;
    default:
      return <TextValue {...props} label={label} nothing={nothing} texts={texts} />;
  }
}

function TextValue({ field, value, onChange, label, nothing, texts }: FieldProps & { label: string; nothing: string; texts: string[] }) {
  const { t } = useTranslation("explore");
  const of = field.names as NameKind | null;
  if (field.many && of) {
    return (
      <ListInput
        values={texts} onChange={onChange} label={label} add={t("list.add")}
        input={(one, set) => <NameInput quiet of={of} value={one} label={label} onChange={set} />}
      />
    );
  }
  if (field.many) return <TagsInput label={label} value={texts} onChange={onChange} />;
  if (of === "property") return <PropertyInput eventsOnly value={typeof value === "string" ? value : ""} onChange={onChange} label={label} nothing={nothing} />;
  if (of) return <NameInput of={of} clearable={!field.required} value={typeof value === "string" ? value : ""} placeholder={nothing} label={label} onChange={(name) => onChange(name || null)} />;
  return <TextInput label={label} value={typeof value === "string" ? value : ""} placeholder={nothing} onChange={(event) => onChange(event.currentTarget.value || null)} />;
}

function TwoPeriods({ values, onChange }: { values: string[]; onChange: (values: string[] | null) => void }) {
  const { t } = useTranslation("explore");
  const set = (at: number, text: string | null): void => {
    const changed = [values[0] ?? "", values[1] ?? ""].map((one, k) => (k === at ? (text ?? "") : one));
    onChange(changed.some(Boolean) ? changed : null);
  };
  return (
    <div style={{ display: "grid", gap: 8 }}>
      {[0, 1].map((at) => (
        <PeriodInput key={at} value={values[at] || null} onChange={(text) => set(at, text)} label={t(at ? "compare.second" : "compare.first")} placeholder={t("compare.choose")} />
      ))}
    </div>
  );
}
