// What do goals look like? In each stage: what people want, how many get it, and what it takes them.

import { partOf } from "./parts";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareOf, textCell, timeCell } from "./say";
import type { BarRow, Cell, Shown } from "./shown";

type Goals = Results["goals"];
type Goal = Goals["stages"][number];

export function goals(result: Goals, say: Say): Shown {
  const { t } = say;
  const asked = result.stages.filter((stage) => stage.reached !== null);
  const least = asked.reduce<Goal | null>((worst, stage) => (worst === null || (shareOf(stage.reached!) ?? 1) < (shareOf(worst.reached!) ?? 1) ? stage : worst), null);
  const unmeasured = result.stages.filter((stage) => stage.reached === null);
  const effortColumns = [{ label: t("goals.time"), number: true }, { label: t("goals.steps"), number: true }, { label: t("goals.choices"), number: true }, { label: t("goals.fields"), number: true }];
  return {
    headline: least ? t("goals.headline", { stage: least.name, ratio: ratio(least.reached!, say) }) : t("goals.none"),
    of: t("goals.of"),
    blocks: [
      { kind: "bars", most: 1, columns: [{ label: t("goals.missed"), number: true }, ...effortColumns], note: t("goals.note"), rows: asked.map((stage) => row(result, stage, say)) },
      ...(unmeasured.length ? [{ kind: "listed" as const, title: t("goals.unmeasured"), rows: unmeasured.map((stage) => ({ label: stage.name, told: stage.goal })) }] : []),
    ],
    tables: [
      {
        title: t("goals.title"),
        columns: [{ label: t("stage") }, { label: t("goals.goal") }, { label: t("goals.rule") }, { label: t("goals.reached"), number: true }, { label: t("goals.missed"), number: true }, { label: t("unfinishedHead"), number: true }, ...effortColumns],
        rows: result.stages.map((stage): Cell[] => [
          textCell(stage.name), textCell(stage.goal), textCell(stage.rule ?? "–"), stage.reached ? { text: ratio(stage.reached, say), value: shareOf(stage.reached), part: part(result, stage, "reached", stage.reached.people, say) } : textCell("–"),
          stage.reached ? countCell(stage.reached.of - stage.reached.people, say, part(result, stage, "missed", stage.reached.of - stage.reached.people, say)) : textCell("–"),
          countCell(stage.unfinished, say, part(result, stage, "unfinished", stage.unfinished, say)), ...effort(stage, say),
        ]),
      },
    ],
  };
}

const part = (result: Goals, stage: Goal, what: "reached" | "missed" | "unfinished", people: number, say: Say) => partOf(result, `${what} ${stage.name}`, say.t(`goals.${what}In`, { stage: stage.name }), people);

function effort(stage: Goal, say: Say): Cell[] {
  const number = (spread: Goal["steps"]): Cell => ({ text: spread ? say.decimal(spread.median) : "–", value: spread?.median ?? null });
  return [timeCell(stage.seconds?.median, say), number(stage.steps), number(stage.choices), number(stage.fields)];
}

function row(result: Goals, stage: Goal, say: Say): BarRow {
  const { t } = say;
  const reached = stage.reached!;
  const missed = reached.of - reached.people;
  return {
    label: stage.name,
    note: [stage.goal, stage.rule ?? ""].filter(Boolean).join(" — "),
    bars: [{ name: t("goals.reached"), value: shareOf(reached), text: ratio(reached, say), tone: "way", part: part(result, stage, "reached", reached.people, say) }],
    cells: [countCell(missed, say, part(result, stage, "missed", missed, say)), ...effort(stage, say)],
  };
}
