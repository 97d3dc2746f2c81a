// What can be looked at without own files? A simulated lamp shop, a sample of real households: made when asked for.

import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { answer, server, Told } from "@/api/client";
import { Origin } from "@/parts/Origin";
import { Failed } from "@/parts/State";

import { JobProgress } from "./JobProgress";
import { stopJob, useJob } from "./queries";
import classes from "./Welcome.module.css";

const KNOWN = { lumen: ["demo.lumen", "demo.lumenWhat", "simulated"], grocer: ["demo.grocer", "demo.grocerWhat", "sample"] } as const;

export function Demos({ taken }: { taken: readonly string[] }) {
  const { t } = useTranslation("arrive");
  const navigate = useNavigate();
  const demos = useQuery({ queryKey: ["demos"], queryFn: ({ signal }) => answer(server.GET("/api/demos", { signal })), staleTime: Infinity });
  const start = useMutation({ mutationFn: (demo: string) => answer(server.POST("/api/demos/{demo}", { params: { path: { demo } } })) });
  const job = useJob(start.data?.job ?? null);
  const { state, result } = job.data ?? {};
  useEffect(() => {
    if (state === "done" && typeof result === "string") void navigate({ to: "/$workspace", params: { workspace: result } });
  }, [state, result, navigate]);
  const running = start.data && (!state || state === "waiting" || state === "running");
  const shown = (demos.data ?? []).filter((demo) => demo.there && demo.name in KNOWN && !taken.includes(demo.name));
  if (!shown.length) return null;
  return (
    <section aria-labelledby="welcome-demos">
      <Title order={2} size="h5" id="welcome-demos" mb="xs">{t("demo.title")}</Title>
      <Stack gap="sm">
        {running ? (
          <JobProgress job={job.data} title={t("demo.making")} stop={() => void stopJob(start.data.job).then(() => start.reset())} />
        ) : (
          shown.map(({ name }) => {
            const [title, what, origin] = KNOWN[name as keyof typeof KNOWN];
            return (
              <Paper key={name} withBorder className={classes.demo}>
                <Group justify="space-between" gap="xs" mb={4}>
                  <Text fw={600}>{t(title)}</Text>
                  <Origin of={[origin]} />
                </Group>
                <Text size="sm" c="dimmed" mb="sm">{t(what)}</Text>
                <Button size="xs" variant="default" onClick={() => start.mutate(name)}>{t("demo.open")}</Button>
              </Paper>
            );
          })
        )}
        {start.isError && <Failed error={start.error} />}
        {state === "failed" && job.data?.problem && <Failed error={new Told(job.data.problem, 0)} />}
      </Stack>
    </section>
  );
}
