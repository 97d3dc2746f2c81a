// What is lacking in a cell, and what is held to be true of it? With room to write.

import { Stack, Text } from "@mantine/core";

import { Evidence } from "@/parts/Evidence";

import type { Opened } from "../facts";
import { Assumption, NewAssumption } from "../notes/Assumption";
import { GoalText } from "../notes/GoalText";
import { useSay } from "../say";
import { title } from "../sentences";
import { told } from "../told";
import { figureText } from "../units";
import classes from "./Figures.module.css";

interface Props {
  opened: Opened & { kind: "cell" };
  onOpen: (opened: Opened) => void;
}

export function CellPart({ opened: { cell, lane }, onOpen }: Props) {
  const say = useSay();
  const goal = cell.statements.find((one) => one.kind === "goal")?.about ?? "";
  const assumed = cell.statements.filter((one) => one.evidence === "assumed");
  const found = cell.statements.filter((one) => one.evidence !== "assumed" && !one.withheld);
  return (
    <Stack gap="md">
      {cell.missing && <Text>{told(cell.missing, say)}</Text>}
      {found.length > 0 && (
        <ul className={classes.found} aria-label={say.t("page.cell.here")}>
          {found.map((statement, place) => (
            <li key={place}>
              <button type="button" onClick={() => onOpen({ kind: "statement", statement, was: null, stage: cell.stage, lane, first: false })}>
                <Evidence of={statement.evidence} /> <bdi>{statement.kind === "said" ? `“${statement.about}”` : title(statement, say)}</bdi>
                {statement.figures[0] && <span>{figureText(statement.figures[0], say)}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
      {lane === "goals" && <GoalText stage={cell.stage} goal={goal} open={!goal} />}
      {assumed.map((one) => <Assumption key={one.about} statement={one} lane={lane} stage={cell.stage} />)}
      <NewAssumption lane={lane} stage={cell.stage} />
    </Stack>
  );
}
