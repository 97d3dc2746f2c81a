// What do prompts look like? In each stage, whom each was shown, who took it up, and who went on.

import { partOf } from "./parts";
import type { Count, Results } from "./results";
import { countCell, ratio, type Say, shareOf, textCell } from "./say";
import type { Bar, BarRow, Block, Cell, Panel, Shown, Tone } from "./shown";

type Prompts = Results["prompts"];
type Stage = Prompts["stages"][number];
type Prompt = Stage["prompts"][number];

export function prompts(result: Prompts, say: Say): Shown {
  const { t } = say;
  const all = shownIn(result, say);
  const blocks: Block[] = [{ kind: "panels", panels: all.map(({ stage, label }) => panel(result, stage, label, say)) }];
  if (result.never.length) blocks.push({ kind: "listed", title: t("prompts.never"), rows: result.never.map((name) => ({ label: name, told: "" })) });
  const names = new Set(all.flatMap(({ stage }) => stage.prompts.map((prompt) => prompt.name)));
  return {
    headline: t("prompts.headline", { count: names.size, n: say.count(names.size) }),
    of: t("ofPeople", { count: result.people, n: say.count(result.people) }),
    blocks,
    tables: [
      {
        title: t("prompts.title"),
        columns: [
          { label: t("stage") }, { label: t("prompts.prompt") }, { label: t("prompts.shown"), number: true }, { label: t("prompts.took"), number: true }, { label: t("prompts.wentOn"), number: true },
          { label: t("prompts.wentOnTaken"), number: true }, { label: t("prompts.within") }, { label: t("unfinishedHead"), number: true },
        ],
        rows: all.flatMap(({ stage, label }) =>
          stage.prompts.map((prompt): Cell[] => [
            textCell(label), textCell(prompt.name), { text: ratio(prompt.shown, say), value: prompt.shown.people, part: part(result, stage, prompt, "shown", prompt.shown, say) },
            cell(prompt.taken, say, part(result, stage, prompt, "took", prompt.taken, say)), cell(prompt.went_on, say, part(result, stage, prompt, "went on after", prompt.went_on, say)), cell(prompt.went_on_taken, say),
            textCell(prompt.within), countCell(prompt.unfinished, say),
          ]),
        ),
      },
    ],
  };
}

function shownIn(result: Prompts, say: Say): { stage: Stage; label: string }[] {
  const beside = ([["none", result.none], ["out", result.out]] as const).map(([name, stage]) => ({ stage, label: say.t(`state.${name}`) }));
  return [...result.stages.map((stage) => ({ stage, label: stage.name })), ...beside].filter(({ stage }) => stage.prompts.length > 0);
}

const cell = (counted: Count | null, say: Say, part?: Cell["part"]): Cell => (counted ? { text: ratio(counted, say), value: shareOf(counted), part } : { text: "–", value: null });

const WORDS = { shown: "prompts.shownIn", took: "prompts.tookIn", "went on after": "prompts.wentOnIn" } as const;

function part(result: Prompts, stage: Stage, prompt: Prompt, how: keyof typeof WORDS, counted: Count | null, say: Say) {
  return counted ? partOf(result, `${how} ${prompt.name} in ${stage.name}`, say.t(WORDS[how], { prompt: prompt.name, stage: stage.name }), counted.people) : undefined;
}

function panel(result: Prompts, stage: Stage, label: string, say: Say): Panel {
  const { t } = say;
  const bar = (prompt: Prompt, how: "took" | "went on after", counted: Count | null, name: string, tone: Tone): Bar[] =>
    counted ? [{ name, value: shareOf(counted), text: shareOf(counted) === null ? "–" : ratio(counted, say), tone, part: part(result, stage, prompt, how, counted, say) }] : [];
  const row = (prompt: Prompt): BarRow => ({
    label: prompt.name,
    note: [...(prompt.kind ? [prompt.kind] : []), prompt.within].join(" · "),
    bars: [...bar(prompt, "took", prompt.taken, t("prompts.took"), "way"), ...bar(prompt, "went on after", prompt.went_on, t("prompts.wentOn"), 3)],
    cells: [countCell(prompt.shown.people, say, part(result, stage, prompt, "shown", prompt.shown, say))],
  });
  return {
    title: label,
    told: countCell(stage.ever, say),
    note: t("prompts.ever"),
    blocks: [
      {
        kind: "bars", most: 1, legend: [{ name: t("prompts.took"), tone: "way" }, { name: t("prompts.wentOn"), tone: 3 }],
        columns: [{ label: t("prompts.shown"), number: true }], rows: stage.prompts.map(row),
      },
    ],
  };
}
