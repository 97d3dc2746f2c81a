// What is the answer? In one sentence, of how many, as the picture people expect or as its table twin. Every figure that
// stands for people is a button to them.

import { Group, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useMemo, useState } from "react";

import { Told } from "@/told/Told";

import { BlockView } from "./BlockView";
import { isDrawn, shownOf } from "./pictures";
import { PartsContext } from "./PartButton";
import type { Result } from "./results";
import { useSay } from "./say";
import type { Part } from "./shown";
import { TableView } from "./TableView";

export type OnPart = (segment: string, part: Part) => void;
export type As = "picture" | "table";

interface Props {
  question: string;
  result: Result;
  onPart?: OnPart;
  /** Which of both is shown, where the page around keeps it (in its address). */
  as?: As;
  onAs?: (as: As) => void;
}

export function Answer({ question, result, onPart, as, onAs }: Props) {
  const say = useSay(result.receipt?.snapshot.zone ?? "UTC");
  const [own, setOwn] = useState<As>("picture");
  const shown = useMemo(() => (isDrawn(question) ? shownOf(question, result, say) : null), [question, result, say]);
  const now = as ?? own;
  const few = useMemo(() => shown !== null && tellsOfFew(now === "picture" ? shown.blocks : shown.tables), [shown, now]);
  if (!shown) return <Text c="dimmed">{say.t("unknown")}</Text>;
  return (
    <PartsContext value={onPart ?? null}>
      <Stack gap="lg" data-answer={question}>
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={2} miw={0} flex="1 1 320px">
            <Title order={2} size="h4" fw={500}>{shown.headline}</Title>
            <Text size="sm" c="dimmed">{shown.of}</Text>
          </Stack>
          <SegmentedControl
            size="xs"
            value={now}
            onChange={(value) => (onAs ?? setOwn)(value as As)}
            data={[{ value: "picture", label: say.t("picture") }, { value: "table", label: say.t("table") }]}
          />
        </Group>
        {now === "picture" ? shown.blocks.map((block, at) => <BlockView key={at} block={block} say={say} />) : shown.tables.map((table) => <TableView key={table.title} table={table} say={say} />)}
        {few && <Text size="xs" c="dimmed">{say.t("tooFew")}</Text>}
        <Notes notes={[...new Set(result.notes ?? [])]} title={say.t("notes")} />
      </Stack>
    </PartsContext>
  );
}

/** Whether a share that is read is of too few people to conclude anything. */
const tellsOfFew = (seen: unknown): boolean => /%°/.test(JSON.stringify(seen, (key, value: unknown) => (key === "title" && typeof value === "string" ? undefined : value)));

/** What a reader must know, as the counting tells it. */
function Notes({ notes, title }: { notes: string[]; title: string }) {
  if (!notes.length) return null;
  return (
    <details>
      <summary><Text span size="sm" c="dimmed">{title} ({notes.length})</Text></summary>
      <Stack gap={4} mt={6}>{notes.map((note) => <Text key={note} size="sm" c="dimmed" maw={720}><Told text={note} /></Text>)}</Stack>
    </details>
  );
}
