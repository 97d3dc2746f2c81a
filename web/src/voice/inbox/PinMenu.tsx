// To which stage of the map does a quote go? It stands there as what customers said, in their words, until it is taken away.

import { Button, Group, Modal, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useStages } from "@/people/useStages";

import { pin, unpin, useChange } from "../queries";
import type { Text as Said } from "../types";
import styles from "./inbox.module.css";

export function PinMenu({ text, clause, close }: { text: Said; clause: number | null; close: () => void }) {
  const { t } = useTranslation("voice");
  const names = useStages();
  const [stage, setStage] = useState(names.includes(text.stage) ? text.stage : names[0] ?? "");
  const pinning = useChange(pin, close);
  const taking = useChange(unpin);
  return (
    <Modal opened onClose={close} title={t("pin.title")} closeButtonProps={{ "aria-label": t("correct.close") }}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">{t("pin.why")}</Text>
        {names.length === 0 ? <Text size="sm">{t("pin.noStages")}</Text> : (
          <Radio.Group label={t("pin.stage")} value={stage} onChange={setStage}>
            <Stack gap={6} mt={6}>{names.map((name) => <Radio key={name} value={name} label={name} />)}</Stack>
          </Radio.Group>
        )}
        {text.pinned.length > 0 && (
          <ul className={styles.corrections}>
            {text.pinned.map((one) => (
              <li key={one.id}>
                <span>{t("pin.is", { stage: one.stage })}</span>
                <Button size="compact-xs" h={24} variant="subtle" loading={taking.isPending} onClick={() => taking.mutate(one.id)}>{t("pin.remove")}</Button>
              </li>
            ))}
          </ul>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t("cancel")}</Button>
          <Button disabled={!stage} loading={pinning.isPending} onClick={() => pinning.mutate({ key: text.key, clause: clause === null ? null : text.findings[clause]!.clause, stage, row: "feelings" })}>{t("pin.do")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
