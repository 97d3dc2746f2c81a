// What does a funnel look like? A column for each step, what is lost between them, and how fast people convert.

import { partOf } from "./parts";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareCell, shareOf, textCell, timeCell } from "./say";
import { openFrom } from "./open";
import type { Bars, Block, Lines, Shown, Step, Table, Tone } from "./shown";

type Funnel = Results["funnel"];
const MOST_GROUPS = 6;

export function funnel(result: Funnel, say: Say): Shown {
  const { t } = say;
  const numbers = required(result);
  const blocks: Block[] = [{ kind: "steps", legend: legend(result, say), steps: result.steps.map((_, at) => step(result, at, numbers, say)) }];
  if (result.groups.length) blocks.push(groups(result, say));
  if (alternatives(result)) blocks.push(ways(result, say));
  if (result.through?.length) blocks.push(through(result, say));
  if (result.trend?.length) blocks.push(trend(result, say));
  if (result.curve.length > 1) blocks.push(curve(result, say));
  return {
    headline: t("funnel.headline", { ratio: ratio(result.conversion, say), within: say.within(result.within) }),
    of: [
      t("funnel.entered", { counted: say.counted(unitOf(result.unit), result.conversion.of) }),
      ...(result.to_convert.p50 !== null ? [t("funnel.half", { time: say.time(result.to_convert.p50), low: say.time(result.to_convert.p25), high: say.time(result.to_convert.p75) })] : []),
      ...(result.unfinished ? [t("unfinished", { n: say.count(result.unfinished) })] : []),
    ].join(" · "),
    blocks,
    tables: tables(result, numbers, say),
  };
}

export const unitOf = (unit: string): "persons" | "sessions" | "occurrences" => (unit === "sessions" || unit === "occurrences" ? unit : "persons");

/** The numbers of the steps shown among all, from 1: optional ones are told beside. */
function required(result: Funnel): number[] {
  const steps = (result.receipt?.query as { steps?: { optional?: boolean }[] } | undefined)?.steps ?? result.steps;
  return (steps as { optional?: boolean }[]).flatMap((step, at) => (step.optional ? [] : [at + 1]));
}

function step(result: Funnel, at: number, numbers: number[], say: Say): Step {
  const { t } = say;
  const one = result.steps[at]!;
  const next = result.steps[at + 1];
  const lost = next ? next.of_previous - next.people : 0;
  const reached = partOf(result, `reached ${numbers[at]}`, t("funnel.reached", { step: one.name }), one.people);
  const shown = result.groups.slice(0, MOST_GROUPS).filter((group) => group.people.length === result.steps.length);
  return {
    name: one.name,
    lines: shown.length
      ? shown.map((group, number) => {
          const share = group.people[0] ? group.people[at]! / group.people[0] : 0;
          return { name: say.value(group.value, group.other), share, tone: (number + 1) as Tone, text: say.share(share) };
        })
      : [{ share: one.of_entered ? one.people / one.of_entered : 0, tone: "way", text: one.of_entered ? say.share(one.people / one.of_entered) : "–", part: reached }],
    people: countCell(one.people, say, reached),
    kept: at > 0 && one.of_previous ? { text: t("funnel.kept", { share: say.share(one.people / one.of_previous) }), value: one.people / one.of_previous } : null,
    lost: next
      ? {
          text: t("funnel.lost", { n: say.count(lost), share: next.of_previous ? say.share(lost / next.of_previous) : "–" }),
          value: lost,
          part: partOf(result, `left after ${numbers[at]}`, t("funnel.leftAfter", { step: one.name }), lost),
        }
      : null,
    time: at > 0 && one.from_previous.p50 !== null ? t("funnel.time", { time: say.time(one.from_previous.p50) }) : null,
    unfinished: one.unfinished ? t("more", { n: say.count(one.unfinished) }) : null,
  };
}

function legend(result: Funnel, say: Say): { name: string; tone: Tone }[] | undefined {
  if (!result.groups.length) return undefined;
  return result.groups.slice(0, MOST_GROUPS).map((group, at) => ({ name: say.value(group.value, group.other), tone: (at + 1) as Tone }));
}

function groups(result: Funnel, say: Say): Bars {
  const { t } = say;
  return {
    kind: "bars",
    title: t("by", { property: result.by ?? "" }),
    most: 1,
    columns: [{ label: t("entered"), number: true }, { label: t("converted"), number: true }, { label: t("medianTime"), number: true }],
    rows: result.groups.map((group, at) => ({
      label: group.absent ? t("funnel.absent") : say.value(group.value, group.other),
      bars: [{ value: shareOf(group.conversion), text: shareCell(group.conversion, say).text, tone: at < MOST_GROUPS ? ((at + 1) as Tone) : "quiet" }],
      cells: [countCell(group.conversion.of, say), countCell(group.conversion.people, say), timeCell(group.median_seconds, say)],
    })),
  };
}

const alternatives = (result: Funnel): boolean => result.steps.some((one) => (one.alternatives ?? []).length > 1);

function ways(result: Funnel, say: Say): Bars {
  const rows = result.steps.flatMap((one) => (one.alternatives?.length ? one.alternatives : []).map((way) => ({ one, way })));
  return {
    kind: "bars",
    title: say.t("funnel.alternatives"),
    most: 1,
    columns: [{ label: say.t("people"), number: true }],
    rows: rows.map(({ one, way }) => ({
      label: way.name,
      note: one.name,
      bars: [{ value: shareOf(way.people), text: shareCell(way.people, say).text }],
      cells: [countCell(way.people.people, say)],
    })),
  };
}

function through(result: Funnel, say: Say): Bars {
  const { t } = say;
  const rows = [
    { label: t("funnel.all"), counted: result.conversion, tone: "way" as Tone },
    ...result.through!.map((one) => ({ label: t("funnel.through", { step: one.step.name }), counted: one.conversion, tone: 2 as Tone })),
  ];
  return {
    kind: "bars",
    title: t("funnel.throughTitle"),
    most: 1,
    columns: [{ label: t("people"), number: true }],
    rows: rows.map(({ label, counted, tone }) => ({
      label,
      bars: [{ value: shareOf(counted), text: shareCell(counted, say).text, tone }],
      cells: [{ text: say.t("of", { people: say.count(counted.people), of: say.count(counted.of) }), value: counted.people }],
    })),
  };
}

function trend(result: Funnel, say: Say): Lines {
  const entries = result.trend!;
  return {
    kind: "lines",
    title: say.t("funnel.trend"),
    x: entries.map((one) => one.start),
    unit: "share",
    lines: [{ name: say.t("funnel.conversion"), tone: "way", values: entries.map((one) => shareOf(one.conversion)), open: openFrom(entries.map((one) => one.whole)) }],
    told: entries.map((one) => say.t("of", { people: say.count(one.conversion.people), of: say.count(one.conversion.of) })),
  };
}

function curve(result: Funnel, say: Say): Lines {
  const points = result.curve;
  const most = points.at(-1)!.seconds;
  const half = points[Math.floor(points.length / 2)]!.seconds;
  return {
    kind: "lines",
    title: say.t("funnel.curve"),
    note: say.t("funnel.curveNote"),
    x: points.map((one) => say.time(one.seconds)),
    at: points.map((one) => Math.max(one.seconds, 1)),
    log: most > 20 * Math.max(half, 1),
    stepped: true,
    unit: "share",
    lines: [{ name: say.t("converted"), tone: "way", values: points.map((one) => shareOf(one.people)) }],
    told: points.map((one) => say.t("of", { people: say.count(one.people.people), of: say.count(one.people.of) })),
  };
}

function tables(result: Funnel, numbers: number[], say: Say): Table[] {
  const { t } = say;
  const made: Table[] = [
    {
      title: t("funnel.steps"),
      columns: [
        { label: t("step") }, { label: t(`units.${unitOf(result.unit)}`), number: true }, { label: t("ofEntered"), number: true }, { label: t("ofPrevious"), number: true },
        { label: t("lost"), number: true }, { label: t("medianTime"), number: true }, { label: t("unfinishedHead"), number: true },
      ],
      rows: result.steps.map((one, at) => {
        const shown = step(result, at, numbers, say);
        return [
          textCell(`${at + 1}. ${one.name}`), shown.people, shareCell({ people: one.people, of: one.of_entered }, say), shareCell({ people: one.people, of: one.of_previous }, say),
          shown.lost ? countCell(shown.lost.value as number, say, shown.lost.part) : textCell(""), timeCell(at ? one.from_previous.p50 : null, say), countCell(one.unfinished, say),
        ];
      }),
    },
  ];
  if (result.groups.length)
    made.push({
      title: t("by", { property: result.by ?? "" }),
      columns: [{ label: result.by ?? "" }, ...result.steps.map((one) => ({ label: one.name, number: true })), { label: t("converted"), number: true }, { label: t("medianTime"), number: true }],
      rows: result.groups.map((group) => [
        textCell(group.absent ? t("funnel.absent") : say.value(group.value, group.other)), ...group.people.map((people) => countCell(people, say)),
        shareCell(group.conversion, say), timeCell(group.median_seconds, say),
      ]),
    });
  if (result.trend?.length)
    made.push({
      title: t("funnel.trend"),
      columns: [{ label: t(`per.${(result.per ?? "day") as "day"}`) }, ...result.steps.map((one) => ({ label: one.name, number: true })), { label: t("converted"), number: true }, { label: t("unfinishedHead"), number: true }],
      rows: result.trend.map((one) => [
        textCell(one.start), ...one.people.map((people) => countCell(people, say)), { ...shareCell(one.conversion, say), quiet: !one.whole }, countCell(one.unfinished, say),
      ]),
    });
  return made;
}
