// What else must be said here? Notes of the server, such as names that the journey's text names in vain.

import { Alert, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Told } from "@/told/Told";

export function Notes({ notes }: { notes: readonly string[] }) {
  const { t } = useTranslation("data");
  if (!notes.length) return null;
  return (
    <Alert color="gray" variant="light" title={t("notes")}>
      <Stack gap={4}>{notes.map((note) => <Text size="sm" key={note}><Told text={note} /></Text>)}</Stack>
    </Alert>
  );
}
