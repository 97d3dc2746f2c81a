// What does a name mean, in the words of people here? Shown, and written in place.

import { ActionIcon, Group, Text, Textarea, UnstyledButton } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import { useChange, useDescriptions } from "@/data/queries";

import styles from "./names.module.css";

export function Described({ of, name }: { of: string; name: string }) {
  const { t } = useTranslation("data");
  const said = useDescriptions().data?.find((one) => one.of === of && one.name === name)?.text ?? "";
  const [text, setText] = useState<string | null>(null);
  const describe = useChange((workspace, text: string) =>
    answer(server.PUT("/api/workspaces/{workspace}/descriptions", { params: { path: { workspace } }, body: { of, name, text } })),
  );
  if (text === null) {
    return (
      <UnstyledButton className={styles.described} data-empty={said ? undefined : ""} onClick={() => setText(said)} aria-label={t("names.describe", { name })}>
        <Text size="sm" c={said ? undefined : "dimmed"} lineClamp={3}>{said || t("names.noDescription")}</Text>
      </UnstyledButton>
    );
  }
  const keep = () => describe.mutate(text, { onSuccess: () => setText(null) });
  return (
    <Group gap={4} align="flex-start" wrap="nowrap">
      <Textarea
        flex={1}
        autosize
        minRows={1}
        maxLength={2000}
        size="sm"
        data-autofocus
        autoFocus
        aria-label={t("names.describe", { name })}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setText(null);
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            keep();
          }
        }}
      />
      <ActionIcon variant="light" size="lg" loading={describe.isPending} onClick={keep} aria-label={t("keep")}><IconCheck size={16} /></ActionIcon>
      <ActionIcon variant="subtle" size="lg" color="gray" onClick={() => setText(null)} aria-label={t("cancel")}><IconX size={16} /></ActionIcon>
    </Group>
  );
}
