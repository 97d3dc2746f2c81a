// What changed between two texts? Lines gone and new, told by sign and colour, with a little around them.

import { Text } from "@mantine/core";
import { Fragment, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { changedLines, differences, hunks } from "@/data/text/differences";

import styles from "./text.module.css";

const SIGN = { same: " ", gone: "−", new: "+" } as const;

export function Difference({ before, after, label }: { before: string; after: string; label: string }) {
  const { t } = useTranslation("data");
  const lines = useMemo(() => differences(before, after), [before, after]);
  const changed = changedLines(lines);
  if (!changed.gone && !changed.new) return <Text c="dimmed">{t("text.same")}</Text>;
  return (
    <>
      <Text size="sm" c="dimmed" mb={6}>{t("text.changed", { gone: changed.gone, fresh: changed.new })}</Text>
      <div className={styles.diff} role="region" aria-label={label} tabIndex={0}>
        <table>
          <tbody>
            {hunks(lines).map((hunk, at) => (
              <Fragment key={at}>
                {hunk.skipped > 0 && (
                  <tr data-kind="skipped"><td colSpan={4}>{t("text.skipped", { count: hunk.skipped })}</td></tr>
                )}
                {hunk.lines.map((line) => (
                  <tr key={`${line.before} ${line.after}`} data-kind={line.kind}>
                    <td className={styles.number}>{line.before}</td>
                    <td className={styles.number}>{line.after}</td>
                    <td className={styles.sign}>{SIGN[line.kind]}</td>
                    <td>{line.text}</td>
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
