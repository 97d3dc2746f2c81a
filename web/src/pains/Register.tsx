// What is on the register? Pain points that hurt, by expected loss; those that are said, with nobody known to live them; and
// what was looked at and is not concluded.

import { Anchor, Button, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { painpoints } from "@/explore/pictures/painpoints";
import { PartsContext } from "@/explore/pictures/PartButton";
import { type Painpoints, pointName, saidAndLived } from "@/explore/pictures/painWords";
import { ratio, useSay } from "@/explore/pictures/say";
import { niceDomain } from "@/explore/pictures/scale";
import type { Part } from "@/explore/pictures/shown";
import { TableView } from "@/explore/pictures/TableView";
import { Empty } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";
import { Told } from "@/told/Told";

import { PainCard } from "./PainCard";
import styles from "./pains.module.css";

const AT_FIRST = 6; // of those that are only said
const REFUSED = ["unclear", "differed before", "nobody comparable", "too few", "no sign", "not compared"] as const;

export function Register({ result, as, onPart }: { result: Painpoints; as: "cards" | "table"; onPart: (part: Part) => void }) {
  const { t } = useTranslation("pains");
  const workspace = useWorkspace();
  const say = useSay(result.receipt?.snapshot.zone ?? "UTC");
  const hurting = result.points.filter((point) => point.verdict === "hurts");
  const said = result.points.filter((point) => point.verdict !== "hurts");
  const { domain } = niceDomain([0, ...result.points.flatMap((point) => (point.stake ? [point.stake.low, point.stake.high] : []))]);
  const notes = [...new Set(result.notes ?? [])];
  const [all, setAll] = useState(false);
  const shown = all ? said : said.slice(0, AT_FIRST);
  const card = (point: Painpoints["points"][number], rank: number | null) => <PainCard key={point.name} result={result} point={point} rank={rank} domain={domain} say={say} />;
  return (
    <PartsContext value={(_, part) => onPart(part)}>
      <p className={styles.summary} role="status">
        <b>{t("found", { count: hurting.length, n: say.count(hurting.length) })}</b>
        <Text span size="sm" c="dimmed">{t("of", { counted: say.counted("persons", result.people), spoke: ratio(result.spoke, say), tried: say.count(result.tried), goal: result.goal, within: say.within(result.within) })}</Text>
      </p>
      {as === "table" ? painpoints(result, say).tables.map((table) => <TableView key={table.title} table={table} say={say} />) : (
        <>
          {result.spoke.people === 0 && (
            <Text size="sm" c="dimmed" mt="sm" maw={720}>
              {t("unheard")} <Anchor renderRoot={(props) => <Link to="/$workspace/files" params={{ workspace }} {...props} />}>{t("bring")}</Anchor>
            </Text>
          )}
          {result.points.length === 0 && <Empty title={t("nothing")}>{t("nothingWhy")}</Empty>}
          {hurting.length > 0 && <ol className={styles.list}>{hurting.map((point, at) => card(point, at + 1))}</ol>}
          {said.length > 0 && (
            <>
              <Title order={2} size="h4" fw={500} mt="xl" mb={4}>{t("saidAlone")}</Title>
              <Text size="sm" c="dimmed" mb="sm" maw={720}>{t("saidAloneWhy")}</Text>
              <ul className={styles.list}>{shown.map((point) => card(point, null))}</ul>
              {shown.length < said.length && <Button variant="default" mt="md" onClick={() => setAll(true)}>{t("showMore", { count: said.length - shown.length, n: say.count(said.length - shown.length) })}</Button>}
            </>
          )}
          {result.others.length > 0 && (
            <section aria-label={t("refused")}>
              <Title order={2} size="h4" fw={500} mt="xl" mb={4}>{t("refused")}</Title>
              <Text size="sm" c="dimmed" mb="sm" maw={720}>{t("refusedWhy")}</Text>
              {REFUSED.map((verdict) => {
                const some = result.others.filter((point) => point.verdict === verdict);
                return some.length > 0 && (
                  <details key={verdict} className={styles.refused}>
                    <summary>{t(`verdict.${verdict}`)} <Text span c="dimmed" size="sm">{say.count(some.length)}</Text></summary>
                    <ul>
                      {some.map((point) => (
                        <li key={point.name}>
                          <span>{pointName(point, say)}</span>
                          <Text size="sm" c="dimmed">{saidAndLived(point, say)}. <Told text={point.told} /></Text>
                        </li>
                      ))}
                    </ul>
                  </details>
                );
              })}
            </section>
          )}
        </>
      )}
      {notes.length > 0 && (
        <details className={styles.notes}>
          <summary><Text span size="sm" c="dimmed">{t("notes", { count: notes.length })}</Text></summary>
          {notes.map((note) => <Text key={note} size="sm" c="dimmed" maw={760} mt={4}><Told text={note} /></Text>)}
        </details>
      )}
    </PartsContext>
  );
}
