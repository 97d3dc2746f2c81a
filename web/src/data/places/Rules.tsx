// Which rules are there, in which order are they tried? Changed here together, and written when somebody says so.

import { Button, Group, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { answer, type Schemas, server } from "@/api/client";
import { complete, moved, type Placed, placed, wanted, without, withRule } from "@/data/places/order";
import { RuleRow } from "@/data/places/RuleRow";
import { useChange } from "@/data/queries";

import styles from "./places.module.css";

type Props = { part: "touchpoints" | "channels"; rules: readonly Schemas["PlaceRule"][]; kept: readonly Schemas["Kept"][]; seen: string };

export function Rules({ part, rules, kept, seen }: Props) {
  const { t } = useTranslation("data");
  const [list, setList] = useState<Placed[]>(() => placed(rules));
  const [open, setOpen] = useState<string | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const fresh = useRef(0);
  const write = useChange(
    (workspace, list: Placed[]) =>
      answer(server.PUT("/api/workspaces/{workspace}/places/{part}", { params: { path: { workspace, part } }, body: { rules: wanted(list), seen } })),
    () => t("places.written"),
  );
  const changed = JSON.stringify(wanted(list)) !== JSON.stringify(wanted(placed(rules)));
  const add = () => {
    const key = `new${(fresh.current += 1)}`;
    setList([...list, { rule: { name: "", events: [], where: "", channel: "", inferred: "" }, was: null, key }]);
    setOpen(key);
  };
  return (
    <div>
      {!list.length && <Text size="sm" c="dimmed" mb="sm">{t(`places.none.${part}`)}</Text>}
      <ol className={styles.list} style={{ marginTop: 0 }}>
        {list.map((one, at) => (
          <RuleRow
            key={one.key}
            part={part}
            one={one}
            at={at}
            last={list.length - 1}
            kept={kept.find((found) => found.name === one.rule.name)}
            open={open === one.key}
            toggle={() => setOpen(open === one.key ? null : one.key)}
            change={(rule) => setList(withRule(list, at, rule))}
            move={(to) => setList(moved(list, at, to))}
            remove={() => setList(without(list, at))}
            drag={{
              dragged: dragged === at,
              start: () => setDragged(at),
              end: () => setDragged(null),
              drop: () => dragged !== null && setList(moved(list, dragged, at)),
            }}
          />
        ))}
      </ol>
      <Group mt="sm" justify="space-between">
        <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>{t(`places.add.${part}`)}</Button>
        {changed && (
          <Group gap="xs">
            <Button variant="default" size="sm" onClick={() => setList(placed(rules))}>{t("rows.discard")}</Button>
            <Button size="sm" disabled={!list.every(({ rule }) => complete(rule))} loading={write.isPending} onClick={() => write.mutate(list)}>
              {t("places.write")}
            </Button>
          </Group>
        )}
      </Group>
    </div>
  );
}
