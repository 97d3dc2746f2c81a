// What was changed of names? Each with the way back; the log itself never changed.

import { Button, Text } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { answer, type Schemas, server } from "@/api/client";
import { told, type Told } from "@/data/names/names";
import { useChange } from "@/data/queries";

import styles from "./names.module.css";
import panel from "../rows/rows.module.css";

export function Changes({ changes }: { changes: readonly Schemas["NameChange"][] }) {
  const { t } = useTranslation("data");
  const back = useChange(
    async (workspace, one: Told) => {
      let left: string[] = [];
      for (const old of one.olds) {
        const body = { of: one.of, how: one.how, old, new: one.new };
        ({ left } = await answer(server.POST("/api/workspaces/{workspace}/dictionary/returns", { params: { path: { workspace } }, body })));
      }
      return left;
    },
    (left) => [t("names.takenBack"), ...left].join("\n"),
  );
  if (!changes.length) return null;
  return (
    <section className={panel.panel} aria-labelledby="changes">
      <Text id="changes" component="h2" size="sm" fw={600}>{t("names.changes")}</Text>
      <ul className={styles.changes}>
        {told(changes).map((one) => (
          <li key={`${one.of} ${one.how} ${one.olds[0]} ${one.new}`} className={styles.change}>
            <Text size="sm" component="span">
              {t(`names.did.${one.how}`, { olds: one.olds.map((old) => t("quoted", { text: old })).join(", "), new: t("quoted", { text: one.new }) })}{" "}
              {one.of !== "event" && <Text component="span" size="sm" c="dimmed">({t(`names.one.${one.of}`)})</Text>}
            </Text>
            <Button
              size="compact-sm"
              variant="subtle"
              loading={back.isPending && back.variables === one}
              leftSection={<IconArrowBackUp size={14} aria-hidden />}
              onClick={() => back.mutate(one)}
              aria-label={t("names.backOf", { name: one.olds.join(", ") })}
            >
              {t("names.back")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
