// What happened? The event, what it was about, where, what they said and how they scored it; and all that is told of it.

import { Text, UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconQuote, IconStarFilled } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { decimal, money } from "@/words/formats";

import { HappeningDetail } from "./HappeningDetail";
import styles from "./person.module.css";
import type { Happening } from "./queries";
import { stageColour } from "./stages";
import { clock } from "./timeline";
import { useStages } from "./useStages";

export function HappeningLine({ of: it, person, zone }: { of: Happening; person: string; zone: string }) {
  const { t, i18n } = useTranslation("people");
  const stages = useStages();
  const [open, setOpen] = useState(false);
  const where = [it.touchpoint, it.channel].filter((one, at, all) => one && all.indexOf(one) === at).join(" · ");
  return (
    <li className={styles.event} data-came={it.entered || undefined}>
      <span className={styles.clock}>{it.day ? <span title={t("person.dayOnly")}>·</span> : clock(it.time, i18n.language, zone)}</span>
      <span className={styles.rail} aria-hidden>
        <span className={styles.bead} style={{ background: stageColour(it.stage ?? null, stages) }} />
      </span>
      <div className={styles.what}>
        <UnstyledButton className={styles.head} aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className={styles.told}>
            <span className={styles.eventName}>{it.event}</span>
            {it.about && <span className={styles.about}>{it.about}</span>}
            {it.entered && it.stage && <span className={styles.came}>{t("person.came", { stage: it.stage })}</span>}
            <span className={styles.where}>{where}</span>
            {it.money !== null && it.money !== undefined && (
              <span className={styles.money}>{it.currency ? money(it.money, it.currency, i18n.language) : decimal(it.money, i18n.language, 2)}</span>
            )}
          </span>
          <IconChevronRight size={15} className={styles.chevron} aria-hidden />
        </UnstyledButton>
        {(it.words || (it.score !== null && it.score !== undefined)) && (
          <blockquote className={styles.words}>
            {it.score !== null && it.score !== undefined && (
              <span className={styles.score} title={t("person.score", { score: decimal(it.score, i18n.language) })}>
                <IconStarFilled size={12} aria-hidden /> {decimal(it.score, i18n.language)}
              </span>
            )}
            {it.words && <><IconQuote size={14} className={styles.quote} aria-hidden /><span dir="auto">{it.words}</span></>}
            {it.cut && <Text component="span" size="xs" c="dimmed"> {t("person.cut")}</Text>}
          </blockquote>
        )}
        {open && <HappeningDetail person={person} row={it.row} />}
      </div>
    </li>
  );
}
