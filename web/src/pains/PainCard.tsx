// What is one pain point? Who said it and who lived it, what may be at stake, how bad it sounds, whether it grows, in whose
// words; opened, what speaks for it and what against.

import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { QuotesView } from "@/explore/pictures/Lists";
import { PartButton } from "@/explore/pictures/PartButton";
import { conditionName, type Painpoints, peopleOf, type Point, pointName } from "@/explore/pictures/painWords";
import { quotesOf } from "@/explore/pictures/quotes";
import { ratio, type Say, shareOf } from "@/explore/pictures/say";
import { Told } from "@/told/Told";

import { Checks } from "./Checks";
import { Stake } from "./Stake";
import styles from "./pains.module.css";
import { Spark } from "./Spark";

interface Props {
  result: Painpoints;
  point: Point;
  rank: number | null;
  /** From where to where money is drawn, the same for all. */
  domain: [number, number];
  say: Say;
}

export function PainCard({ result, point, rank, domain, say }: Props) {
  const { t } = useTranslation("pains");
  const name = pointName(point, say);
  return (
    <li className={styles.card}>
      <article aria-label={name}>
        <header className={styles.head}>
          {rank !== null && <span className={styles.rank} aria-label={t("rank", { n: rank })}>{rank}</span>}
          <div className={styles.names}>
            <Title order={3} size="h4" fw={500} className={styles.name}>{name}</Title>
            <Text size="sm" c="dimmed">{[point.stage && point.stage !== "none" ? t("atStage", { stage: point.stage }) : "", point.hurts.length ? t(`hurts.${point.hurts.length > 1 ? "both" : point.hurts[0]!}`, { goal: result.goal }) : t(`verdict.${point.verdict}`)].filter(Boolean).join(" · ")}</Text>
          </div>
        </header>
        <div className={styles.facts}>
          <Who result={result} point={point} say={say} />
          {(point.stake || rank !== null) && <div>
            <h4 className={styles.factName}>{t("stake.title")}</h4>
            {point.stake ? <Stake stake={point.stake} domain={domain} say={say} within={result.within} /> : <Text size="sm" c="dimmed">{point.no_stake.startsWith("No money is on record") ? t("stake.sayWorth") : point.no_stake ? <Told text={point.no_stake} /> : t("stake.none")}</Text>}
          </div>}
          <Severity point={point} say={say} />
          <Spark point={point} say={say} />
        </div>
        {point.quotes.length > 0 ? <QuotesView block={quotesOf(rank === null ? point.quotes.slice(0, 1) : point.quotes, say)} /> : <Text size="sm" c="dimmed" mt="sm">{t("nobodySaid")}</Text>}
        {point.also.length > 0 && <Text size="sm" c="dimmed" mt={6}>{t("also", { list: point.also.map((one) => conditionName(one, say)).join("; ") })}</Text>}
        {point.compared && <details className={styles.details}>
          <summary>{t("details")}</summary>
          <Checks result={result} point={point} say={say} />
        </details>}
      </article>
    </li>
  );
}

function Who({ result, point, say }: { result: Painpoints; point: Point; say: Say }) {
  const { t } = useTranslation("pains");
  const lines = [
    { key: "said" as const, counted: point.said },
    ...(point.lived ? [{ key: "lived" as const, counted: point.lived }] : []),
    ...(point.silent ? [{ key: "silent" as const, counted: point.silent }] : []),
  ];
  return (
    <div>
      <h4 className={styles.factName}>{t("who.title")}</h4>
      <ul className={styles.who}>
        {lines.map(({ key, counted }) => (
          <li key={key}>
            <b><PartButton part={peopleOf(result, point, key, say)} say={say}>{say.count(counted.people)}</PartButton></b> {t(`who.${key}`, { count: counted.people })}
            <Text span size="xs" c="dimmed"> {t(`who.of.${key}`, { of: say.count(counted.of), share: shareOf(counted) === null ? "–" : say.share(shareOf(counted)!) })}</Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How bad it sounds: the mean of what is said of it, on a scale from bad to good, and the share of low scores. */
function Severity({ point, say }: { point: Point; say: Say }) {
  const { t } = useTranslation("pains");
  return (
    <div>
      <h4 className={styles.factName}>{t("severity.title")}</h4>
      {point.severity === null ? <Text size="sm" c="dimmed">{t("severity.none")}</Text> : (
        <div className={styles.scale} role="img" aria-label={t("severity.is", { value: say.decimal(point.severity, 2) })} title={t("severity.is", { value: say.decimal(point.severity, 2) })}>
          <i style={{ left: `${50 * (point.severity + 1)}%` }} />
          <span>{t("severity.bad")}</span><span>{t("severity.good")}</span>
        </div>
      )}
      {point.low_scores && point.low_scores.of > 0 && <Text size="sm">{t("severity.low", { ratio: ratio(point.low_scores, say) })}</Text>}
    </div>
  );
}
