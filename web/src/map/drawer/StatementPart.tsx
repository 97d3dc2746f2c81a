// What does the finding say? Its sentence, how it is known, all its numbers.

import { Stack, Text } from "@mantine/core";

import { Origin } from "@/parts/Origin";

import type { Opened } from "../facts";
import { Assumption } from "../notes/Assumption";
import { GoalText } from "../notes/GoalText";
import { useSay } from "../say";
import { sentence } from "../sentences";
import { age } from "../units";
import { Figures, Known } from "./Figures";

const OF_GOAL = ["goal"];

interface Props {
  opened: Opened & { kind: "statement" };
  asOf: number;
  onOpen: (opened: Opened | null) => void;
}

export function StatementPart({ opened, asOf, onOpen }: Props) {
  const say = useSay();
  const { statement: one, was, lane, stage } = opened;
  if (one.evidence === "assumed" && lane) {
    const follow = (says: string): void => onOpen(says ? { ...opened, statement: { ...one, about: says } } : null);
    return <Assumption statement={one} lane={lane} stage={stage} onWritten={follow} />;
  }
  return (
    <Stack gap="sm">
      <Text><bdi>{sentence(stage && one.detail.stage ? { ...one, detail: { ...one.detail, stage: "" } } : one, say)}</bdi></Text>
      <Text component="div" size="sm" c="dimmed" style={{ display: "flex", flexWrap: "wrap", gap: "2px 12px", alignItems: "center" }}>
        <Known of={one} />
        {one.latest !== null && <span>{say.t("page.drawer.latest", { age: age(one.latest, asOf, say) })}</span>}
        <Origin of={one.origin} />
      </Text>
      {opened.first && <Text size="sm">{say.t("page.drawer.onlyFirst")}</Text>}
      {!one.withheld && <Figures figures={one.figures} was={was && was !== one ? was.figures : undefined} />}
      {OF_GOAL.includes(one.kind) && <GoalText stage={stage} goal={one.about} />}
    </Stack>
  );
}
