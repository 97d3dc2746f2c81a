// What may be at stake? The likeliest amount with its range on the scale that all share, and what it rests on.

import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { money, type Stake as Staked } from "@/explore/pictures/painWords";
import type { Say } from "@/explore/pictures/say";
import { place } from "@/explore/pictures/scale";

import styles from "./pains.module.css";

export function Stake({ stake, domain, say, within }: { stake: Staked; domain: [number, number]; say: Say; within: string }) {
  const { t } = useTranslation("pains");
  const [low, high, at, zero] = [stake.low, stake.high, stake.amount, 0].map((value) => place(value, domain));
  const told = t("stake.range", { low: money(stake.low, stake, say), high: money(stake.high, stake, say) });
  return (
    <>
      <p className={styles.amount}>{money(stake.amount, stake, say)} <Text span size="sm" c="dimmed">{told}</Text></p>
      <div className={styles.range} aria-hidden>
        <i className={styles.zero} style={{ left: `${zero}%` }} />
        <i className={styles.interval} style={{ left: `${low}%`, width: `${high! - low!}%` }} />
        <i className={styles.dot} style={{ left: `${at}%` }} />
      </div>
      <Text size="xs" c="dimmed">
        {stake.basis === "assumed value"
          ? t("stake.assumed", { people: say.count(stake.people), each: money(stake.each, stake, say), worth: stake.goal_value == null ? "–" : money(stake.goal_value, stake, say) })
          : t("stake.basis", { people: say.count(stake.people), each: money(stake.each, stake, say), within: say.within(within) })}
        {stake.low <= 0 && ` ${t("stake.maybeNothing")}`}
      </Text>
    </>
  );
}
