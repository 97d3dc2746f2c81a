// Through which stages did they go? A band of stays; choosing one reads on from there.

import { Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { count, day, duration } from "@/words/formats";

import { type Stretch, stretches } from "./band";
import styles from "./person.module.css";
import type { Person } from "./queries";
import { stageColour } from "./stages";
import { useStages } from "./useStages";

export function StageBand({ person, choose }: { person: Person; choose: (from: number) => void }) {
  const { t } = useTranslation("people");
  const stages = useStages();
  const found = stretches(person.visits, person.as_of);
  if (!found.length) return null;
  return (
    <section aria-label={t("person.way")} className={styles.way}>
      <ol className={styles.band} data-many={found.length > 12 || undefined}>
        {found.map((one) => (
          <li key={`${one.stage} ${one.from} ${one.to}`} style={{ flexGrow: one.grow }}>
            {one.stage === null ? <Nowhere one={one} zone={person.zone} /> : <Stay one={one} stages={stages} zone={person.zone} choose={choose} />}
          </li>
        ))}
      </ol>
      <Text size="xs" c="dimmed">
        {t("person.wayHint")} {person.visits_in_all > person.visits.length &&
          t("person.latestVisits", { shown: person.visits.length, all: person.visits_in_all })}
      </Text>
    </section>
  );
}

function Stay({ one, stages, zone, choose }: { one: Stretch; stages: readonly string[]; zone: string; choose: (from: number) => void }) {
  const { t, i18n } = useTranslation("people");
  const named = one.stage === "out" ? t("out") : one.stage!;
  const long = duration(one.to - one.from, i18n.language, "short");
  const said = t(one.still ? "person.visitStill" : "person.visit", {
    stage: named, from: day(one.from, i18n.language, zone), to: day(one.to, i18n.language, zone), long,
  });
  return (
    <UnstyledButton
      className={styles.stay} title={said} onClick={() => choose(one.from)}
      style={{ background: stageColour(one.stage, stages) }} data-still={one.still || undefined}
    >
      <span className={styles.stayName}>{named}</span>
      <span className={styles.stayLong}>{long} · {t("events", { count: one.events, formatted: count(one.events, i18n.language) })}</span>
    </UnstyledButton>
  );
}

function Nowhere({ one, zone }: { one: Stretch; zone: string }) {
  const { t, i18n } = useTranslation("people");
  const long = duration(one.to - one.from, i18n.language, "short");
  const said = t(one.still ? "person.nowhereStill" : "person.nowhere", { from: day(one.from, i18n.language, zone), to: day(one.to, i18n.language, zone), long });
  return <span className={styles.nowhere} title={said}><span className={styles.stayLong}>{long}</span></span>;
}
