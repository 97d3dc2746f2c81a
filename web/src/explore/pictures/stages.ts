// What does a journey's flow look like? Its stages, who was ever there and who is there now, and the moves between them.

import { partOf } from "./parts";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareCell, shareOf, textCell, timeCell } from "./say";
import type { Bars, Shown, StageMove, StageNode } from "./shown";

type Stages = Results["stages"];
type Move = Stages["moves"][number];
const NONE = "none";
const OUT = "out";

export function stages(result: Stages, say: Say): Shown {
  const { t } = say;
  return {
    headline: result.reached ? t("stages.reached", { ratio: ratio(result.reached, say), milestone: result.milestone ?? "" }) : t("stages.headline", { journey: result.journey }),
    of: t("ofPeople", { count: result.people, n: say.count(result.people) }),
    blocks: [
      { kind: "stages", stages: result.stages.map((stage) => node(result, stage, say)), moves: result.moves.filter((move) => move.people.people > 0).map((move) => drawn(result, move, say)) },
      bars(result, say),
    ],
    tables: [
      {
        title: t("stages.title"),
        columns: [
          { label: t("stage") }, { label: t("stages.ever"), number: true }, { label: t("share"), number: true }, { label: t("stages.now"), number: true }, { label: t("share"), number: true },
          { label: t("stages.entries"), number: true }, { label: t("stages.skipped"), number: true }, { label: t("stages.stay"), number: true }, { label: t("stages.quarters"), number: true },
        ],
        rows: [
          ...result.stages.map((stage) => [
            textCell(stage.name), countCell(stage.ever.people, say, ever(result, stage.name, stage.ever.people, say)), shareCell(stage.ever, say), countCell(stage.now.people, say, now(result, stage.name, stage.now.people, say)),
            shareCell(stage.now, say), countCell(stage.entries, say), countCell(stage.skipped, say), timeCell(stage.time.median, say), textCell(`${say.time(stage.time.p25)} – ${say.time(stage.time.p75)}`),
          ]),
          ...([[NONE, result.none_now], [OUT, result.out_now]] as const).map(([state, counted]) => [
            textCell(t(`state.${state}`)), textCell(""), textCell(""), countCell(counted.people, say, now(result, state, counted.people, say)), shareCell(counted, say), textCell(""), textCell(""), textCell(""), textCell(""),
          ]),
        ],
      },
      {
        title: t("stages.moves"),
        columns: [{ label: t("from") }, { label: t("to") }, { label: t("people"), number: true }, { label: t("share"), number: true }, { label: t("times"), number: true }, { label: t("stages.skipping"), number: true }],
        rows: result.moves.map((move) => [
          textCell(state(move.before, say)), textCell(state(move.after, say)), countCell(move.people.people, say, moved(result, move, say)), shareCell(move.people, say), countCell(move.moves, say), countCell(move.skipping, say),
        ]),
      },
    ],
  };
}

const state = (name: string, say: Say): string => (name === NONE || name === OUT ? say.t(`state.${name}`) : name);
const ever = (result: Stages, name: string, people: number, say: Say) => partOf(result, `ever ${name}`, say.t("stages.everIn", { stage: name }), people);
const now = (result: Stages, name: string, people: number, say: Say) => partOf(result, `now ${name}`, say.t("stages.nowIn", { stage: state(name, say) }), people);
const moved = (result: Stages, move: Move, say: Say) => partOf(result, `${move.before} -> ${move.after}`, `${state(move.before, say)} → ${state(move.after, say)}`, move.people.people);

function node(result: Stages, stage: Stages["stages"][number], say: Say): StageNode {
  return {
    name: stage.name,
    ever: stage.ever.people,
    text: say.count(stage.ever.people),
    now: { text: say.count(stage.now.people), value: stage.now.people, part: now(result, stage.name, stage.now.people, say) },
    note: stage.time.median === null ? "" : say.time(stage.time.median),
    title: `${stage.name}: ${ratio(stage.ever, say)}`,
    part: ever(result, stage.name, stage.ever.people, say),
  };
}

function drawn(result: Stages, move: Move, say: Say): StageMove {
  const number = (name: string): number => (name === NONE ? -1 : name === OUT ? -2 : result.stages.findIndex((stage) => stage.name === name));
  return {
    from: number(move.before),
    to: number(move.after),
    people: move.people.people,
    text: say.count(move.people.people),
    title: `${state(move.before, say)} → ${state(move.after, say)}: ${ratio(move.people, say)}`,
    part: moved(result, move, say),
  };
}

function bars(result: Stages, say: Say): Bars {
  const { t } = say;
  const rows = result.stages.map((stage) => ({
    label: stage.name,
    bars: [
      { name: t("stages.ever"), value: shareOf(stage.ever), text: say.count(stage.ever.people), tone: "pale" as const, part: ever(result, stage.name, stage.ever.people, say) },
      { name: t("stages.now"), value: shareOf(stage.now), text: say.count(stage.now.people), tone: "way" as const, part: now(result, stage.name, stage.now.people, say) },
    ],
    cells: [timeCell(stage.time.median, say), countCell(stage.skipped, say)],
  }));
  const beside = ([[NONE, result.none_now], [OUT, result.out_now]] as const).map(([name, counted]) => ({
    label: t(`state.${name}`),
    quiet: true,
    bars: [{ name: t("stages.now"), value: shareOf(counted), text: say.count(counted.people), tone: "way" as const, part: now(result, name, counted.people, say) }],
    cells: [textCell(""), textCell("")],
  }));
  return {
    kind: "bars",
    title: t("stages.where"),
    most: 1,
    legend: [{ name: t("stages.ever"), tone: "pale" }, { name: t("stages.now"), tone: "way" }],
    columns: [{ label: t("stages.stay"), number: true }, { label: t("stages.skipped"), number: true }],
    rows: [...rows, ...beside],
  };
}
