// What do actions look like? In each stage, what people do there, by how many of those who were there do it.

import { partOf } from "./parts";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareCell, shareOf, textCell } from "./say";
import type { BarRow, Panel, Shown } from "./shown";

type Actions = Results["actions"];
type Stage = Actions["stages"][number];
type Row = Stage["rows"][number];

export function actions(result: Actions, say: Say): Shown {
  const { t } = say;
  return {
    headline: t("actions.headline", { by: result.by ?? t("actions.names") }),
    of: [t("actions.of"), ...(result.outside ? [t("actions.outside", { count: result.outside, n: say.count(result.outside) })] : [])].join(" · "),
    blocks: [{ kind: "panels", panels: result.stages.map((stage) => panel(result, stage, say)) }],
    tables: [
      {
        title: t("actions.title"),
        columns: [{ label: t("stage") }, { label: result.by ?? t("event") }, { label: t("people"), number: true }, { label: t("ofStage"), number: true }, { label: t("times"), number: true }],
        rows: result.stages.flatMap((stage) => stage.rows.map((row) => [textCell(stage.name), textCell(say.value(row.value, row.other)), countCell(row.people.people, say, part(result, stage, row, say)), shareCell(row.people, say), countCell(row.events, say)])),
      },
    ],
  };
}

/** As the server calls the part: values as Python writes them. */
function called(row: Row): string {
  if (row.other) return "all others";
  if (row.value === null) return "(missing)";
  return typeof row.value === "boolean" ? (row.value ? "yes" : "no") : String(row.value);
}

const part = (result: Actions, stage: Stage, row: Row, say: Say) => partOf(result, `${stage.name} / ${called(row)}`, `${stage.name}: ${say.value(row.value, row.other)}`, row.people.people);

function panel(result: Actions, stage: Stage, say: Say): Panel {
  const { t } = say;
  const row = (one: Row): BarRow => ({
    label: say.value(one.value, one.other),
    quiet: one.other,
    bars: [{ value: shareOf(one.people), text: shareCell(one.people, say).text, tone: one.other ? "quiet" : "way", part: part(result, stage, one, say) }],
    cells: [countCell(one.people.people, say), countCell(one.events, say)],
  });
  return {
    title: stage.name,
    told: { text: ratio(stage.people, say), value: stage.people.people, part: partOf(result, stage.name, stage.name, stage.people.people) },
    blocks: [{ kind: "bars", most: 1, columns: [{ label: t("people"), number: true }, { label: t("times"), number: true }], rows: stage.rows.map(row) }],
  };
}
