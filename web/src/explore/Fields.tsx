// What can be said of a question? Its own options first, then of whom and when, and the rest where it is looked for.

import { Button, Collapse, Divider, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { FieldInput } from "./fields/FieldInput";
import { arrange, valueOf, withValue, type Field, type Form, type Query } from "./form";

interface Props {
  form: Form;
  query: Query;
  onChange: (query: Query) => void;
  /** Fields that are given elsewhere. */
  without?: readonly string[];
}

export function Fields({ form, query, onChange, without = [] }: Props) {
  const { t } = useTranslation("explore");
  const { main, about, more } = arrange(form, query);
  const set = more.some((field) => field.name in query);
  const [open, { toggle }] = useDisclosure(set);
  const input = (field: Field) =>
    without.includes(field.name) ? null : (
      <FieldInput
        key={field.name} question={form.name} field={field} query={query} value={valueOf(field, query)}
        onChange={(value) => onChange(withValue(field, query, value))}
      />
    );
  return (
    <Stack gap="sm">
      {main.map(input)}
      {main.length > 0 && about.some((field) => !without.includes(field.name)) && <Divider />}
      {about.map(input)}
      {more.length > 0 && (
        <>
          <Button
            variant="subtle" color="gray" size="compact-sm" h={28} style={{ alignSelf: "flex-start" }} aria-expanded={open} onClick={toggle}
            rightSection={open ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
          >
            {t(open ? "less" : "more")}
          </Button>
          <Collapse expanded={open}><Stack gap="sm">{more.map(input)}</Stack></Collapse>
        </>
      )}
    </Stack>
  );
}
