// Is all understood? Where it comes from is said once for all files, then they are loaded.

import { Button, NativeSelect, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import { Failed } from "@/parts/State";
import { count } from "@/words/formats";

import { bytes } from "../sizes";
import classes from "./LoadBar.module.css";
import { asking, withOrigin, type Said, type Understood } from "./said";

interface Props {
  workspace: string;
  understood: Understood;
  said: Said;
  mend: (said: Said) => void;
  busy: boolean;
  loading: (job: string) => void;
  show: (table: string) => void;
}

export function LoadBar({ workspace, understood, said, mend, busy, loading, show }: Props) {
  const { t, i18n } = useTranslation("arrive");
  const start = useMutation({
    mutationFn: () =>
      answer(server.POST("/api/workspaces/{workspace}/arriving/load", { params: { path: { workspace } }, body: { version: understood.version } })),
    onSuccess: ({ job }) => loading(job),
  });
  const asks = asking(understood);
  const unread = understood.files.filter((file) => file.problem).length;
  const size = understood.files.reduce((sum, file) => sum + file.size, 0);
  const files = understood.files.length;
  return (
    <div className={classes.bar}>
      {start.isError && <Failed error={start.error} />}
      <div className={classes.line}>
        <Text size="sm" className={classes.what}>
          {t("files.count", { count: files, shown: count(files, i18n.language) })} · {bytes(size, i18n.language)}
        </Text>
        <NativeSelect
          size="sm" aria-label={t("origin.label")} value={said.origin ?? "real"} className={classes.origin}
          onChange={(event) => mend(withOrigin(said, event.currentTarget.value as Said["origin"]))}
          data={(["real", "sample", "simulated"] as const).map((value) => ({ value, label: t(`origin.${value}`) }))}
        />
        <span className={classes.grow} />
        {asks.length > 0 ? (
          <Button variant="default" onClick={() => show(asks[0]!.table)}>{t("files.asks", { count: asks.length, shown: count(asks.length, i18n.language) })}</Button>
        ) : (
          unread > 0 && <Text size="sm" c="var(--hurts)">{t("files.unread", { count: unread, shown: count(unread, i18n.language) })}</Text>
        )}
        <Button disabled={!understood.ready || busy} loading={start.isPending} onClick={() => start.mutate()}>
          {t("files.load", { count: files, shown: count(files, i18n.language) })}
        </Button>
      </div>
    </div>
  );
}
