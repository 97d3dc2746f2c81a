// What would come of the rows edited so far, and shall they come in? A bar that stays in view while there are some.

import { Button, Group, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useTranslation } from "react-i18next";

import { answer, type Schemas, server } from "@/api/client";
import { useChange, useTrial } from "@/data/queries";
import { byHand, type Edits, type Row, wordsOf } from "@/data/rows/rows";
import { count } from "@/words/formats";

import styles from "./rows.module.css";

type Props = { edits: Edits; setEdits: (edits: Edits) => void; known: ReadonlyMap<string, Row> };

export function Changed({ edits, setEdits, known }: Props) {
  const { t, i18n } = useTranslation("data");
  const shown = (value: number) => count(value, i18n.language);
  const [settled] = useDebouncedValue(edits, 350);
  const rows = byHand(settled, known);
  const trial = useTrial({ by_hand: rows }, rows.length > 0);
  const fix = useChange(
    (workspace, rows: Schemas["FixedRow"][]) =>
      answer(server.POST("/api/workspaces/{workspace}/rows/fixed", { params: { path: { workspace } }, body: { by_hand: rows } as never })),
    (fixed) => t("rows.fixed", { count: fixed.accepted + fixed.duplicate, shown: shown(fixed.accepted + fixed.duplicate) }),
  );
  const edited = Object.keys(edits).length;
  if (!edited) return null;
  const tried = trial.data && settled === edits ? trial.data : undefined;
  const bad = new Set(tried?.wrong.map((one) => `${one.load} ${one.number}`));
  const good = byHand(edits, known).filter((row) => !bad.has(`${row.load} ${row.number}`));
  const still = Object.fromEntries(Object.entries(edits).filter(([key]) => bad.has(key)));
  const reasons = [...new Set(tried?.wrong.map((one) => one.reason))];
  return (
    <div className={styles.changed} role="status">
      <div>
        <Text fw={600}>{t("rows.edited", { count: edited, shown: shown(edited) })}</Text>
        <Text size="sm" className={tried?.staying ? styles.bad : styles.good}>
          {!tried ? t("rows.trying") : tried.staying
            ? t("rows.stillWrong", { count: tried.staying, shown: shown(tried.staying), why: reasons.map((one) => t(`why.${wordsOf(one)}` as "why.no_time")).join("; ") })
            : t("rows.allWould")}
        </Text>
      </div>
      <Group gap="xs">
        <Button variant="default" onClick={() => setEdits({})}>{t("rows.discard")}</Button>
        <Button disabled={!tried || !good.length} loading={fix.isPending} onClick={() => fix.mutate(good, { onSuccess: () => setEdits(still) })}>
          {t("rows.bring", { count: good.length, shown: shown(good.length) })}
        </Button>
      </Group>
    </div>
  );
}
