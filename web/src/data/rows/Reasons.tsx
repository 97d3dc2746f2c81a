// Why do rows wait? One line a reason: what is wrong, what to do; chosen, only its rows are shown.

import { Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { wordsOf } from "@/data/rows/rows";
import { count } from "@/words/formats";

import styles from "./rows.module.css";

type Props = { reasons: readonly Schemas["ReasonWaiting"][]; chosen?: string; choose: (reason?: string) => void };

export function Reasons({ reasons, chosen, choose }: Props) {
  const { t, i18n } = useTranslation("data");
  return (
    <ul className={styles.reasons} aria-label={t("rows.why")}>
      {reasons.map(({ reason, rows }) => (
        <li key={reason}>
          <UnstyledButton
            className={styles.reason}
            aria-pressed={chosen === reason}
            onClick={() => choose(chosen === reason ? undefined : reason)}
          >
            <Text fw={600} className={styles.count}>{count(rows, i18n.language)}</Text>
            <span>
              <Text size="sm">{t(`why.${wordsOf(reason)}` as "why.no_time")}</Text>
              <Text size="xs" c="dimmed">{t(`fix.${wordsOf(reason)}` as "fix.no_time")}</Text>
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
