// What does leaving look like? Who went on and who left, where they went instead, and what differed between them.

import { partOf } from "./parts";
import { pValue } from "./moments";
import type { Results } from "./results";
import { countCell, interval, ratio, type Say, shareCell, shareOf, textCell, timeCell } from "./say";
import { niceDomain } from "./scale";
import type { Block, Cell, Ranges, Shown } from "./shown";

type Dropoff = Results["dropoff"];
const LEAST_EFFECT = 0.2; // an axis that makes less look large would mislead

export function dropoff(result: Dropoff, say: Say): Shown {
  const { t } = say;
  const step = result.steps[result.after - 1] ?? "";
  const next = result.steps[result.after] ?? "";
  const blocks: Block[] = [
    {
      kind: "split",
      of: t("dropoff.came", { counted: say.counted("persons", result.left.of), step }),
      parts: [
        { name: t("dropoff.wentOn", { step: next }), people: result.went_on.people, text: ratio(result.went_on, say), tone: "way", part: partOf(result, "went on", t("dropoff.wentOn", { step: next }), result.went_on.people) },
        { name: t("dropoff.left"), people: result.left.people, text: ratio(result.left, say), tone: "lost", part: partOf(result, "left", t("dropoff.leftAfter", { step }), result.left.people) },
      ],
    },
  ];
  if (result.back_later.of)
    blocks.push({
      kind: "split",
      title: t("dropoff.later"),
      of: say.counted("persons", result.back_later.of),
      parts: [
        { name: t("dropoff.backLater"), people: result.back_later.people, text: ratio(result.back_later, say), tone: "good", part: partOf(result, "back later", t("dropoff.backLater"), result.back_later.people) },
        { name: t("dropoff.never"), people: result.back_later.of - result.back_later.people, text: ratio({ people: result.back_later.of - result.back_later.people, of: result.back_later.of }, say), tone: "quiet" },
      ],
    });
  if (result.instead.length)
    blocks.push({
      kind: "bars",
      title: t("dropoff.instead"),
      most: Math.max(...result.instead.map((one) => shareOf(one.people) ?? 0), 0.01),
      columns: [{ label: t("people"), number: true }, { label: t("dropoff.after"), number: true }],
      rows: result.instead.map((one) => ({
        label: one.name ?? t(`instead.${one.kind}`),
        quiet: one.kind !== "event",
        bars: [{ value: shareOf(one.people), text: shareCell(one.people, say).text, tone: one.kind === "event" ? "way" : "quiet" }],
        cells: [countCell(one.people.people, say), timeCell(one.median_seconds, say)],
      })),
    });
  if (result.values.length) blocks.push(values(result, say));
  if (result.numbers.length) blocks.push(numbers(result, say));
  return {
    headline: t("dropoff.headline", { ratio: ratio(result.left, say), step, next, within: say.within(result.within) }),
    of: [t("dropoff.came", { counted: say.counted("persons", result.left.of), step }), ...(result.unfinished ? [t("unfinished", { n: say.count(result.unfinished) })] : [])].join(" · "),
    blocks,
    tables: tables(result, say),
  };
}

/** Who went on: of those with the value, beside those without it. */
function values(result: Dropoff, say: Say): Ranges {
  const { t } = say;
  return {
    kind: "ranges",
    title: t("dropoff.values"),
    note: t("dropoff.valuesNote", { tried: say.count(result.tried), level: say.share(result.level) }),
    domain: [0, 1],
    ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: say.share(at) })),
    legend: [{ name: t("dropoff.with"), tone: 1, shape: "dot" }, { name: t("dropoff.without"), tone: 2, shape: "ring" }],
    columns: [{ label: t("dropoff.with"), number: true }, { label: t("dropoff.without"), number: true }, { label: t("compare.difference"), number: true }],
    rows: result.values.map((one) => ({
      label: `${one.property} = ${say.value(one.value)}`,
      note: `${ratio(one.with_it, say)} · ${t(one.found ? "compare.sure" : "compare.unsure")}`,
      quiet: !one.found,
      joined: true,
      marks: [
        { value: shareOf(one.with_it) ?? 0, tone: 1, shape: "dot", text: ratio(one.with_it, say), name: t("dropoff.with") },
        { value: shareOf(one.without_it) ?? 0, tone: 2, shape: "ring", text: ratio(one.without_it, say), name: t("dropoff.without") },
      ],
      cells: [shareCell(one.with_it, say), shareCell(one.without_it, say), { text: interval(one.difference, say), value: one.difference.estimate }],
    })),
  };
}

function numbers(result: Dropoff, say: Say): Ranges {
  const { t } = say;
  const { domain, ticks } = niceDomain([-LEAST_EFFECT, LEAST_EFFECT, ...result.numbers.flatMap((one) => [one.effect.low, one.effect.high])], 4);
  return {
    kind: "ranges",
    title: t("dropoff.numbers"),
    note: t("dropoff.numbersNote"),
    domain,
    ticks: ticks.map((at) => ({ at, text: say.decimal(at, 2) })),
    zero: 0,
    columns: [{ label: t("dropoff.wentOnMedian"), number: true }, { label: t("dropoff.leftMedian"), number: true }, { label: t("dropoff.effect"), number: true }],
    rows: result.numbers.map((one) => ({
      label: one.property,
      note: `${t("dropoff.known", { on: say.count(one.went_on), left: say.count(one.left) })} · ${t(one.found ? "compare.sure" : "compare.unsure")}`,
      quiet: !one.found,
      marks: [{ value: one.effect.estimate, low: one.effect.low, high: one.effect.high, tone: one.found ? "way" : "quiet", shape: one.found ? "dot" : "ring", text: say.decimal(one.effect.estimate, 2) }],
      cells: [median(one.went_on_median, one.unit, say), median(one.left_median, one.unit, say), { text: say.decimal(one.effect.estimate, 2), value: one.effect.estimate }],
    })),
  };
}

const median = (value: number | null, unit: string, say: Say): Cell => ({ text: value === null ? "–" : unit === "seconds" ? say.time(value) : say.decimal(value, 2), value });

function tables(result: Dropoff, say: Say) {
  const { t } = say;
  return [
    {
      title: t("dropoff.instead"),
      columns: [{ label: t("event") }, { label: t("people"), number: true }, { label: t("share"), number: true }, { label: t("dropoff.after"), number: true }],
      rows: result.instead.map((one) => [textCell(one.name ?? t(`instead.${one.kind}`)), countCell(one.people.people, say), shareCell(one.people, say), timeCell(one.median_seconds, say)]),
    },
    {
      title: t("dropoff.values"),
      columns: [{ label: t("property") }, { label: t("value") }, { label: t("dropoff.with"), number: true }, { label: t("dropoff.without"), number: true }, { label: t("compare.difference"), number: true }, { label: t("pValue"), number: true }, { label: t("found") }],
      rows: result.values.map((one): Cell[] => [
        textCell(one.property), textCell(say.value(one.value)), { text: ratio(one.with_it, say), value: shareOf(one.with_it) }, { text: ratio(one.without_it, say), value: shareOf(one.without_it) },
        { text: interval(one.difference, say), value: one.difference.estimate }, { text: pValue(one.p, say), value: one.p }, textCell(t(one.found ? "yes" : "no")),
      ]),
    },
    {
      title: t("dropoff.numbers"),
      columns: [{ label: t("property") }, { label: t("dropoff.wentOnMedian"), number: true }, { label: t("dropoff.leftMedian"), number: true }, { label: t("dropoff.effect"), number: true }, { label: t("pValue"), number: true }, { label: t("found") }],
      rows: result.numbers.map((one): Cell[] => [
        textCell(one.property), median(one.went_on_median, one.unit, say), median(one.left_median, one.unit, say), { text: say.decimal(one.effect.estimate, 2), value: one.effect.estimate }, { text: pValue(one.p, say), value: one.p },
        textCell(t(one.found ? "yes" : "no")),
      ]),
    },
  ].filter((table) => table.rows.length);
}
