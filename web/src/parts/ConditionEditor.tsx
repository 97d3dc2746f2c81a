// What must be so of a property? Which property, how it compares, with which of its real values.

import { Button, Group, NativeSelect, NumberInput, Pill, PillsInput, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { opWords, valueWords } from "./conditionWords";
import { OPS, several, valueless, type Compare, type Op, type Scalar } from "./filters";
import type { Found } from "./lookingUp";
import { NameList } from "./NameList";
import { PropertyList } from "./PropertyList";
import classes from "./inputs.module.css";

interface Props {
  compare?: Compare;
  event?: string;
  /** Only traits of people. */
  traits?: boolean;
  onDone: (compare: Compare) => void;
}

export function ConditionEditor({ compare, traits, onDone }: Props) {
  const { t } = useTranslation("parts");
  const [draft, setDraft] = useState<Compare>(compare ?? { kind: "compare", name: "", op: "=", values: [], of: traits ? "person" : "event" });
  const [types, setTypes] = useState<readonly string[]>([]);
  const whose = draft.of === "person" ? `person.${draft.name}` : draft.name;
  if (!draft.name) {
    return (
      <PropertyList
        traitsOnly={traits}
        onPick={(name, of, found) => {
          setTypes(found?.types ?? []);
          setDraft({ ...draft, name, of });
        }}
      />
    );
  }
  const numbers = types.length ? types.every((type) => type === "n") : typeof draft.values?.[0] === "number";
  const ops = OPS.filter((op) => numbers || !/^[<>]/.test(op) || op === draft.op).filter((op) => !numbers || (op !== "contains" && op !== "starts with"));
  return (
    <Stack gap="xs">
      <button type="button" className={classes.join} onClick={() => setDraft({ ...draft, name: "", values: [] })}>{whose}</button>
      <NativeSelect
        size="xs" aria-label={t("filter.op")} value={draft.op}
        data={ops.map((op) => ({ value: op, label: numbers && op === "=" ? "=" : opWords(op, t) }))}
        onChange={(event) => setDraft(withOp(draft, event.currentTarget.value as Op))}
      />
      {!valueless(draft.op) && (numbers && /^[<>]/.test(draft.op) ? (
        <NumberInput
          size="xs" aria-label={t("filter.value")} autoFocus value={(draft.values?.[0] as number | undefined) ?? ""}
          onChange={(value) => setDraft({ ...draft, values: typeof value === "number" ? [value] : [] })}
          onKeyDown={(event) => event.key === "Enter" && draft.values?.length && onDone(draft)}
        />
      ) : (
        <Values draft={draft} whose={whose} setDraft={setDraft} />
      ))}
      <Group justify="flex-end">
        <Button size="xs" disabled={!valueless(draft.op) && !draft.values?.length} onClick={() => onDone(draft)}>{t("done")}</Button>
      </Group>
    </Stack>
  );
}

function Values({ draft, whose, setDraft }: { draft: Compare; whose: string; setDraft: (draft: Compare) => void }) {
  const { t, i18n } = useTranslation("parts");
  const values = draft.values ?? [];
  const said = values.map((value) => valueWords(value, t, "en"));
  const toggle = (name: string, found?: Found): void => {
    const value = (found?.value as Scalar | undefined) ?? name;
    const left = values.filter((one) => one !== value);
    setDraft({ ...draft, values: left.length < values.length ? left : several(draft.op) ? [...values, value] : [value] });
  };
  return (
    <>
      {values.length > 0 && (
        <PillsInput size="xs" aria-label={t("filter.value")}>
          <Pill.Group>
            {values.map((value) => (
              <Pill key={String(value)} withRemoveButton removeButtonProps={{ "aria-label": t("remove", { name: String(value) }), "aria-hidden": false, tabIndex: 0 }} onRemove={() => setDraft({ ...draft, values: values.filter((one) => one !== value) })}>
                {valueWords(value, t, i18n.language)}
              </Pill>
            ))}
          </Pill.Group>
        </PillsInput>
      )}
      <NameList of="value" property={whose} chosen={said} many={several(draft.op)} free onPick={toggle} label={t("filter.values", { name: draft.name })} />
    </>
  );
}

function withOp(draft: Compare, op: Op): Compare {
  const values = draft.values ?? [];
  return { ...draft, op, values: valueless(op) ? [] : several(op) ? values : values.slice(0, 1) };
}
