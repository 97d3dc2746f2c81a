// What happened to them, one thing after the other? Of all events, of some, or only what they said.

import { Button, Checkbox, CloseButton, Group, MultiSelect, SegmentedControl, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Empty, Failed, Loading } from "@/parts/State";
import { count, day, duration } from "@/words/formats";

import { HappeningLine } from "./HappeningLine";
import styles from "./person.module.css";
import { type Person, type Reading, useWay } from "./queries";
import { lines, longDay } from "./timeline";

export const AT_FIRST: Reading = { events: [], said: false, newest: false, upto: null };

export function Timeline({ person, reading, read }: { person: Person; reading: Reading; read: (reading: Reading) => void }) {
  const { t, i18n } = useTranslation("people");
  const way = useWay(person.id, reading);
  const happenings = way.data?.pages.flatMap((page) => page.happenings) ?? [];
  return (
    <section aria-labelledby="happened">
      <Group justify="space-between" align="baseline" gap="xs">
        <Title order={2} size="h3" id="happened">{t("person.happened")}</Title>
        {way.data && <Text size="sm" c="dimmed" role="status">{t("events", { count: way.data.pages[0]!.events, formatted: count(way.data.pages[0]!.events, i18n.language) })}</Text>}
      </Group>
      <div className={styles.reading}>
        <MultiSelect
          size="sm" aria-label={t("person.only")} placeholder={reading.events.length ? undefined : t("person.only")} searchable clearable
          value={[...reading.events]} onChange={(events) => read({ ...reading, events })} comboboxProps={{ shadow: "md" }}
          data={person.done.map(({ event, times }) => ({ value: event, label: `${event} (${count(times, i18n.language)})` }))}
        />
        <Checkbox label={t("person.said")} checked={reading.said} onChange={(event) => read({ ...reading, said: event.currentTarget.checked })} />
        <SegmentedControl
          size="xs" aria-label={t("person.reading")} value={reading.newest ? "newest" : "oldest"}
          onChange={(order) => read({ ...reading, newest: order === "newest", upto: null })}
          data={[{ value: "oldest", label: t("person.oldest") }, { value: "newest", label: t("person.newest") }]}
        />
      </div>
      {reading.upto !== null && (
        <Group gap={6} mb="xs">
          <Text size="sm">{t(reading.newest ? "person.upTo" : "person.from", { day: day(reading.upto, i18n.language, person.zone) })}</Text>
          <CloseButton size="sm" aria-label={t("person.fromStart")} onClick={() => read({ ...reading, upto: null })} />
        </Group>
      )}
      {way.isError ? <Failed error={way.error} again={() => void way.refetch()} /> : !way.data ? <Loading rows={8} /> : (
        <div style={{ opacity: way.isPlaceholderData ? 0.55 : 1 }} aria-busy={way.isPlaceholderData}>
          {happenings.length === 0 && (reading.said && !reading.events.length
            ? <Empty title={t("person.saidNothing")}>{t("person.saidNothingHint")}</Empty>
            : <Empty title={t("person.noEvents")} action={<Button variant="default" size="xs" onClick={() => read(AT_FIRST)}>{t("person.fromStart")}</Button>}>{t("person.noEventsHint")}</Empty>)}
          <ol className={styles.events}>
            {lines(happenings, person.zone).map((line) =>
              line.kind === "event" ? <HappeningLine key={line.key} of={line.happening} person={person.id} zone={person.zone} />
              : line.kind === "day" ? <li key={line.key} className={styles.day}><h3>{longDay(line.time, i18n.language, person.zone)}</h3></li>
              : <li key={line.key} className={styles.quiet}>{t("person.quiet", { long: duration(line.seconds, i18n.language) })}</li>,
            )}
          </ol>
          {way.hasNextPage && (
            <Button variant="default" onClick={() => void way.fetchNextPage()} loading={way.isFetchingNextPage} mt="md">{t("person.moreEvents")}</Button>
          )}
        </div>
      )}
    </section>
  );
}
