// What else is told of an event? Its properties, by which ids it is theirs, and where it came from.

import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Origin } from "@/parts/Origin";
import { Failed, Loading } from "@/parts/State";
import { decimal } from "@/words/formats";

import { IdText } from "./IdText";
import styles from "./person.module.css";
import { useDetail } from "./queries";

export function HappeningDetail({ person, row }: { person: string; row: number }) {
  const { t, i18n } = useTranslation("people");
  const detail = useDetail(person, row, true);
  if (detail.isError) return <Failed error={detail.error} again={() => void detail.refetch()} />;
  if (!detail.data) return <Loading rows={3} height={14} />;
  const { properties, ids, source, origin } = detail.data;
  const say = (value: unknown): string =>
    Array.isArray(value) ? value.map(say).join(", ") : typeof value === "number" ? decimal(value, i18n.language, 6) : String(value);
  return (
    <div className={styles.detail}>
      {properties.length === 0 ? <Text size="sm" c="dimmed">{t("person.noDetails")}</Text> : (
        <dl className={styles.properties}>
          {properties.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{say(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.provenance}>
        {ids.length > 0 && <span>{t("person.byIds")} {ids.map((id) => <IdText key={id} id={id} most={40} />)}</span>}
        {source && <span>{t("person.source")} <span>{source}</span></span>}
        <Origin of={[origin]} />
      </div>
    </div>
  );
}
