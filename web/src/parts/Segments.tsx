// Which group? One that has a name, or one by a rule of one's own.

import { Button, Divider, Group, Skeleton, Stack, Text } from "@mantine/core";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { count } from "@/words/formats";

import classes from "./inputs.module.css";
import { useNames } from "./lookingUp";
import { groupName, namedGroup } from "./rules";
import type { SegmentInputProps } from "./SegmentInput";

// Choosing a group is common, writing a rule is not: what that takes is fetched when it is wanted.
const RuleBuilder = lazy(() => import("./RuleBuilder").then((made) => ({ default: made.RuleBuilder })));

export function Segments({ value, onChange, label, required, close, nothing }: Omit<SegmentInputProps, "placeholder" | "quiet"> & { close: () => void; nothing: string }) {
  const { t, i18n } = useTranslation("parts");
  const groups = useNames("segment", "").data?.found ?? [];
  const chosen = namedGroup(value, groups.map((group) => group.name));
  const [building, setBuilding] = useState(value !== null && !chosen);
  useEffect(() => {
    if (value && chosen) setBuilding(false);
  }, [chosen, value]);
  const choose = (text: string | null): void => {
    onChange(text);
    close();
  };
  if (building) {
    return <OwnRule value={chosen ? null : value} label={label} onBack={() => setBuilding(false)} onDone={choose} />;
  }
  return (
    <Stack gap={4}>
      {!required && <Choice chosen={value === null} onClick={() => choose(null)} name={nothing} />}
      {groups.map((group) => (
        <Choice
          key={group.name} chosen={group.name === chosen} name={group.name} onClick={() => choose(groupName(group.name))}
          often={group.people == null ? "" : count(group.people, i18n.language)}
        />
      ))}
      {!groups.length && <Text size="xs" c="dimmed" px={8}>{t("segment.noGroups")}</Text>}
      <Divider my={4} />
      <Button variant="subtle" size="compact-sm" h={30} justify="flex-start" onClick={() => setBuilding(true)}>{t("segment.own")}</Button>
    </Stack>
  );
}

/** A rule that is not applied before it is complete. */
function OwnRule({ value, label, onBack, onDone }: { value: string | null; label: string; onBack: () => void; onDone: (text: string | null) => void }) {
  const { t } = useTranslation("parts");
  const [text, setText] = useState(value);
  return (
    <Stack gap="xs">
      <Suspense fallback={<Skeleton h={120} aria-busy />}>
        <RuleBuilder value={text} onChange={setText} label={label} />
      </Suspense>
      <Group justify="space-between">
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onBack}>{t("segment.groups")}</Button>
        <Button size="compact-sm" disabled={!text} onClick={() => onDone(text)}>{t("done")}</Button>
      </Group>
    </Stack>
  );
}

function Choice({ chosen, name, often, onClick }: { chosen: boolean; name: string; often?: string; onClick: () => void }) {
  return (
    <Button
      variant={chosen ? "light" : "subtle"} color={chosen ? undefined : "gray"} c={chosen ? undefined : "inherit"} size="compact-sm" mih={30} h="auto" fw={400}
      fullWidth justify="space-between" aria-pressed={chosen} onClick={onClick} rightSection={often ? <Text size="xs" c="dimmed" className={classes.often}>{often}</Text> : undefined}
    >
      {name}
    </Button>
  );
}
