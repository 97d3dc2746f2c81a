// What does a trend look like? A line of units; what is not a whole unit is dashed, for it is not over or was cut.

import { openFrom } from "./open";
import { didPart } from "./parts";
import type { Results } from "./results";
import { countCell, eventName, ratio, type Say, shareCell, shareOf, textCell } from "./say";
import type { Block, Cell, Line, Lines, Part, Ranges, Shown, Table, Tone } from "./shown";
import { niceDomain } from "./scale";
import { lastDay, unitLabel } from "./units";

type Trend = Results["trend"];
type Point = NonNullable<Trend["points"]>[number];
const MOST_LINES = 8;
const MOST_CHANGES = 12;

export function trend(result: Trend, say: Say): Shown {
  const { t } = say;
  const active = result.active ?? [];
  const points = result.points ?? [];
  const blocks: Block[] = active.length ? [reach(result, say), sticky(result, say)] : [main(result, say)];
  if (points.some((point) => point.change?.difference != null)) blocks.push(changes(result, say));
  return {
    headline: t(active.length ? "trend.active" : "trend.headline", { what: measured(result, say), per: t(`byUnit.${per(result)}`), event: event(result, say) }),
    of: [
      ratio(result.people, say),
      ...([...points, ...active].some((one) => !one.whole) ? [t("trend.notWhole", { per: t(`per.${per(result)}`) })] : []),
    ].join(" · "),
    blocks,
    tables: active.length ? [activeTable(result, say)] : [pointTable(result, say), ...(result.groups?.length ? [groupTable(result, say)] : [])],
  };
}

const per = (result: Trend): "hour" | "day" | "week" | "month" => result.per as "hour";
const event = (result: Trend, say: Say): string => eventName(result.event, say);

function measured(result: Trend, say: Say): string {
  const what = say.t(`measure.${result.measure as "people"}`, { defaultValue: result.measure });
  return result.value ? say.t(result.currency ? "trend.ofMoney" : "trend.of", { what, value: result.value, currency: result.currency }) : what;
}

export function figure(value: number | null | undefined, result: Pick<Trend, "currency" | "measure">, say: Say): string {
  if (value == null) return "–";
  if (result.currency) return say.money(value, result.currency);
  return Number.isInteger(value) ? say.count(value) : say.decimal(value, 2);
}

function main(result: Trend, say: Say): Lines {
  const points = result.points ?? [];
  const groups = (result.groups ?? []).slice(0, MOST_LINES);
  const starts = [...new Set([...points, ...groups.flatMap((group) => group.points)].map((point) => point.start))].sort();
  const line = (own: Point[], name: string, tone: Tone, parts?: (Part | undefined)[]): Line => {
    const at = new Map(own.map((point) => [point.start, point]));
    const open = openFrom(starts.map((start) => at.get(start)?.whole ?? true));
    return { name, tone, values: starts.map((start) => at.get(start)?.figure ?? null), open, parts };
  };
  return {
    kind: "lines",
    x: starts,
    unit: result.currency ? "money" : ["people", "events"].includes(result.measure) ? "count" : "amount",
    currency: result.currency || undefined,
    lines: groups.length
      ? groups.map((group, at) => line(group.points, say.value(group.value, group.other), (at + 1) as Tone))
      : [line(points, measured(result, say), "way", points.map((point) => did(result, point, say)))],
    told: groups.length ? undefined : points.map((point) => say.t("trend.told", { people: say.count(point.people), events: say.count(point.events) })),
  };
}

/** People with such an event in the unit: those who did it in these days. */
function did(result: Trend, point: Point, say: Say): Part | undefined {
  const period = (result.receipt?.query as { period?: { start?: string | null; end?: string | null } } | undefined)?.period;
  const last = lastDay(point.start, per(result));
  if (!last || per(result) === "hour") return undefined;
  const first = `${point.start}${per(result) === "month" ? "-01" : ""}`;
  const days: [string, string] = [period?.start && period.start > first ? period.start : first, period?.end && period.end < last ? period.end : last];
  return didPart(result, result.event, say.t("trend.did", { event: event(result, say), start: point.start }), point.people, days);
}

function reach(result: Trend, say: Say): Lines {
  const days = result.active ?? [];
  const open = openFrom(days.map((day) => day.whole));
  return {
    kind: "lines",
    x: days.map((day) => day.day),
    unit: "count",
    lines: [
      { name: say.t("trend.day"), tone: 1, values: days.map((day) => day.day_people), open },
      { name: say.t("trend.week"), tone: 2, values: days.map((day) => day.week_people), open },
      { name: say.t("trend.month"), tone: 3, values: days.map((day) => day.month_people), open },
    ],
  };
}

function sticky(result: Trend, say: Say): Lines {
  const days = result.active ?? [];
  return {
    kind: "lines",
    title: say.t("trend.stickiness"),
    note: say.t("trend.stickinessNote"),
    x: days.map((day) => day.day),
    unit: "share",
    lines: [{ name: say.t("trend.stickiness"), tone: "way", values: days.map((day) => (day.stickiness ? shareOf(day.stickiness) : null)), open: openFrom(days.map((day) => day.whole)) }],
    told: days.map((day) => (day.stickiness ? say.t("of", { people: say.count(day.stickiness.people), of: say.count(day.stickiness.of) }) : "")),
  };
}

function changes(result: Trend, say: Say): Ranges {
  const shown = (result.points ?? []).filter((point) => point.change?.difference != null).slice(-MOST_CHANGES);
  const signed = (value: number): string => `${value > 0 ? "+" : ""}${figure(value, result, say)}`;
  const values = shown.flatMap((point) => [point.change!.low ?? 0, point.change!.high ?? 0, point.change!.difference!]);
  const { domain, ticks } = niceDomain([...values, 0]);
  return {
    kind: "ranges",
    title: say.t("trend.changes"),
    note: say.t("trend.changesNote"),
    domain,
    ticks: ticks.map((at) => ({ at, text: signed(at) })),
    zero: 0,
    columns: [{ label: measured(result, say), number: true }, { label: say.t("before"), number: true }, { label: say.t("change"), number: true }],
    rows: shown.map((point) => {
      const change = point.change!;
      const text = signed(change.difference!);
      return {
        label: unitLabel(point.start, say.language),
        note: say.t("trend.against", { to: unitLabel(change.to, say.language) }),
        marks: [{ value: change.difference!, low: change.low, high: change.high, tone: "way", shape: "dot", text }],
        cells: [textCell(figure(point.figure, result, say)), textCell(figure(change.before, result, say)), textCell(text)],
      };
    }),
  };
}

function pointTable(result: Trend, say: Say): Table {
  const { t } = say;
  const own = !["people", "events"].includes(result.measure);
  return {
    title: event(result, say),
    columns: [{ label: t(`per.${per(result)}`) }, ...(own ? [{ label: measured(result, say), number: true }] : []), { label: t("people"), number: true }, { label: t("events"), number: true }, { label: t("whole") }],
    rows: (result.points ?? []).map((point): Cell[] => [
      textCell(point.start), ...(own ? [{ text: figure(point.figure, result, say), value: point.figure }] : []), countCell(point.people, say, did(result, point, say)), countCell(point.events, say),
      textCell(t(point.whole ? "yes" : "no")),
    ]),
  };
}

function groupTable(result: Trend, say: Say): Table {
  const starts = [...new Set((result.groups ?? []).flatMap((group) => group.points.map((point) => point.start)))].sort();
  return {
    title: say.t("by", { property: result.by ?? "" }),
    columns: [{ label: say.t(`per.${per(result)}`) }, ...(result.groups ?? []).map((group) => ({ label: say.value(group.value, group.other), number: true }))],
    rows: starts.map((start) => [
      textCell(start),
      ...(result.groups ?? []).map((group) => {
        const value = group.points.find((point) => point.start === start)?.figure ?? null;
        return { text: figure(value, result, say), value };
      }),
    ]),
  };
}

function activeTable(result: Trend, say: Say): Table {
  const { t } = say;
  return {
    title: event(result, say),
    columns: [{ label: t("per.day") }, { label: t("trend.day"), number: true }, { label: t("trend.week"), number: true }, { label: t("trend.month"), number: true }, { label: t("trend.stickiness"), number: true }],
    rows: (result.active ?? []).map((day) => [textCell(day.day), countCell(day.day_people, say), countCell(day.week_people, say), countCell(day.month_people, say), shareCell(day.stickiness, say)]),
  };
}
