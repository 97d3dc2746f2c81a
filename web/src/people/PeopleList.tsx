// Who are they, in a list? Each with a name or an id, where they stand, how much they did, and when they were last here.

import { Button, Text } from "@mantine/core";
import { IconUser, IconUserQuestion } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useWorkspace } from "@/parts/workspace";
import { count, day } from "@/words/formats";

import { IdText } from "./IdText";
import styles from "./people.module.css";
import type { Seen } from "./queries";
import { StageMark } from "./StageMark";

export interface PeopleListProps {
  seen: readonly Seen[];
  zone: string;
  /** In little room: a drawer. */
  narrow?: boolean;
  more?: () => void;
  loading?: boolean;
}

export function PeopleList({ seen, zone, narrow = false, more, loading }: PeopleListProps) {
  const { t } = useTranslation("people");
  return (
    <>
      <div className={styles.heads} aria-hidden data-narrow={narrow || undefined}>
        <span>{t("column.who")}</span>
        <span>{t("column.stage")}</span>
        <span>{t("column.events")}</span>
        <span>{t("column.last")}</span>
      </div>
      <ul className={styles.list} aria-label={t("list")} data-narrow={narrow || undefined}>
        {seen.map((one) => <Row key={one.id} one={one} zone={zone} />)}
      </ul>
      {more && (
        <Button variant="default" onClick={more} loading={loading} mt="md">{t("more")}</Button>
      )}
    </>
  );
}

function Row({ one, zone }: { one: Seen; zone: string }) {
  const { t, i18n } = useTranslation("people");
  const workspace = useWorkspace();
  const Icon = one.known ? IconUser : IconUserQuestion;
  const others = one.name ? one.ids : one.ids.filter((id) => id !== (one.ids[0] ?? one.id));
  return (
    <li>
      <Link className={styles.row} to="/$workspace/people/$person" params={{ workspace, person: one.id }}>
        <span className={styles.who}>
          <Icon size={18} className={styles.icon} aria-label={t(one.known ? "customer" : "visitor")} />
          <span className={styles.names}>
            <span className={styles.name}>{one.name || <IdText id={one.ids[0] ?? one.id} />}</span>
            <span className={styles.ids}>
              {others.slice(0, 3).map((id) => <IdText key={id} id={id} most={26} />)}
              {one.ids_in_all > one.ids.length && (
                <Text component="span" size="xs" c="dimmed">{t("moreIds", { count: one.ids_in_all - one.ids.length })}</Text>
              )}
            </span>
          </span>
        </span>
        <StageMark stage={one.stage} />
        <span className={styles.number}>{count(one.events, i18n.language)}<span className={styles.unit}> {t("unit", { count: one.events })}</span></span>
        <span className={styles.last}>{day(one.last, i18n.language, zone)}</span>
      </Link>
    </li>
  );
}
