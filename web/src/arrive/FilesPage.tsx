// How do files come in? Dropped, looked at, mended in how they are read, loaded; then what came of it.

import { Box, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";

import { Told } from "@/api/client";
import { Failed } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";

import { takeCarried } from "./carried";
import { Came } from "./came/Came";
import { Arriving } from "./files/Arriving";
import { useSending } from "./files/sending";
import { JobProgress } from "./JobProgress";
import { arrivingKey, stopJob, useCame, useJob, useLastLoad } from "./queries";

export function FilesPage() {
  const { t } = useTranslation("arrive");
  const workspace = useWorkspace();
  const client = useQueryClient();
  const navigate = useNavigate();
  const said = useLocation().hash.replace(/^#/, "") || null; // the load that this page is of
  const show = useCallback((job: string | null) => void navigate({ to: ".", hash: job ?? "", replace: true }), [navigate]);
  const refetch = useCallback(() => void client.invalidateQueries({ queryKey: arrivingKey(workspace) }), [client, workspace]);
  const sending = useSending(workspace, refetch);
  const { add } = sending;
  useEffect(() => {
    const files = takeCarried();
    if (files.length) add(files);
  }, [add]);

  const last = useLastLoad(workspace);
  const job = said ?? last.data?.job ?? null;
  const going = useJob(job);
  const state = going.data?.state;
  useEffect(() => {
    if (state === "done") void client.invalidateQueries({ predicate: ({ queryKey }) => !["job", "came", "loads"].includes(String(queryKey[0])) });
    if (state === "failed" || state === "stopped") refetch();
  }, [state, client, refetch]);
  const came = useCame(workspace, job, state === "done");
  const running = job !== null && (state === "waiting" || state === "running");
  const over = state === "failed" || state === "stopped";
  return (
    <Box px={{ base: "md", sm: "xl" }} py="lg" maw={1480} mx="auto" pb={96}>
      <Title order={1} size="h2" mb="md">{t(came.data ? "came.title" : "files.title")}</Title>
      {running && (
        <JobProgress job={going.data} title={t("files.loading")} stop={() => void stopJob(job).then(() => going.refetch())} />
      )}
      {over && going.data?.problem && state === "failed" && <Box mb="md"><Failed error={new Told(going.data.problem, 0)} /></Box>}
      {over && state === "stopped" && <Box mb="md" role="status">{t("files.stopped")}</Box>}
      {came.data && <Came came={came.data} workspace={workspace} more={() => show(null)} />}
      {!running && !came.data && state !== "done" && <Arriving workspace={workspace} sending={sending} loading={show} />}
    </Box>
  );
}
