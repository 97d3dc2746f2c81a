// Which ones? A list of values that are added, changed and taken out one by one.

import { Button, CloseButton, Group, Input, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  values: string[];
  onChange: (values: string[] | null) => void;
  label: string;
  add: string;
  input: (value: string, set: (value: string) => void, at: number) => ReactNode;
}

export function ListInput({ values, onChange, label, add, input }: Props) {
  const { t } = useTranslation("parts");
  const change = (changed: string[]): void => onChange(changed.length ? changed : null);
  return (
    <Input.Wrapper label={label} labelElement="div">
      <Stack gap={6} mt={2}>
        {values.map((value, at) => (
          <Group key={at} gap={4} wrap="nowrap" align="flex-start">
            <div style={{ flex: 1, minWidth: 0 }}>{input(value, (changed) => change(values.map((one, k) => (k === at ? changed : one))), at)}</div>
            <CloseButton size="sm" mt={6} aria-label={t("remove", { name: value || label })} onClick={() => change(values.filter((_, k) => k !== at))} />
          </Group>
        ))}
        <Button variant="subtle" size="compact-sm" h={28} leftSection={<IconPlus size={14} aria-hidden />} style={{ alignSelf: "flex-start" }} onClick={() => change([...values, ""])}>
          {add}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
