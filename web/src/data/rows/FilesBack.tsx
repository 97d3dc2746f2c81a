// How are rows mended elsewhere, in a spreadsheet? Downloaded as CSV, and brought back.

import { Button, FileButton, Group } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import { useChange, type Which } from "@/data/queries";
import { useWorkspace } from "@/parts/workspace";
import { count } from "@/words/formats";

export function FilesBack({ which }: { which: Which }) {
  const { t, i18n } = useTranslation("data");
  const workspace = useWorkspace();
  const bring = useChange(
    (workspace, file: File) =>
      answer(
        server.PUT("/api/workspaces/{workspace}/rows/file", {
          params: { path: { workspace }, query: { name: file.name } },
          body: file as never,
          bodySerializer: (body: unknown) => body as File,
          headers: { "content-type": "application/octet-stream" },
        }),
      ),
    (fixed) =>
      `${t("rows.fixed", { count: fixed.accepted + fixed.duplicate, shown: count(fixed.accepted + fixed.duplicate, i18n.language) })} ${
        fixed.staying || fixed.again ? t("rows.stay", { count: fixed.staying + fixed.again, shown: count(fixed.staying + fixed.again, i18n.language) }) : ""
      }`,
  );
  const query = new URLSearchParams(Object.entries(which).filter((one): one is [string, string] => Boolean(one[1]))).toString();
  return (
    <Group gap="xs">
      <Button
        component="a"
        variant="default"
        size="sm"
        download="rows-to-fix.csv"
        href={`/api/workspaces/${encodeURIComponent(workspace)}/rows/file${query && `?${query}`}`}
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        {t("rows.download")}
      </Button>
      <FileButton accept=".csv,.ndjson,.jsonl" onChange={(file) => file && bring.mutate(file)}>
        {(props) => (
          <Button {...props} variant="default" size="sm" loading={bring.isPending} leftSection={<IconUpload size={16} aria-hidden />}>
            {t("rows.upload")}
          </Button>
        )}
      </FileButton>
    </Group>
  );
}
