// How is one stage written? Its own lines of journey.yaml, checked as one writes; all else stays as it is.

import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { answer, type Schemas, server } from "@/api/client";
import { useChange, useDictionary } from "@/data/queries";
import { Editor } from "@/data/text/Editor";
import { useWorkspace } from "@/parts/workspace";

type Props = { stage: Schemas["StageText"]; seen: string; close: () => void };

export function StageEditor({ stage, seen, close }: Props) {
  const { t } = useTranslation("data");
  const workspace = useWorkspace();
  const dictionary = useDictionary();
  const [text, setText] = useState(stage.text);
  const [settled] = useDebouncedValue(text, 350);
  const checked = useQuery({
    queryKey: ["data", workspace, "stage", stage.name, settled],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        server.POST("/api/workspaces/{workspace}/definition/stages/{stage}/check", {
          params: { path: { workspace, stage: stage.name } },
          body: { text: settled },
          signal,
        }),
      ),
  });
  const write = useChange(
    (workspace, text: string) =>
      answer(
        server.PUT("/api/workspaces/{workspace}/definition/stages/{stage}", { params: { path: { workspace, stage: stage.name } }, body: { text, seen } }),
      ),
    () => t("text.written"),
  );
  const sure = settled === text && !checked.isPlaceholderData ? checked.data : undefined;
  const ready = text !== stage.text && sure?.ok === true;
  const keep = () => ready && write.mutate(text, { onSuccess: close });
  return (
    <Stack gap="sm" mt="xs">
      <Editor
        value={text}
        onChange={setText}
        onKeep={keep}
        label={t("rules.editOf", { stage: stage.name })}
        names={dictionary.data?.events.map((one) => one.name)}
        trouble={sure && !sure.ok ? { line: sure.line, message: sure.message } : null}
      />
      <div aria-live="polite">
        {sure && !sure.ok && <Alert color="red" variant="light" title={sure.message}><Text size="sm">{sure.hint}</Text></Alert>}
      </div>
      <Group>
        <Button disabled={!ready} loading={write.isPending} onClick={keep}>{t("text.write")}</Button>
        <Button variant="default" onClick={close}>{t("cancel")}</Button>
      </Group>
    </Stack>
  );
}
