// Which stages do customers go through, and what leads into each? Proposed from the events, arranged here, confirmed.

import { Box, Button, Text, Title } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { answer, server, Told } from "@/api/client";
import { Empty, Failed, Loading } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";

import { useProposal, type Beginning } from "./queries";
import type { Arrangement } from "./stages/board";
import { StagesBoard } from "./stages/StagesBoard";

export function StagesPage() {
  const { t } = useTranslation("arrive");
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [beginning, setBeginning] = useState<Beginning>({});
  const proposal = useProposal(workspace, beginning);
  const confirm = useMutation({
    mutationFn: (body: Arrangement) => answer(server.PUT("/api/workspaces/{workspace}/stages", { params: { path: { workspace } }, body })),
    onSuccess: async () => {
      await client.invalidateQueries({ refetchType: "none" });
      await navigate({ to: "/$workspace", params: { workspace } });
    },
  });
  const empty = proposal.error instanceof Told && proposal.error.problem.message.startsWith("There are no events yet");
  return (
    <Box px={{ base: "md", sm: "xl" }} py="lg" mx="auto" pb={110}>
      <Title order={1} size="h2">{t("stages.title")}</Title>
      {proposal.data && <Text c="dimmed" mb="md" maw="76ch">{t(proposal.data.there ? "stages.there" : "stages.proposed")}</Text>}
      {proposal.isLoading && <Box mt="md"><Text size="sm" c="dimmed" mb="xs">{t("stages.looking")}</Text><Loading rows={5} height={64} /></Box>}
      {empty && (
        <Empty title={t("stages.empty")} action={<Button renderRoot={(props) => <Link {...props} to="/$workspace/files" params={{ workspace }} />}>{t("stages.load")}</Button>}>
          {t("stages.emptyWhy")}
        </Empty>
      )}
      {proposal.isError && !empty && <Failed error={proposal.error} again={() => void proposal.refetch()} />}
      {proposal.data && (
        <StagesBoard
          key={JSON.stringify(beginning)} workspace={workspace} proposal={proposal.data} beginning={beginning} begin={setBeginning}
          confirm={confirm.mutate} confirming={confirm.isPending} problem={confirm.error}
        />
      )}
    </Box>
  );
}
