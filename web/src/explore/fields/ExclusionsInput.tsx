// What ends an attempt? Events that must not come, anywhere or between two of the steps.

import { Group, NativeSelect, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { FilterInput } from "@/parts/FilterInput";

import { readExclusion, writeExclusion } from "../steps";
import { ListInput } from "./ListInput";

interface Props {
  values: string[];
  steps: number;
  onChange: (values: string[] | null) => void;
  label: string;
}

export function ExclusionsInput({ values, steps, onChange, label }: Props) {
  const { t } = useTranslation("explore");
  return (
    <ListInput
      values={values} onChange={onChange} label={label} add={t("exclude.add")}
      input={(value, set) => {
        const told = readExclusion(value);
        const places = Array.from({ length: Math.max(0, steps - 1) }, (_, k) => ({ value: `${k + 1}-${k + 2}`, label: t("exclude.between", { one: k + 1, other: k + 2 }) }));
        const between = told.after && told.before ? `${told.after}-${told.before}` : "";
        const known = !between || places.some((place) => place.value === between);
        const choose = (chosen: string): void => {
          const [after, before] = chosen ? chosen.split("-").map(Number) : [];
          set(writeExclusion({ ...told, after: after ?? null, before: before ?? null }));
        };
        return (
          <>
            <FilterInput quiet value={told.events || null} label={label} placeholder={t("steps.choose")} onChange={(events) => set(writeExclusion({ ...told, events: events ?? "" }))} />
            {steps > 2 && told.events && (
              <Group gap={6} mt={4} wrap="nowrap">
                <Text size="xs" c="dimmed">{t("exclude.where")}</Text>
                <NativeSelect
                  size="xs" aria-label={t("exclude.where")} value={between} onChange={(event) => choose(event.currentTarget.value)}
                  data={[{ value: "", label: t("exclude.anywhere") }, ...places, ...(known ? [] : [{ value: between, label: between }])]}
                />
              </Group>
            )}
          </>
        );
      }}
    />
  );
}
