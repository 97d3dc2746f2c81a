// What became of the rows of one source? Accepted, here already, to be mended: with why, how, and the rows themselves.

import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { wordsOf } from "@/data/rows/rows";
import { Origin } from "@/parts/Origin";
import { count } from "@/words/formats";

import classes from "./Came.module.css";
import { asideRows, type SourceCame } from "./joins";

const MOST_NAMES = 4;

export function CameSource({ source }: { source: SourceCame }) {
  const { t, i18n } = useTranslation("arrive");
  const say = (value: number) => count(value, i18n.language);
  const aside = asideRows(source);
  const beside = source.looked_up.flatMap((file) => file.aside);
  const names = source.names.slice(0, MOST_NAMES).map((one) => `${one.name} ${say(one.events)}`);
  const more = source.names.length - MOST_NAMES;
  const notes = [
    source.corrected && t("came.corrected", { count: source.corrected, shown: say(source.corrected) }),
    ...source.looked_up.map((file) => t("came.lookedUp", { file: file.file, count: file.rows, joined: say(file.joined), shown: say(file.rows) })),
    source.folds && t("came.folds", { count: source.folds, shown: say(source.folds) }),
    source.cut && t("came.cut", { count: source.cut, shown: say(source.cut) }),
    source.unplaced && t("came.unplaced", { count: source.unplaced, shown: say(source.unplaced) }),
    source.otherwise && t("came.otherwise"),
  ].filter((note): note is string => !!note);
  return (
    <li className={classes.source} data-aside={aside + beside.length > 0 || undefined}>
      <div className={classes.head}>
        <span className={classes.name}>{source.source}</span>
        <Origin of={[source.origin]} />
      </div>
      <Text size="sm" c="dimmed">{source.files.join(", ")}</Text>
      <div className={classes.bar} aria-hidden>
        {([["accepted", source.accepted], ["twice", source.twice], ["aside", aside]] as const).map(([of, rows]) => rows > 0 && <i key={of} data-of={of} style={{ flex: rows }} />)}
      </div>
      <Text size="sm">
        {t("came.accepted", { count: source.accepted, shown: say(source.accepted) })}
        {source.twice > 0 && ` · ${t("came.twice", { count: source.twice, shown: say(source.twice) })}`}
        {aside > 0 && ` · ${t("came.aside", { count: aside, shown: say(aside) })}`}
      </Text>
      <Text size="sm" c="dimmed">
        {source.kind === "people" ? t("came.traits") : names.join(" · ")}
        {more > 0 && ` · ${t("came.moreNames", { count: more, shown: say(more) })}`}
      </Text>
      {[...source.aside, ...beside].map((one) => (
        <div key={one.reason} className={classes.reason}>
          <Text size="sm"><b>{say(one.rows)} · <Why reason={one.reason} of="why" /></b> <Why reason={one.reason} of="fix" /></Text>
          {one.examples.map((row) => (
            <code key={`${row.file} ${row.row}`} className={classes.raw}>{t("came.where", { file: row.file, row: say(row.row) })}: {row.raw}</code>
          ))}
        </div>
      ))}
      {notes.length > 0 && <ul className={classes.notes}>{notes.map((note) => <li key={note}>{note}</li>)}</ul>}
    </li>
  );
}

function Why({ reason, of }: { reason: string; of: "why" | "fix" }) {
  const { t } = useTranslation("data");
  return <>{t(`${of}.${wordsOf(reason)}` as "why.no_time")}</>;
}
