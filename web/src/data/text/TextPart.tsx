// What does journey.yaml say? Edited here, checked as one writes, written only when it is a journey; with its history.

import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconHistory } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useBlocker, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { answer, type Schemas, server } from "@/api/client";
import { Notes } from "@/data/Notes";
import { useChange, useDefinition, useDictionary } from "@/data/queries";
import { Difference } from "@/data/text/Difference";
import { Editor } from "@/data/text/Editor";
import { History } from "@/data/text/History";
import { Failed, Loading } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";

export function TextPart() {
  const definition = useDefinition();
  if (definition.isPending) return <Loading rows={12} height={18} />;
  if (definition.isError) return <Failed error={definition.error} again={() => void definition.refetch()} />;
  return <Editing key={definition.data.seen} definition={definition.data} />;
}

function Editing({ definition }: { definition: Schemas["Definition"] }) {
  const { t } = useTranslation("data");
  const workspace = useWorkspace();
  const search = useSearch({ strict: false }) as { line?: number };
  const [text, setText] = useState(definition.text);
  const [shown, show] = useState<"text" | "changes" | "history">("text");
  const [settled] = useDebouncedValue(text, 350);
  const dictionary = useDictionary();
  const changed = text !== definition.text;
  useBlocker({ shouldBlockFn: () => changed && !window.confirm(t("text.leave")), enableBeforeUnload: () => changed });
  const checked = useQuery({
    queryKey: ["data", workspace, "check", settled],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(server.POST("/api/workspaces/{workspace}/definition/check", { params: { path: { workspace } }, body: { text: settled }, signal })),
  });
  const write = useChange(
    (workspace, text: string) =>
      answer(server.PUT("/api/workspaces/{workspace}/definition", { params: { path: { workspace } }, body: { text, seen: definition.seen } })),
    () => t("text.written"),
  );
  const sure = settled === text && !checked.isPlaceholderData ? checked.data : undefined;
  const keep = () => changed && sure?.ok && write.mutate(text);
  const names = dictionary.data ? [...dictionary.data.events, ...dictionary.data.properties, ...dictionary.data.traits].map((one) => one.name) : [];
  if (shown === "history") return <History now={definition.text} back={() => show("text")} />;
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" maw={640}>{t("text.why")}</Text>
        <Button variant="default" size="sm" leftSection={<IconHistory size={16} aria-hidden />} onClick={() => show("history")}>{t("text.history")}</Button>
      </Group>
      {shown === "changes" ? <Difference before={definition.text} after={text} label={t("text.changes")} /> : (
        <Editor
          value={text}
          onChange={setText}
          label={t("part.text")}
          names={names}
          line={search.line}
          onKeep={keep}
          trouble={sure && !sure.ok ? { line: sure.line, message: sure.message } : null}
        />
      )}
      <div aria-live="polite">
        {sure && !sure.ok && (
          <Alert color="red" variant="light" title={sure.message}><Text size="sm">{sure.hint}</Text></Alert>
        )}
        {sure?.ok && changed && <Text size="sm" c="dimmed">{t("text.good", { count: sure.stages.length })}</Text>}
      </div>
      <Group>
        <Button disabled={!changed || !sure?.ok} loading={write.isPending} onClick={keep}>{t("text.write")}</Button>
        {changed && <Button variant="default" onClick={() => show(shown === "changes" ? "text" : "changes")}>{t(shown === "changes" ? "text.edit" : "text.changes")}</Button>}
        {changed && <Button variant="subtle" color="gray" onClick={() => setText(definition.text)}>{t("rows.discard")}</Button>}
      </Group>
      <Notes notes={definition.notes} />
    </Stack>
  );
}
