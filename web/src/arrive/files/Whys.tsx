// How does a table belong to others, and which events are made of its rows? In sentences; events are named in place.

import { Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { share } from "@/words/formats";

import { withName, withTable } from "./said";
import type { Mending } from "./TableDetail";
import classes from "./Whys.module.css";

const WORDS = {
  persons: "why.persons",
  leads: "why.leads",
  "lends time": "why.lends",
  "told with": "why.toldWith",
  "looked up": "why.lookedUp",
  "takes time": "why.takesTime",
  lines: "why.lines",
  corrects: "why.corrects",
  times: "why.times",
  belongs: "why.belongs",
  takes: "why.takes",
  items: "why.items",
} as const;

export function Whys({ table, said, mend }: Mending) {
  const { t, i18n } = useTranslation("arrive");
  const some = table.why.length || table.made.length || table.sums.length || table.event;
  if (!some) return null;
  return (
    <ul className={classes.whys}>
      {table.event && table.part === "events" && (
        <li className={classes.named}>
          <Text span size="sm">{t("why.each")}</Text>
          <Named value={table.event} label={t("why.eventName")} set={(event) => mend(withTable(said, table.table, { event }))} />
        </li>
      )}
      {table.why.map((why, at) => (
        <li key={at}>
          <Text size="sm">
            {t(WORDS[why.kind], {
              table: why.table, column: why.column, by: why.by,
              columns: new Intl.ListFormat(i18n.language).format((why.columns ?? []).slice(0, 4)),
              share: why.share == null ? "" : share(why.share, i18n.language),
            })}
          </Text>
        </li>
      ))}
      {table.made.map((made) => (
        <li key={made.event} className={classes.named}>
          <Named value={made.now} label={t("why.eventName")} set={(now) => mend(withName(said, table.table, made.event, now))} />
          <Text span size="sm" c="dimmed">{made.of === "otherwise" ? t("why.otherwise") : made.of}</Text>
        </li>
      ))}
      {table.sums.map((sum) => (
        <li key={sum.event}><Text size="sm">{t("why.sum", { name: sum.now, of: sum.of.replaceAll("*", "×") })}</Text></li>
      ))}
    </ul>
  );
}

/** A name that is written over in place, and kept when one leaves it. */
function Named({ value, label, set }: { value: string; label: string; set: (value: string) => void }) {
  const keep = (now: string) => now.trim() && now.trim() !== value && set(now.trim());
  return (
    <TextInput
      key={value} size="xs" aria-label={label} defaultValue={value} className={classes.name} maxLength={200}
      onBlur={(event) => keep(event.currentTarget.value)}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}
