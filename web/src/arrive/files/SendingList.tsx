// Which files are on their way, and how far? Each can be stopped; what went wrong stays until it is taken away.

import { CloseButton, Paper, Progress, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { bytes } from "../sizes";
import classes from "./SendingList.module.css";
import type { Sending } from "./sending";

export function SendingList({ files, stop }: { files: readonly Sending[]; stop: (key: string) => void }) {
  const { t, i18n } = useTranslation("arrive");
  if (!files.length) return null;
  return (
    <Paper withBorder p="sm">
      <Stack gap={8} component="ul" m={0} p={0} className={classes.list}>
        {files.map((file) => (
          <li key={file.key} className={classes.file}>
            <Text size="sm" truncate>{file.name}</Text>
            {file.problem ? (
              <Text size="sm" c="var(--hurts)" role="alert">{file.problem.message || t("files.cut")} {file.problem.hint}</Text>
            ) : (
              <Progress value={file.size ? (file.sent / file.size) * 100 : 100} aria-label={t("files.sending", { name: file.name })} />
            )}
            <Text size="xs" c="dimmed" className={classes.size}>{bytes(file.size, i18n.language)}</Text>
            <CloseButton size="sm" aria-label={t("files.stop", { name: file.name })} onClick={() => stop(file.key)} />
          </li>
        ))}
      </Stack>
    </Paper>
  );
}
