// Where does one begin? With one's own files, with a demonstration, or with a workspace that is there already.

import { Box, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowRight, IconFolder } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import { Failed } from "@/parts/State";

import { Demos } from "./Demos";
import { DropZone } from "./files/DropZone";
import { NewWorkspace } from "./NewWorkspace";
import classes from "./Welcome.module.css";
import { Look } from "@/parts/Look";
import { speak } from "@/words/words";

export function Welcome() {
  const { t } = useTranslation("arrive");
  const { t: app } = useTranslation("app");
  const listed = useQuery({ queryKey: ["workspaces"], queryFn: ({ signal }) => answer(server.GET("/api/workspaces", { signal })), staleTime: 0 });
  const [files, setFiles] = useState<File[] | null>(null);
  const names = listed.data?.map(({ name }) => name) ?? [];
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <Text fw={600}>{app("parcours")}</Text>
        <Look onLanguage={(language) => void speak(language)} />
      </header>
      <main className={classes.main}>
        <Box mb="xl">
          <Title order={1} className={classes.title}>{t("welcome.title")}</Title>
          <Text c="dimmed" size="lg" maw="62ch">{t("welcome.what")}</Text>
        </Box>
        {listed.isError && <Failed error={listed.error} again={() => void listed.refetch()} />}
        <div className={classes.columns}>
          <Stack gap="md">
            {files === null ? <DropZone onFiles={setFiles} /> : <NewWorkspace files={files} taken={names} back={() => setFiles(null)} />}
            {files === null && (
              <Group justify="center">
                <Button variant="subtle" size="sm" onClick={() => setFiles([])}>{t("welcome.empty")}</Button>
              </Group>
            )}
          </Stack>
          <Stack gap="xl">
            {names.length > 0 && (
              <section aria-labelledby="welcome-there">
                <Title order={2} size="h5" id="welcome-there" mb="xs">{t("welcome.there")}</Title>
                <Paper withBorder component="ul" className={classes.list}>
                  {names.map((name) => (
                    <li key={name}>
                      <Link to="/$workspace" params={{ workspace: name }} className={classes.workspace}>
                        <IconFolder size={18} aria-hidden />
                        <span>{name}</span>
                        <IconArrowRight size={16} aria-hidden className={classes.arrow} />
                      </Link>
                    </li>
                  ))}
                </Paper>
              </section>
            )}
            <Demos taken={names} />
          </Stack>
        </div>
      </main>
    </div>
  );
}
