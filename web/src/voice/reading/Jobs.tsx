// How are texts read, and what is learned of them? Two pieces of work in the background: begun here, watched, stopped. A
// page that was left finds them again.

import { Button, Group, Text, Title } from "@mantine/core";
import { IconEar, IconSchool } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import { JobProgress } from "@/arrive/JobProgress";
import { stopJob, useJob } from "@/arrive/queries";
import { Failed } from "@/parts/State";
import { Told as Wrong } from "@/api/client";
import { useWorkspace } from "@/parts/workspace";
import { count } from "@/words/formats";

import { learn, listen, useChange } from "../queries";
import type { Reading } from "../types";
import styles from "../voice.module.css";

const KINDS = ["listen", "learn"] as const;
const GOING = ["waiting", "running"];

export function Jobs({ now }: { now: Reading }) {
  const { t, i18n } = useTranslation("voice");
  const workspace = useWorkspace();
  const answers = useQueryClient();
  const [begun, setBegun] = useState<string | null>(null);
  const last = useLast(workspace);
  const watched = begun ?? last.data ?? null;
  const job = useJob(watched).data;
  const going = job !== undefined && GOING.includes(job.state);
  const over = job !== undefined && !going ? `${job.job} ${job.state}` : null;
  useEffect(() => {
    if (over) void answers.invalidateQueries();
  }, [over, answers]);
  const start = useChange((where: string, kind: (typeof KINDS)[number]) => (kind === "listen" ? listen(where) : learn(where)), ({ job: made }) => setBegun(made));
  const n = (value: number): string => count(value, i18n.language);
  const learnable = now.stars + now.corrections > 0;
  if (going) return <JobProgress job={job} title={t(job.kind === "learn" ? "jobs.learning" : "jobs.listening")} stop={() => void stopJob(job.job)} />;
  return (
    <section className={styles.card} aria-label={t("jobs.title")}>
      {job?.state === "failed" && job.problem && <div style={{ marginBottom: 12 }}><Failed error={new Wrong(job.problem, 400)} /></div>}
      {job?.state === "stopped" && <Text size="sm" role="status" mb="sm">{t("jobs.stopped")}</Text>}
      <Group gap="xl" align="flex-start">
        <div style={{ flex: "1 1 280px" }}>
          <Title order={2} size="h4" fw={500}>{t("jobs.listen")}</Title>
          <Text size="sm" c="dimmed" my={6}>{now.unread ? t("jobs.listenWhy", { count: now.unread, n: n(now.unread) }) : t("jobs.allRead")}</Text>
          <Button leftSection={<IconEar size={16} aria-hidden />} disabled={!now.unread} loading={start.isPending && start.variables === "listen"} onClick={() => start.mutate("listen")}>{t("jobs.doListen")}</Button>
        </div>
        <div style={{ flex: "1 1 280px" }}>
          <Title order={2} size="h4" fw={500}>{t("jobs.learn")}</Title>
          <Text size="sm" c="dimmed" my={6}>{learnable ? t("jobs.learnWhy", { stars: n(now.stars), corrections: n(now.corrections) }) : t("jobs.nothingToLearn")}</Text>
          <Button variant="default" leftSection={<IconSchool size={16} aria-hidden />} disabled={!learnable} loading={start.isPending && start.variables === "learn"} onClick={() => start.mutate("learn")}>{t("jobs.doLearn")}</Button>
        </div>
      </Group>
    </section>
  );
}

/** The newest of such work that is not over. */
const useLast = (workspace: string) =>
  useQuery({
    queryKey: ["voice", workspace, "jobs"],
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const jobs = await answer(server.GET("/api/jobs", { params: { query: { workspace } }, signal }));
      return jobs.find((one) => (KINDS as readonly string[]).includes(one.kind) && GOING.includes(one.state))?.job ?? null;
    },
  });
