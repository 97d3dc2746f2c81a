// What has arrived, and how would it be read? The files on the left, the one looked at on the right, loading below.

import { Drawer, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Failed, Loading } from "@/parts/State";

import { useMending, useRemoving, useUnderstood } from "../queries";
import classes from "./Arriving.module.css";
import { DropZone } from "./DropZone";
import { LoadBar } from "./LoadBar";
import { asking, saidOf, type Said } from "./said";
import type { useSending } from "./sending";
import { SendingList } from "./SendingList";
import { TableDetail } from "./TableDetail";
import { TableList } from "./TableList";
import { Unread } from "./Unread";

interface Props {
  workspace: string;
  sending: ReturnType<typeof useSending>;
  loading: (job: string) => void;
}

export function Arriving({ workspace, sending, loading }: Props) {
  const { t } = useTranslation("arrive");
  const understood = useUnderstood(workspace, !sending.sending);
  const mending = useMending(workspace);
  const removing = useRemoving(workspace);
  const phone = useMediaQuery("(max-width: 62em)");
  const [chosen, setChosen] = useState<string | null>(null);
  const [ofFiles, setOfFiles] = useState<Said["tables"]>({});
  const data = understood.data;
  const looking = understood.isFetching && (sending.ever || !!data?.files.length);
  const some = !!data?.files.length || sending.files.length > 0 || looking;
  const tables = data?.tables ?? [];
  const first = data && (asking(data)[0] ?? tables[0]);
  const table = tables.find((one) => one.table === chosen) ?? (phone ? undefined : first);
  const mend = (said: Said) => mending.mutate(said);
  const said = data && saidOf(data, ofFiles);
  const unread = data?.files.filter((file) => file.problem) ?? [];
  const detail = table && said && (
    <TableDetail key={table.table} table={table} said={said} mend={mend} busy={mending.isPending} zone={data.zone} />
  );
  return (
    <Stack gap="md">
      <DropZone onFiles={sending.add} small={some} />
      <SendingList files={sending.files} stop={sending.stop} />
      {understood.isError && <Failed error={understood.error} again={() => void understood.refetch()} />}
      {mending.isError && <Failed error={mending.error} />}
      {unread.length > 0 && said && (
        <Unread
          files={unread} remove={removing.mutate}
          mend={(file, change) => {
            const all = { ...ofFiles, [`file:${file}`]: { ...ofFiles[`file:${file}`], ...change } };
            setOfFiles(all);
            mend({ ...said, tables: { ...said.tables, ...all } });
          }}
        />
      )}
      {sending.sending || looking ? (
        <Stack gap="xs"><Text size="sm" c="dimmed">{t(sending.sending ? "files.coming" : "files.looking")}</Text><Loading rows={6} height={44} /></Stack>
      ) : (
        tables.length > 0 && said && (
          <div className={classes.columns} aria-busy={understood.isFetching || mending.isPending}>
            <TableList tables={tables} chosen={table?.table ?? null} choose={setChosen} />
            {phone ? (
              <Drawer
                opened={!!table} onClose={() => setChosen(null)} size="100%" position="right" title={t("files.title")} padding="md" closeOnEscape={false}
                closeButtonProps={{ "aria-label": t("files.back") }}
              >
                {detail}
              </Drawer>
            ) : (
              <section className={classes.detail} aria-label={table?.name}>{detail}</section>
            )}
          </div>
        )
      )}
      {data && said && tables.length > 0 && !sending.sending && !looking && (
        <LoadBar
          workspace={workspace} understood={data} said={said} mend={mend} busy={mending.isPending || understood.isFetching}
          loading={loading} show={setChosen}
        />
      )}
    </Stack>
  );
}
