// By which ids is this person known, and why are these one person? Each link with the event that showed it, to be parted.

import { Button, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Failed, Loading } from "@/parts/State";

import { ChangedNote, type ChangedHere } from "./ChangedNote";
import { IdText } from "./IdText";
import { LinkLine } from "./LinkLine";
import styles from "./person.module.css";
import { type Pair, type Person, relink, useChange, useLinks } from "./queries";
import { UnlinkDialog } from "./UnlinkDialog";

export function IdsPanel({ person, readFrom }: { person: Person; readFrom: (time: number) => void }) {
  const { t } = useTranslation("people");
  const links = useLinks(person.id);
  const [parting, setParting] = useState<Pair | null>(null);
  const [changed, setChanged] = useState<ChangedHere | null>(null);
  const again = useChange(relink, (result, pair) => setChanged({ pair, result, again: true }));
  if (links.isError) return <Failed error={links.error} again={() => void links.refetch()} />;
  if (!links.data) return <Loading rows={5} />;
  const { ids, ids_in_all: all } = links.data;
  const holding = links.data.links.filter((link) => link.state === "applied");
  const apart = links.data.links.filter((link) => link.state !== "applied");
  return (
    <aside className={styles.ids} aria-labelledby="ids">
      <Title order={2} size="h3" id="ids" mb="xs">{t("ids.title", { count: all })}</Title>
      {changed && <ChangedNote changed={changed} again={() => again.mutate(changed.pair)} working={again.isPending} />}
      <ul className={styles.owned}>
        {ids.slice(0, 24).map((one) => <li key={one.id}><IdText id={one.id} most={44} /></li>)}
        {all > 24 && <li><Text size="sm" c="dimmed">{t("moreIds", { count: all - 24 })}</Text></li>}
      </ul>
      <Title order={3} size="h5" mt="lg" mb={4}>{t("ids.why")}</Title>
      {holding.length === 0 && <Text size="sm" c="dimmed">{t("ids.alone")}</Text>}
      <ol className={styles.links}>
        {holding.map((link) => (
          <LinkLine key={`${link.one.id} ${link.other.id} ${link.since}`} link={link} zone={person.zone} readFrom={readFrom}>
            <Button
              size="compact-xs" variant="subtle" color="gray" onClick={() => setParting({ one: link.one.id, other: link.other.id })}
              aria-label={t("ids.unlinkOf", { one: link.one.value, other: link.other.value })}
            >
              {t("ids.unlink")}
            </Button>
          </LinkLine>
        ))}
      </ol>
      {links.data.links_in_all > links.data.links.length && (
        <Text size="sm" c="dimmed">{t("ids.more", { shown: links.data.links.length, all: links.data.links_in_all })}</Text>
      )}
      {apart.length > 0 && (
        <Stack gap={0} mt="lg">
          <Title order={3} size="h5" mb={4}>{t("ids.apart")}</Title>
          <ol className={styles.links}>
            {apart.map((link) => (
              <LinkLine key={`${link.one.id} ${link.other.id} ${link.since}`} link={link} zone={person.zone} readFrom={readFrom}>
                {link.state === "unlinked" && (
                  <Button
                    size="compact-xs" variant="subtle" loading={again.isPending} onClick={() => again.mutate({ one: link.one.id, other: link.other.id })}
                    aria-label={t("ids.relinkOf", { one: link.one.value, other: link.other.value })}
                  >
                    {t("ids.relink")}
                  </Button>
                )}
              </LinkLine>
            ))}
          </ol>
        </Stack>
      )}
      {parting && (
        <UnlinkDialog pair={parting} close={() => setParting(null)} done={(result) => setChanged({ pair: parting, result, again: false })} />
      )}
    </aside>
  );
}
