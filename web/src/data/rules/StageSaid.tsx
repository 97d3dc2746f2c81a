// What do the rules of a stage say, in words? Who comes in, who leaves, what they want, and the way that is meant.

import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { type Say, sayStage } from "@/data/rules/said";

import styles from "./rules.module.css";

export function StageSaid({ stage }: { stage: Schemas["StageText"] }) {
  const { t, i18n } = useTranslation("data");
  const listed = (type: "disjunction" | "conjunction") => (parts: readonly string[]) => new Intl.ListFormat(i18n.language, { type }).format(parts);
  const say: Say = {
    did: (events, count, within) =>
      [count > 1 ? t("rules.times", { events, count }) : events, within && t("rules.within", { within })].filter(Boolean).join(" "),
    didNot: (events, within) => [t("rules.didNot", { events }), within && t("rules.within", { within })].filter(Boolean).join(" "),
    not: (rule) => t("rules.not", { rule }),
    quiet: (length, of, to) => [of ? t("rules.quietOf", { length, of }) : t("rules.quiet", { length }), to && t("rules.to", { to })].filter(Boolean).join(" "),
    leaves: (rule, to) => [rule, to && t("rules.to", { to })].filter(Boolean).join(" "),
    or: listed("disjunction"),
    and: listed("conjunction"),
    length: (count, unit) => new Intl.NumberFormat(i18n.language, { style: "unit", unit, unitDisplay: "long" }).format(count),
  };
  const said = sayStage(stage.said as Record<string, unknown>, say);
  const lines: [string, string][] = [
    [t("rules.enter"), said.enter + (said.enter && said.back ? ` · ${t("rules.backToo")}` : "")],
    [t("rules.leave"), said.leave.join("; ")],
    [t("rules.goal"), said.goal],
    [t("rules.success"), said.success],
    [t("rules.intended"), said.intended.join(" → ")],
  ];
  return (
    <dl className={styles.said}>
      {lines.filter(([, what]) => what).map(([label, what]) => (
        <div key={label}>
          <Text component="dt" size="sm" c="dimmed">{label}</Text>
          <Text component="dd" size="sm" m={0}>{what}</Text>
        </div>
      ))}
    </dl>
  );
}
