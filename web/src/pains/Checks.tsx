// How sure is that? What those who lived it did beside others like them, and every check, passed or not, in plain words.

import { Text } from "@mantine/core";
import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { money, type Painpoints, type Point } from "@/explore/pictures/painWords";
import { ratio, type Say } from "@/explore/pictures/say";
import { Told } from "@/told/Told";

import { checksOf } from "./checks";
import styles from "./pains.module.css";

const ICONS = { passed: IconCheck, failed: IconX, unknown: IconQuestionMark } as const;

export function Checks({ result, point, say }: { result: Painpoints; point: Point; say: Say }) {
  const { t } = useTranslation("pains");
  const compared = point.compared;
  const currency = { currency: result.currency };
  const between = (outcome: { difference: { estimate: number; low: number; high: number } }, told: (value: number) => string): string =>
    say.t("interval", { estimate: told(outcome.difference.estimate), low: told(outcome.difference.low), high: told(outcome.difference.high) });
  return (
    <div className={styles.checks}>
      {compared && (compared.goal || compared.value || compared.score) && (
        <table className={styles.figures}>
          <thead><tr><td /><th scope="col">{t("compare.lived")}</th><th scope="col">{t("compare.others")}</th><th scope="col">{t("compare.difference")}</th></tr></thead>
          <tbody>
            {compared.goal && <tr><th scope="row">{t("compare.goal", { goal: result.goal, within: say.within(result.within) })}</th><td>{compared.reached ? ratio(compared.reached, say) : say.share(compared.goal.mean)}</td><td>{compared.others_reached ? ratio(compared.others_reached, say) : say.share(compared.goal.others_mean)}</td><td>{between(compared.goal, say.points)}</td></tr>}
            {compared.value && <tr><th scope="row">{t("compare.value")}</th><td>{money(compared.value.mean, currency, say)}</td><td>{money(compared.value.others_mean, currency, say)}</td><td>{between(compared.value, (value) => money(value, currency, say))}</td></tr>}
            {compared.score && <tr><th scope="row">{t("compare.score")}</th><td>{say.share(compared.score.mean)}</td><td>{say.share(compared.score.others_mean)}</td><td>{between(compared.score, say.points)}</td></tr>}
          </tbody>
        </table>
      )}
      <ul className={styles.checkList}>
        {checksOf(result, point, say, t).map((check) => {
          const Icon = ICONS[check.state];
          return (
            <li key={check.name} data-state={check.state}>
              <Icon size={16} aria-label={t(`state.${check.state}`)} />
              <span><b>{t(`check.name.${check.name}`)}</b> {check.text}</span>
            </li>
          );
        })}
      </ul>
      {point.condition && <Text size="sm" c="dimmed">{t("rule")} <Told text={point.condition.rule} /></Text>}
      <Text size="sm" c="dimmed">{t("associated")}</Text>
    </div>
  );
}
