// What does keeping to the way look like? Who keeps and who departs, each step in its place, and the departures.

import { partOf } from "./parts";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareCell, shareOf, textCell } from "./say";
import type { Block, Shown } from "./shown";

type Conformance = Results["conformance"];
type Departure = Conformance["departures"][number];

export function conformance(result: Conformance, say: Say): Shown {
  const { t } = say;
  const departed = result.keep.of - result.keep.people;
  const blocks: Block[] = [
    {
      kind: "split",
      of: "",
      parts: [
        { name: t("conformance.keep"), people: result.keep.people, text: ratio(result.keep, say), tone: "way", part: partOf(result, "keep", t("conformance.keep"), result.keep.people) },
        { name: t("conformance.departed"), people: departed, text: ratio({ people: departed, of: result.keep.of }, say), tone: "lost", part: partOf(result, "departed", t("conformance.departed"), departed) },
      ],
    },
  ];
  if (result.steps.length)
    blocks.push({
      kind: "bars",
      title: t("conformance.steps"),
      most: 1,
      columns: [{ label: t("people"), number: true }],
      rows: result.steps.map((step, at) => ({
        label: `${at + 1}. ${step.name}`,
        note: step.required ? undefined : t("conformance.optional"),
        bars: [{ value: shareOf(step.people), text: shareCell(step.people, say).text, tone: step.required ? "way" : "quiet" }],
        cells: [countCell(step.people.people, say)],
      })),
    });
  if (result.departures.length)
    blocks.push({
      kind: "bars",
      title: t("conformance.departures"),
      note: t("conformance.shown", { shown: say.count(result.departures.length), all: say.count(result.departures_in_all) }),
      most: 1,
      columns: [{ label: t("people"), number: true }],
      rows: result.departures.map((one) => ({
        label: one.event || t(`departure.${one.kind}`),
        note: t(`departure.${one.kind}`),
        bars: [{ value: shareOf(one.people), text: shareCell(one.people, say).text, tone: "lost", part: part(result, one, say) }],
        cells: [countCell(one.people.people, say)],
      })),
    });
  return {
    headline: t("conformance.headline", { ratio: ratio(result.keep, say), way: result.like ?? (result.stage ? t("conformance.ofStage", { stage: result.stage }) : t("conformance.theWay")) }),
    of: [say.counted("persons", result.keep.of), result.within === null ? t("inSession") : say.within(result.within), ...(result.unfinished ? [t("unfinished", { n: say.count(result.unfinished) })] : [])].join(" · "),
    blocks,
    tables: [
      ...(result.steps.length
        ? [{ title: t("conformance.steps"), columns: [{ label: t("step") }, { label: t("people"), number: true }, { label: t("share"), number: true }], rows: result.steps.map((step) => [textCell(step.name), countCell(step.people.people, say), shareCell(step.people, say)]) }]
        : []),
      {
        title: t("conformance.departures"),
        columns: [{ label: t("conformance.kind") }, { label: t("event") }, { label: t("people"), number: true }, { label: t("share"), number: true }],
        rows: result.departures.map((one) => [textCell(t(`departure.${one.kind}`)), textCell(one.event), countCell(one.people.people, say, part(result, one, say)), shareCell(one.people, say)]),
      },
    ],
  };
}

function part(result: Conformance, one: Departure, say: Say) {
  const text = result.like !== null && one.kind === "stopped" ? "stopped" : `${one.kind} ${one.event}`;
  return partOf(result, text, `${say.t(`departure.${one.kind}`)}: ${one.event}`, one.people.people);
}
