// How is a rule written? A name, the events, a condition, the channel; with what it would keep, counted as one writes.

import { Button, Group, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { answer, server, Told } from "@/api/client";
import type { Rule } from "@/data/places/order";
import { FilterInput } from "@/parts/FilterInput";
import { useWorkspace } from "@/parts/workspace";
import { count } from "@/words/formats";

import styles from "./places.module.css";

type Props = { part: "touchpoints" | "channels"; rule: Rule; change: (rule: Rule) => void; close: () => void };

export function RuleForm({ part, rule, change, close }: Props) {
  const { t } = useTranslation("data");
  const events = rule.events.length ? rule.events : part === "touchpoints" ? [""] : [];
  const setEvent = (at: number, text: string | null) =>
    change({ ...rule, events: events.map((one, n) => (n === at ? text ?? "" : one)).filter((one, n) => one || n !== at) });
  return (
    <div className={styles.form}>
      <TextInput label={t("places.name")} value={rule.name} maxLength={200} autoFocus onChange={(event) => change({ ...rule, name: event.currentTarget.value })} />
      {events.map((text, at) => (
        <FilterInput key={at} label={at ? t("places.orEvents") : t("places.events")} value={text || null} onChange={(said) => setEvent(at, said)} />
      ))}
      {part === "touchpoints" && rule.events.length > 0 && (
        <Group><Button size="compact-sm" variant="subtle" onClick={() => change({ ...rule, events: [...rule.events, ""] })}>{t("places.addEvents")}</Button></Group>
      )}
      <FilterInput
        label={t("places.where")}
        conditionsOnly
        placeholder={t("places.always")}
        value={rule.where || null}
        onChange={(where) => change({ ...rule, where: where ?? "" })}
      />
      {part === "touchpoints" && (
        <TextInput label={t("places.channel")} value={rule.channel} maxLength={200} onChange={(event) => change({ ...rule, channel: event.currentTarget.value })} />
      )}
      <Group justify="space-between">
        <Keeps rule={rule} />
        <Button size="sm" variant="default" onClick={close}>{t("done")}</Button>
      </Group>
    </div>
  );
}

function Keeps({ rule }: { rule: Rule }) {
  const { t, i18n } = useTranslation("data");
  const workspace = useWorkspace();
  const [settled] = useDebouncedValue({ ...rule, name: rule.name || "-", events: rule.events.filter(Boolean) }, 400);
  const says = settled.events.length > 0 || settled.where !== "";
  const tried = useQuery({
    queryKey: ["data", workspace, "place", settled.events, settled.where],
    enabled: says,
    queryFn: ({ signal }) =>
      answer(server.POST("/api/workspaces/{workspace}/places/trial", { params: { path: { workspace } }, body: settled, signal })),
  });
  if (!says) return <span />;
  if (tried.isError) return <Text size="sm" c="red">{tried.error instanceof Told ? tried.error.message : ""}</Text>;
  const shown = (value: number) => count(value, i18n.language);
  return (
    <Text size="sm" c="dimmed" role="status">
      {tried.data
        ? `${t("names.events", { count: tried.data.events, shown: shown(tried.data.events) })} · ${t("names.people", { count: tried.data.people, shown: shown(tried.data.people) })}`
        : t("rows.trying")}
    </Text>
  );
}
