// What exactly came of one load? Its files, its events, what should be known of it, and how it was read.

import { Drawer, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { useMapping } from "@/data/queries";
import { Failed, Loading } from "@/parts/State";
import { Told as Sentence } from "@/told/Told";
import { count, duration, instant } from "@/words/formats";

import styles from "./SourcesPart.module.css";

export function LoadDrawer({ load, close }: { load: Schemas["LoadOf"] | null; close: () => void }) {
  const { t } = useTranslation("data");
  return (
    <Drawer opened={load !== null} onClose={close} position="right" size="lg" title={load?.source ?? ""} closeButtonProps={{ "aria-label": t("close") }}>
      {load && <Told load={load} />}
    </Drawer>
  );
}

function Told({ load }: { load: Schemas["LoadOf"] }) {
  const { t, i18n } = useTranslation("data");
  const language = i18n.language;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const mapping = useMapping(load.mapped ? load.load : null);
  const remarks = [
    load.superseded && t("loads.superseded", { count: load.superseded, shown: count(load.superseded, language) }),
    load.mended && t("loads.mended", { count: load.mended, shown: count(load.mended, language) }),
    load.unplaced && t("loads.unplaced", { count: load.unplaced, shown: count(load.unplaced, language) }),
    ...Object.entries(load.blocked).map(([kind, times]) => t("loads.blocked", { count: times, shown: count(times, language), kind })),
  ].filter((one): one is string => Boolean(one));
  return (
    <Stack gap="md">
      <Text c="dimmed" size="sm">
        {instant(load.at, language, zone)} · {duration(Math.max(load.seconds, 0.1), language)}
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("loads.file")}</Table.Th>
            <Table.Th ta="right">{t("loads.accepted")}</Table.Th>
            <Table.Th ta="right">{t("loads.duplicate")}</Table.Th>
            <Table.Th ta="right">{t("loads.setAside")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {load.files.map((file) => (
            <Table.Tr key={file.name}>
              <Table.Td style={{ overflowWrap: "anywhere" }}>
                {file.name}
                <Text size="xs" c="dimmed">
                  {file.joined
                    ? t("loads.joined", { count: file.joined, shown: count(file.joined, language) })
                    : t("loads.ofRows", { count: file.rows, shown: count(file.rows, language) })}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{count(file.accepted, language)}</Table.Td>
              <Table.Td ta="right">{count(file.duplicate, language)}</Table.Td>
              <Table.Td ta="right">{count(file.set_aside, language)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {remarks.map((remark) => <Text size="sm" key={remark}>{remark}</Text>)}
      {load.notes.map((note) => <Text size="sm" c="dimmed" key={note}><Sentence text={note} /></Text>)}
      {load.mapped && (
        <section>
          <Title order={3} size="h5" mb={6}>{t("loads.read")}</Title>
          {mapping.isPending ? <Loading rows={4} /> : mapping.isError ? <Failed error={mapping.error} /> : (
            <pre className={styles.text} tabIndex={0}>{mapping.data}</pre>
          )}
        </section>
      )}
    </Stack>
  );
}
