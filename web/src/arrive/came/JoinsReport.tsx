// Whom do the rows belong to? For each source in a sentence and a bar; then what was not taken for one person, and why.

import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { count } from "@/words/formats";

import { idWord } from "../idWords";
import classes from "./Came.module.css";
import { shares, type Came, type Joins } from "./joins";

const COLOURS = ["var(--way)", "light-dark(#5fa0bf, #4f8fb0)", "light-dark(#9cc4d6, #2f6380)", "light-dark(#c6dfe9, #24495d)"];

export function JoinsReport({ came }: { came: Came }) {
  const { t, i18n } = useTranslation("arrive");
  const say = (value: number) => count(value, i18n.language);
  if (!came.joins.length) return null;
  return (
    <section aria-labelledby="came-joins">
      <Title order={2} size="h4" id="came-joins" mb="xs">{t("joins.title")}</Title>
      <Text size="sm" c="dimmed" mb="md" maw="70ch">{t("joins.why")}</Text>
      <ul className={classes.joins}>{came.joins.map((one) => <JoinLine key={one.source} joins={one} />)}</ul>
      <ul className={classes.notes} style={{ marginTop: 16 }}>
        {came.links_aside.map((one) => (
          <li key={one.reason}>{t(one.reason === "conflict" ? "joins.conflict" : "joins.tooMany", { count: one.links, shown: say(one.links) })}</li>
        ))}
        {came.apart.map(({ one, other }) => (
          <li key={`${one.join()} ${other.join()}`}>{t("joins.apart", { one: `${idWord(one[0], t)} “${one[1]}”`, other: `${idWord(other[0], t)} “${other[1]}”` })}</li>
        ))}
        {came.blocked.map((one) => (
          <li key={one.kind}>
            {t("joins.blocked", { kind: idWord(one.kind, t), count: one.rows, shown: say(one.rows), values: one.values.map((value) => `“${value.kind}” ${say(value.rows)}`).join(", ") })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function JoinLine({ joins }: { joins: Joins }) {
  const { t, i18n } = useTranslation("arrive");
  const parts = shares(joins);
  const percent = (value: number) => new Intl.NumberFormat(i18n.language, { style: "percent" }).format(value / 100);
  const said = parts.map(({ kind, percent: of, rows }) => {
    const share = of === 0 && rows > 0 ? t("joins.less", { share: percent(1) }) : percent(of);
    return kind ? t("joins.by", { share, id: idWord(kind, t) }) : t("joins.nobody", { share, ids: joins.nobody.map((one) => idWord(one.kind, t)).join(", ") });
  });
  return (
    <li className={classes.join}>
      <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>{joins.source}</Text>
      <div className={classes.shares} aria-hidden>
        {parts.map((part, at) => <i key={part.kind} style={{ flex: part.rows, background: part.kind ? COLOURS[at % COLOURS.length] : "var(--edge)", opacity: part.kind ? 1 : 0.45 }} />)}
      </div>
      <span className={classes.said}>
        {said.join(", ")} <Text span size="sm" c="dimmed">({t("came.total", { count: joins.rows, shown: count(joins.rows, i18n.language) })})</Text>
      </span>
    </li>
  );
}
