// Shall two ids be parted? Asked with who would come of it, and how many people there would be.

import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { Failed, Loading } from "@/parts/State";
import { count } from "@/words/formats";

import { IdText } from "./IdText";
import styles from "./person.module.css";
import { type Pair, unlink, useChange, useTrial } from "./queries";

type Props = { pair: Pair; close: () => void; done: (result: Schemas["Changed"]) => void };

export function UnlinkDialog({ pair, close, done }: Props) {
  const { t, i18n } = useTranslation("people");
  const trial = useTrial(pair);
  const part = useChange(unlink, (result) => {
    done(result);
    close();
  });
  const say = (number: number) => count(number, i18n.language);
  const parting = trial.data;
  return (
    <Modal
      opened onClose={close} title={t("unlink.title")} size="lg" closeOnClickOutside={!part.isPending}
      closeButtonProps={{ "aria-label": t("unlink.cancel") }}
    >
      <Stack gap="md">
        <Text size="sm">{t("unlink.question")}</Text>
        <Group gap="sm"><IdText id={pair.one} most={44} /><IdText id={pair.other} most={44} /></Group>
        {trial.isError ? <Failed error={trial.error} again={() => void trial.refetch()} /> : !parting ? <Loading rows={3} /> : parting.held ? (
          <Alert color="yellow" variant="light">{t("unlink.held")}</Alert>
        ) : (
          <>
            <Text size="sm" fw={600}>{t("unlink.becomes")}</Text>
            <div className={styles.parts}>{parting.parts.map((one) => <PartCard key={one.id} part={one} />)}</div>
            {parting.people_before !== parting.people_after && (
              <Group gap="xs" className={styles.before}>
                <Text size="sm" c="dimmed">{t("unlink.people")}</Text>
                <span>{say(parting.people_before)}</span><IconArrowRight size={16} aria-hidden /><strong>{say(parting.people_after)}</strong>
              </Group>
            )}
            <Text size="sm" c="dimmed">{t("unlink.back")}</Text>
          </>
        )}
        <Group justify="flex-end" gap="sm">
          {part.isPending && <Text size="sm" c="dimmed" role="status">{t("unlink.working")}</Text>}
          <Button variant="default" onClick={close} disabled={part.isPending}>{t("unlink.cancel")}</Button>
          <Button onClick={() => part.mutate(pair)} loading={part.isPending} disabled={!parting || parting.held}>{t("unlink.confirm")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function PartCard({ part }: { part: Schemas["Parted"] }) {
  const { t, i18n } = useTranslation("people");
  return (
    <section className={styles.part}>
      <Text size="sm" fw={600}>
        {t(part.known ? "customer" : "visitor")} · {part.events === null || part.events === undefined
          ? t("unlink.eventsAfter")
          : t("events", { count: part.events, formatted: count(part.events, i18n.language) })}
      </Text>
      <ul className={styles.owned}>
        {part.ids.slice(0, 8).map((id) => <li key={id}><IdText id={id} most={38} /></li>)}
        {part.ids_in_all > 8 && <li><Text size="sm" c="dimmed">{t("moreIds", { count: part.ids_in_all - 8 })}</Text></li>}
      </ul>
    </section>
  );
}
