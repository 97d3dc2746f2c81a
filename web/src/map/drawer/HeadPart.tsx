// What is known of a stage? Who was ever there, who is there now, how long they stay; what customers want of it.

import { Stack, Text } from "@mantine/core";

import { isTwo, type Opened, type Shown } from "../facts";
import { headText } from "../heads/StageHead";
import { GoalText } from "../notes/GoalText";
import { useSay } from "../say";
import * as formats from "@/words/formats";
import { Figures } from "./Figures";

export function HeadPart({ opened: { column, was }, shown }: { opened: Opened & { kind: "head" }; shown: Shown }) {
  const say = useSay();
  const figures = (of: typeof column) => [of.ever, of.now, ...(of.stay.value === null && !of.stay.withheld ? [] : [of.stay])];
  const map = isTwo(shown) ? shown.after : shown;
  const goals = map.rows.find((row) => row.lane === "goals")?.cells.find((cell) => cell.stage === column.name);
  const goal = goals?.statements.find((one) => one.kind === "goal")?.about ?? "";
  return (
    <Stack gap="sm">
      <Text><bdi>{headText(column, say)}</bdi></Text>
      {column.inferred && <Text size="sm" c="dimmed">{say.t("draw.head.draftWhy", { why: column.inferred })}</Text>}
      <Figures figures={figures(column)} was={was ? figures(was) : undefined} />
      {column.entries !== null && (
        <Text size="sm" c="dimmed">
          {say.t("page.drawer.entries", { count: column.entries, value: formats.count(column.entries, say.language) })}
        </Text>
      )}
      <GoalText stage={column.name} goal={goal} />
    </Stack>
  );
}
