// How far is work that takes a while? A bar, what is being done, the time left, and a way to stop it.

import { Button, Group, Paper, Progress, Stack, Text } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { bytes } from "@/arrive/sizes";
import { count, duration } from "@/words/formats";

const KEYS = {
  writing: "job.writing",
  recognising: "job.recognising",
  reading: "job.reading",
  texts: "job.texts",
  learning: "job.learning",
  "reading the log": "job.log",
  "finding who is concerned": "job.who",
  "ordering events": "job.ordering",
  counting: "job.counting",
} as const;

interface Props {
  job: Schemas["JobTold"] | undefined;
  title: string;
  stop: () => void;
}

export function JobProgress({ job, title, stop }: Props) {
  const { t, i18n } = useTranslation("arrive");
  const begun = useRef({ what: "", at: 0, done: 0 });
  const what = job?.kind === "listen" && job.what === "reading" ? "texts" : (job?.what ?? ""); // of texts, not of files
  const { done = 0, of = 0 } = job ?? {};
  if (begun.current.what !== what) begun.current = { what, at: performance.now(), done };
  const seconds = (performance.now() - begun.current.at) / 1000;
  const pace = seconds > 1 ? (done - begun.current.done) / seconds : 0;
  const left = pace > 0 && of > done ? (of - done) / pace : null;
  const key = what in KEYS ? KEYS[what as keyof typeof KEYS] : "job.waiting";
  const inBytes = what === "reading";
  const share = of ? Math.min(done / of, 1) : null;
  return (
    <Paper withBorder p="lg" maw={640} w="100%" role="status" aria-live="polite">
      <Stack gap="sm">
        <Text fw={600}>{title}</Text>
        <Progress
          value={share === null ? 100 : Math.max(share * 100, 2)} striped={share === null} animated={share === null}
          size="md" radius="xl" aria-label={title} transitionDuration={200}
        />
        <Group justify="space-between" gap="xs">
          <Text size="sm" c="dimmed">
            {t(key, { file: job?.detail ?? "" })}
            {of > 1 && ` · ${inBytes ? t("job.of", { done: bytes(done, i18n.language), of: bytes(of, i18n.language) }) : t("job.of", { done: count(done, i18n.language), of: count(of, i18n.language) })}`}
            {left !== null && left > 2 && ` · ${t("job.left", { time: duration(Math.ceil(left), i18n.language) })}`}
          </Text>
          <Button variant="default" size="xs" onClick={stop}>{t("job.stop")}</Button>
        </Group>
      </Stack>
    </Paper>
  );
}
