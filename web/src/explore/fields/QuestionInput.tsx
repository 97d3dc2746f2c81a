// Which question is compared? Any other one, with its own form.

import { NativeSelect, Paper, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Fields } from "../Fields";
import { carried, type Query } from "../form";
import { GROUPS } from "../kinds";
import { useForms } from "../useForms";

export function QuestionInput({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation("explore");
  const forms = useForms();
  const told = (typeof value === "object" && value !== null ? value : {}) as { question?: string; query?: Query };
  const name = told.question ?? "funnel";
  const known = forms?.get(name);
  const set = (query: Query): void => onChange({ question: name, query });
  return (
    <Stack gap="xs">
      <NativeSelect
        label={t("compare.question")} value={name}
        data={GROUPS.flatMap(([, names]) => names).filter((one) => one !== "compare").map((one) => ({ value: one, label: t(`question.${one}.name`) }))}
        onChange={(event) => {
          const next = forms?.get(event.currentTarget.value);
          if (next) onChange({ question: next.form.name, query: carried(told.query ?? {}, next.form, next.begin) });
        }}
      />
      {known && (
        <Paper withBorder p="sm" radius="md" bg="transparent">
          <Fields form={known.form} query={told.query ?? {}} onChange={set} without={["period", "among"]} />
        </Paper>
      )}
    </Stack>
  );
}
