// What do customers want of this stage? Read, and written in place.

import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useWriting } from "../queries";

export function GoalText({ stage, goal, open = false }: { stage: string; goal: string; open?: boolean }) {
  const { t } = useTranslation("map");
  const [editing, setEditing] = useState(open);
  const [text, setText] = useState(goal);
  const writing = useWriting();
  if (!editing) {
    return (
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" c="dimmed">{t("page.goal.label", { stage })}</Text>
          <Text>{goal ? <bdi>{goal}</bdi> : t("page.goal.none")}</Text>
        </div>
        <Button
          size="compact-sm" variant="default" leftSection={<IconPencil size={14} aria-hidden />} style={{ flex: "none" }}
          onClick={() => { setText(goal); setEditing(true); }}
        >
          {t(goal ? "page.edit" : "page.write")}
        </Button>
      </Group>
    );
  }
  const keep = (): void => writing.mutate({ what: "goal", stage, goal: text.trim() }, { onSuccess: () => setEditing(false) });
  return (
    <form onSubmit={(event) => { event.preventDefault(); keep(); }}>
      <Stack gap="xs">
        <Textarea
          label={t("page.goal.label", { stage })} description={t("page.goal.how")} autosize minRows={2} value={text} autoFocus={!open}
          onChange={(event) => setText(event.currentTarget.value)} maxLength={2000}
        />
        <Group gap="xs" justify="flex-end">
          {!open && <Button size="xs" variant="default" onClick={() => setEditing(false)}>{t("page.cancel")}</Button>}
          <Button size="xs" type="submit" loading={writing.isPending} disabled={text.trim() === goal}>{t("page.save")}</Button>
        </Group>
      </Stack>
    </form>
  );
}
