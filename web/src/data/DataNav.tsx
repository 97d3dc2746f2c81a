// How does one come from one part of the data to another? Links, with how many rows wait to be fixed.

import { Badge } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { PARTS } from "@/data/parts";
import { useBrought } from "@/data/queries";
import { useWorkspace } from "@/parts/workspace";
import { count, short } from "@/words/formats";

import styles from "./DataNav.module.css";

export function DataNav() {
  const { t, i18n } = useTranslation("data");
  const workspace = useWorkspace();
  const nav = useRef<HTMLElement>(null);
  const { part } = useParams({ strict: false });
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (here) nav.current!.scrollLeft = here.offsetLeft - nav.current!.offsetLeft - 24; // on a phone it may lie outside
  }, [part]);
  const waiting = useBrought().data?.waiting ?? 0;
  return (
    <nav ref={nav} aria-label={t("parts")} className={styles.nav}>
      {PARTS.map((name) => (
        <Link
          key={name}
          to="/$workspace/data/{-$part}"
          params={{ workspace, part: name === "sources" ? undefined : name }}
          className={styles.link}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t(`part.${name}`)}
          {name === "rows" && waiting > 0 && (
            <Badge size="sm" color="orange" variant="light" ml={6} className={styles.badge} aria-label={t("rows.waiting", { count: waiting, shown: count(waiting, i18n.language) })}>
              {short(waiting, i18n.language)}
            </Badge>
          )}
        </Link>
      ))}
    </nav>
  );
}
