// What do measures look like? Each figure with its interval, group by group; over time as a line with a band.

import type { Results } from "./results";
import { countCell, ratio, type Say, textCell, type Unit } from "./say";
import { openFrom } from "./open";
import { niceDomain } from "./scale";
import { periodSaid } from "./units";
import type { Block, Cell, Lines, Mark, RangeRow, Ranges, Shown, Table } from "./shown";

type Measures = Results["measures"];
type Measured = Measures["measured"][number];
type Row = Measured["rows"][number];
type Figure = Row["figures"][number];
const SHARES = new Set(["conversion", "session conversion", "bounce"]);
const OF_MONEY = new Set(["revenue", "order value", "median order value", "revenue per person"]);

export function measures(result: Measures, say: Say): Shown {
  const { t } = say;
  const long = result.periods.length > 2;
  return {
    headline: result.measured.map((one) => headline(result, one, say)).join(" · "),
    of: [ratio(result.people, say), periodName(result.periods.at(-1)?.name ?? "", say), ...(result.goal ? [t("measures.goal", { goal: result.goal })] : []), ...(result.sessions_open ? [t("measures.open", { count: result.sessions_open, n: say.count(result.sessions_open) })] : [])].join(" · "),
    blocks: result.measured.map((one): Block => (long ? line(result, one, say) : ranges(result, one, say))),
    tables: result.measured.map((one) => table(result, one, say)),
  };
}

const called = (one: Measured, say: Say): string => say.t(`measure.${one.name as "people"}`, { defaultValue: one.name });

const periodName = (name: string, say: Say): string => (name === "all time" ? say.t("allTime") : periodSaid(name, say.language));

function teller(result: Measures, one: Measured, say: Say): (value: number | null | undefined) => string {
  return (value) => {
    if (value == null) return "–";
    if (SHARES.has(one.name)) return say.share(value);
    return OF_MONEY.has(one.name) && result.currency ? say.money(value, result.currency) : say.decimal(value, 2);
  };
}

function headline(result: Measures, one: Measured, say: Say): string {
  const figure = one.rows.find((row) => row.whole)?.figures.at(-1);
  return `${called(one, say)} ${teller(result, one, say)(figure?.value)}`;
}

const rowName = (row: Pick<Row, "whole" | "value" | "other">, say: Say): string => (row.whole ? say.t("all") : say.value(row.value, row.other));

const n = (figure: Figure, one: Measured, say: Say): string =>
  figure.share ? say.t("of", { people: say.count(figure.share.people), of: say.count(figure.share.of) }) : say.counted(unit(one), Math.round(figure.bottom || figure.people));

const unit = (one: Measured): Unit => (one.unit === "people" ? "persons" : one.unit === "sessions" ? "sessions" : "events");

function within(figure: Figure, tell: (value: number | null) => string, say: Say): string {
  return figure.interval ? say.t("within", { value: tell(figure.value), low: tell(figure.interval.low), high: tell(figure.interval.high) }) : tell(figure.value);
}

function ranges(result: Measures, one: Measured, say: Say): Ranges {
  const tell = teller(result, one, say);
  const values = one.rows.flatMap((row) => row.figures.flatMap((figure) => [figure.value ?? 0, figure.interval?.low ?? 0, figure.interval?.high ?? 0]));
  const { domain, ticks } = niceDomain([0, ...values]);
  const two = result.periods.length === 2;
  const mark = (figure: Figure, at: number): Mark[] =>
    figure.value === null ? [] : [{ value: figure.value, low: figure.interval?.low, high: figure.interval?.high, tone: two && at === 0 ? 2 : 1, shape: two && at === 0 ? "ring" : "dot", text: within(figure, tell, say), name: periodName(result.periods[at]?.name ?? "", say) }];
  return {
    kind: "ranges",
    title: called(one, say),
    note: one === result.measured[0] ? say.t("measures.note", { level: say.share(one.rows[0]?.figures[0]?.interval?.level ?? 0.95) }) : undefined,
    domain,
    ticks: ticks.map((at) => ({ at, text: OF_MONEY.has(one.name) && result.currency ? rounded(at, result.currency, say) : tell(at) })),
    legend: two && one === result.measured[0] ? result.periods.map((period, at) => ({ name: periodName(period.name, say), tone: at === 0 ? 2 : 1, shape: at === 0 ? "ring" : "dot" })) : undefined,
    columns: [...result.periods.map((period) => ({ label: two ? periodName(period.name, say) : say.t("figure"), number: true })), ...(two ? [{ label: say.t("change"), number: true }] : [])],
    rows: one.rows.map((row): RangeRow => ({
      label: rowName(row, say),
      note: n(row.figures.at(-1)!, one, say),
      marks: row.figures.flatMap(mark),
      joined: two,
      cells: [...row.figures.map((figure): Cell => ({ text: tell(figure.value), value: figure.value })), ...(two ? [changed(one, row, tell, say)] : [])],
    })),
  };
}

/** Money at an axis: without cents. */
const rounded = (value: number, currency: string, say: Say): string => new Intl.NumberFormat(say.language, { style: "currency", currency, maximumFractionDigits: Number.isInteger(value) ? 0 : 2 }).format(value);

function changed(one: Measured, row: Row, tell: (value: number | null) => string, say: Say): Cell {
  const change = one.changes?.find((other) => other.whole === row.whole && other.value === row.value && other.other === row.other);
  if (change?.difference == null) return textCell("–");
  const points = SHARES.has(one.name);
  const sign = (value: number): string => (points ? say.points(value) : `${value > 0 ? "+" : value < 0 ? "−" : ""}${tell(Math.abs(value))}`);
  const text = change.interval ? say.t("within", { value: sign(change.difference), low: sign(change.interval.low), high: sign(change.interval.high) }) : sign(change.difference);
  return { text, value: change.difference };
}

function line(result: Measures, one: Measured, say: Say): Lines {
  const rows = one.rows.length > 1 ? one.rows.filter((row) => !row.whole).slice(0, 8) : one.rows;
  const open = openFrom(result.periods.map((period) => period.over));
  return {
    kind: "lines",
    title: called(one, say),
    note: rows.length === 1 ? say.t("measures.band", { level: say.share(rows[0]?.figures[0]?.interval?.level ?? 0.95) }) : undefined,
    x: result.periods.map((period) => period.name),
    unit: SHARES.has(one.name) ? "share" : OF_MONEY.has(one.name) && result.currency ? "money" : "amount",
    currency: result.currency || undefined,
    lines: rows.map((row, at) => ({
      name: rowName(row, say),
      tone: rows.length === 1 ? "way" : ((at + 1) as 1),
      values: row.figures.map((figure) => figure.value),
      open,
      ...(rows.length === 1 ? { low: row.figures.map((figure) => figure.interval?.low ?? null), high: row.figures.map((figure) => figure.interval?.high ?? null) } : {}),
    })),
    told: rows.length === 1 ? rows[0]!.figures.map((figure) => n(figure, one, say)) : undefined,
  };
}

function table(result: Measures, one: Measured, say: Say): Table {
  const tell = teller(result, one, say);
  const { t } = say;
  return {
    title: called(one, say),
    columns: [{ label: result.by ?? t("measures.group") }, { label: t("period") }, { label: called(one, say), number: true }, { label: t("low"), number: true }, { label: t("high"), number: true }, { label: t("people"), number: true }, { label: t("counted"), number: true }],
    rows: one.rows.flatMap((row) =>
      row.figures.map((figure, at): Cell[] => [
        textCell(rowName(row, say)), textCell(periodName(result.periods[at]?.name ?? "", say)), { text: tell(figure.value), value: figure.value }, { text: tell(figure.interval?.low), value: figure.interval?.low },
        { text: tell(figure.interval?.high), value: figure.interval?.high }, countCell(figure.people, say), textCell(n(figure, one, say)),
      ]),
    ),
  };
}
