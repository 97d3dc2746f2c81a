// How does one come from one part of the voice area to another? Links; the one that is shown is brought into sight.

import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { useWorkspace } from "@/parts/workspace";

import { PARTS } from "./parts";
import styles from "./voice.module.css";

export function VoiceNav() {
  const { t } = useTranslation("voice");
  const workspace = useWorkspace();
  const nav = useRef<HTMLElement>(null);
  const { part } = useParams({ strict: false });
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (here) nav.current!.scrollLeft = here.offsetLeft - nav.current!.offsetLeft - 24; // on a phone it may lie outside
  }, [part]);
  return (
    <nav ref={nav} aria-label={t("parts")} className={styles.nav}>
      {PARTS.map((name) => (
        <Link
          key={name} to="/$workspace/voice/{-$part}" params={{ workspace, part: name === "inbox" ? undefined : name }} search={{} as never}
          className={styles.link} activeOptions={{ exact: true, includeSearch: false }}
        >
          {t(`part.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
