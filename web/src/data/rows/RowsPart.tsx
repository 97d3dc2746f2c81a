// Which rows wait to be fixed, and how? By reason; each edited in place, all read otherwise, or mended in a file.

import { Group, NativeSelect, Pagination, Stack, Text } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useRows, type Which } from "@/data/queries";
import { Changed } from "@/data/rows/Changed";
import { FilesBack } from "@/data/rows/FilesBack";
import { OtherwisePanel } from "@/data/rows/OtherwisePanel";
import { Reasons } from "@/data/rows/Reasons";
import { RowDrawer } from "@/data/rows/RowDrawer";
import { type Edits, keyOf, type Row } from "@/data/rows/rows";
import { RowsTable } from "@/data/rows/RowsTable";
import { Empty, Failed, Loading } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";
import { count, instant } from "@/words/formats";

const PAGE = 25;

export function RowsPart() {
  const { t, i18n } = useTranslation("data");
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { load?: string; reason?: string };
  const which = { load: search.load, reason: search.reason };
  const [page, setPage] = useState(1);
  const [edits, setEdits] = useState<Edits>({});
  const [open, setOpen] = useState<Row | null>(null);
  const known = useRef(new Map<string, Row>());
  const rows = useRows(which, (page - 1) * PAGE, PAGE);
  useMemo(() => rows.data?.rows.forEach((row) => known.current.set(keyOf(row), row)), [rows.data]);
  const choose = (to: Which) => {
    setPage(1);
    void navigate({ to: "/$workspace/data/{-$part}", params: { workspace, part: "rows" }, search: { ...which, ...to } as never });
  };
  if (rows.isPending) return <Loading rows={8} height={36} />;
  if (rows.isError) return <Failed error={rows.error} again={() => void rows.refetch()} />;
  const { waiting, mended, reasons, loads, found } = rows.data;
  if (!waiting) {
    return (
      <Empty title={t("rows.none")}>
        {mended ? t("rows.noneMended", { count: mended, shown: count(mended, i18n.language) }) : t("rows.noneEver")}
      </Empty>
    );
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Text maw={620}>
          {t("rows.waiting", { count: waiting, shown: count(waiting, i18n.language) })}. {t("rows.others")}{" "}
          {mended > 0 && t("rows.mended", { count: mended, shown: count(mended, i18n.language) })}
        </Text>
        <FilesBack which={which} />
      </Group>
      <Reasons reasons={reasons} chosen={which.reason} choose={(reason) => choose({ reason })} />
      {loads.length > 1 && (
        <NativeSelect
          label={t("rows.load")}
          maw={420}
          value={which.load ?? ""}
          onChange={(event) => choose({ load: event.currentTarget.value || undefined })}
          data={[
            { value: "", label: t("rows.allLoads") },
            ...loads.map((one) => ({
              value: one.load,
              label: `${one.files.join(", ") || one.source} · ${instant(one.at, i18n.language, zone)} · ${count(one.rows, i18n.language)}`,
            })),
          ]}
        />
      )}
      <OtherwisePanel which={which} loads={loads} found={found} />
      <RowsTable rows={rows.data.rows} loads={loads} edits={edits} edit={setEdits} open={setOpen} stale={rows.isPlaceholderData} />
      {found > PAGE && (
        <Pagination
          value={page}
          onChange={setPage}
          total={Math.ceil(found / PAGE)}
          getControlProps={(control) => ({ "aria-label": t(`page.${control}` as "page.first") })}
          getItemProps={(number) => ({ "aria-label": t("page.number", { number }) })}
        />
      )}
      <Changed edits={edits} setEdits={setEdits} known={known.current} />
      <RowDrawer row={open} loads={loads} edits={edits} edit={setEdits} close={() => setOpen(null)} />
    </Stack>
  );
}
