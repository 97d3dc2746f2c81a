// Why are two ids one person's? They were told together: by which event, and when; or why they are kept apart.

import { Anchor, Text } from "@mantine/core";
import { IconLink, IconUnlink } from "@tabler/icons-react";
import { Link as RouterLink } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useWorkspace } from "@/parts/workspace";
import { instant } from "@/words/formats";

import { IdText } from "./IdText";
import styles from "./person.module.css";
import type { Link } from "./queries";

const APART = ["unlinked", "conflict", "too_many_ids"] as const;

export function LinkLine({ link, zone, readFrom, children }: { link: Link; zone: string; readFrom: (time: number) => void; children?: ReactNode }) {
  const { t, i18n } = useTranslation("people");
  const when = link.since ? instant(link.since, i18n.language, zone) : "";
  const state = APART.find((one) => one === link.state);
  const Icon = state ? IconUnlink : IconLink;
  return (
    <li className={styles.link}>
      <Icon size={15} className={styles.linkIcon} aria-hidden />
      <div className={styles.linked}>
        <span className={styles.pair}>
          <Theirs link={link} id={link.one.id} />
          <span className={styles.with}>{t("ids.with")}</span>
          <Theirs link={link} id={link.other.id} />
        </span>
        <Text size="xs" c="dimmed" component="span">
          {state && <>{t(`ids.state.${state}`)} </>}
          {!link.since ? t("ids.always") : link.event === null || link.event === undefined ? t("ids.toldUnknown", { when }) : (
            <Anchor component="button" type="button" size="xs" ta="start" onClick={() => readFrom(link.since!)}>
              {t("ids.told", { event: link.event, when })}
            </Anchor>
          )}
        </Text>
      </div>
      {children}
    </li>
  );
}

/** An id of somebody else leads to them. */
function Theirs({ link, id }: { link: Link; id: string }) {
  const workspace = useWorkspace();
  if (link.ours) return <IdText id={id} most={34} />;
  return (
    <Anchor size="sm" renderRoot={(props) => <RouterLink to="/$workspace/people/$person" params={{ workspace, person: id }} {...props} />}>
      <IdText id={id} most={34} />
    </Anchor>
  );
}
