// How is a line drawn by ECharts? The y axis from zero, what is not over dashed, one shape and colour a line, figures
// at the points where there are few.

import type { EChartsCoreOption } from "echarts/core";

import type { Colours } from "@/parts/colours";
import { money, share, short } from "@/words/formats";

import { solidAndDashed } from "./open";
import type { Line, Lines, Shape } from "./shown";
import { timeTicks, unitLabel } from "./units";

const SYMBOLS = ["circle", "diamond", "rect", "triangle", "roundRect", "pin", "arrow", "emptyCircle"];
const SHAPES: Shape[] = ["dot", "diamond", "square", "triangle", "ring", "square", "triangle", "dot"];
const FEW = 14;
const MANY = 45;

export const lineShape = (at: number): Shape => SHAPES[at % SHAPES.length]!;

/** A figure of the block's unit, as it is read. */
export function amount(value: number, block: Pick<Lines, "unit" | "currency">, language: string): string {
  if (block.unit === "share") return share(value, language);
  if (block.unit === "money" && block.currency) return money(value, block.currency, language);
  return Number.isInteger(value) || Math.abs(value) >= 1000 ? short(value, language) : new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
}

export function linesOption(block: Lines, colours: Colours, language: string, width: number): EChartsCoreOption {
  const names = block.x.map((x) => unitLabel(x, language));
  const text = { color: colours.muted, fontSize: 12, fontFamily: colours.font };
  const log = Boolean(block.at && block.log);
  const whole = block.unit === "share" && Math.max(0, ...block.lines.flatMap((line) => [...line.values, ...(line.high ?? [])]).map(Number)) > 0.8;
  const inside = names.length <= 3 || isTold(block, width); // figures of the first point would stand on those of the axis
  const ticks = block.at ? timeTicks(Math.min(...block.at), Math.max(...block.at), log) : undefined;
  return {
    textStyle: { fontFamily: colours.font },
    grid: { left: 8, right: 28, top: 24, bottom: 6, containLabel: true },
    tooltip: {
      trigger: "axis",
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 13, fontFamily: colours.font },
      axisPointer: { lineStyle: { color: colours.edge } },
      formatter: (points: { dataIndex: number }[]) => tip(block, points[0]?.dataIndex ?? 0, language),
    },
    xAxis: block.at
      ? { type: log ? "log" : "value", min: "dataMin", max: "dataMax", axisLabel: { ...text, hideOverlap: true, customValues: ticks, formatter: (at: number) => timeTick(at, language) }, axisTick: { customValues: ticks }, axisLine: { lineStyle: { color: colours.edge } }, splitLine: { show: false }, minorTick: { show: false } }
      : { type: "category", data: names, boundaryGap: inside, axisLabel: { ...text, hideOverlap: true }, axisTick: { show: names.length <= 31 && width > 500 }, axisLine: { lineStyle: { color: colours.edge } } },
    yAxis: { type: "value", min: 0, ...(whole ? { max: 1, interval: 0.25 } : {}), ...(block.unit === "count" ? { minInterval: 1 } : {}), axisLabel: { ...text, formatter: (value: number) => axisAmount(value, block, language) }, splitLine: { lineStyle: { color: colours.line } }, splitNumber: 4 },
    series: block.lines.flatMap((line, at) => [...band(block, line, colours), ...drawn(block, line, at, colours, language, width)]),
  };
}

/** Axes have round numbers: money without cents. */
function axisAmount(value: number, block: Lines, language: string): string {
  if (block.unit !== "money" || !block.currency) return amount(value, block, language);
  return new Intl.NumberFormat(language, { style: "currency", currency: block.currency, maximumFractionDigits: value < 10 && !Number.isInteger(value) ? 2 : 0, notation: value >= 100_000 ? "compact" : "standard" }).format(value);
}

function timeTick(seconds: number, language: string): string {
  const [unit, size] = seconds >= 86_400 ? (["day", 86_400] as const) : seconds >= 3600 ? (["hour", 3600] as const) : seconds >= 60 ? (["minute", 60] as const) : (["second", 1] as const);
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "narrow", maximumFractionDigits: 1 }).format(seconds / size);
}

/** Whether each point has its figure beside it: of one line, of few points. */
const isTold = (block: Lines, width: number): boolean => block.lines.length === 1 && block.x.length <= (width > 620 ? FEW : 7) && !block.stepped;

const pairs = (block: Lines, values: (number | null)[]): unknown[] => (block.at ? values.map((value, at) => [block.at![at], value]) : values);

function drawn(block: Lines, line: Line, at: number, colours: Colours, language: string, width: number): object[] {
  const { solid, dashed } = solidAndDashed(line.values, line.open);
  const color = colours.tones[String(line.tone)]!;
  const alone = block.lines.length === 1;
  const few = isTold(block, width);
  const last = line.values.findLastIndex((value, where) => value !== null && !line.open?.[where]);
  const symbols = line.values.length <= MANY && !block.stepped;
  const label = (values: (number | null)[]) =>
    values.map((value, where) => (alone && value !== null && (few || where === last) && !(values === dashed && solid[where] !== null) ? amount(value, block, language) : ""));
  const series = (values: (number | null)[], open: boolean) => {
    const texts = label(values);
    const data = pairs(block, values);
    return {
      type: "line",
      name: line.name,
      id: `${at} ${open ? "open" : "over"}`,
      data: open ? data.map((value, where) => (line.open?.[where] ? value : { value, symbol: "none" })) : data,
      color,
      step: block.stepped ? "end" : undefined,
      symbol: open ? "emptyCircle" : SYMBOLS[at % SYMBOLS.length],
      symbolSize: open ? 7 : 6,
      showSymbol: symbols,
      lineStyle: { width: 2, type: open ? [5, 4] : "solid" },
      areaStyle: block.stepped && !open ? { opacity: 0.12 } : undefined,
      cursor: line.parts ? "pointer" : "default",
      emphasis: { disabled: false, scale: 1.4, lineStyle: { width: 2 } },
      label: { show: symbols && texts.some(Boolean), position: "top", color: colours.ink, fontSize: 12, fontFamily: colours.font, formatter: (point: { dataIndex: number }) => texts[point.dataIndex] ?? "" },
      labelLayout: { hideOverlap: true },
      z: open ? 3 : 2,
    };
  };
  return [series(solid, false), ...(dashed.some((value) => value !== null) ? [series(dashed, true)] : [])];
}

/** The interval as a band behind the line: its lower end unseen, its breadth filled. */
function band(block: Lines, line: Line, colours: Colours): object[] {
  if (!line.low || !line.high) return [];
  const breadth = line.high.map((high, at) => (high === null || line.low![at] == null ? null : high - line.low![at]!));
  const unseen = { type: "line", stack: `band ${line.name}`, symbol: "none", silent: true, lineStyle: { opacity: 0 }, color: colours.tones[String(line.tone)], tooltip: { show: false }, z: 1 };
  return [{ ...unseen, data: pairs(block, line.low) }, { ...unseen, data: pairs(block, breadth), areaStyle: { opacity: 0.18 } }];
}

/** What is said of one place. Names come from data: they are escaped. */
function tip(block: Lines, at: number, language: string): string {
  const rows = block.lines.filter((line) => line.values[at] != null).map((line) => {
    const range = line.low?.[at] != null && line.high?.[at] != null ? ` (${amount(line.low[at]!, block, language)} – ${amount(line.high[at]!, block, language)})` : "";
    return `${block.lines.length > 1 ? `${escaped(line.name)}: ` : ""}<b>${escaped(amount(line.values[at]!, block, language))}</b>${escaped(range)}${line.open?.[at] ? " …" : ""}`;
  });
  return [`<b>${escaped(unitLabel(block.x[at] ?? "", language))}</b>`, ...rows, ...(block.told?.[at] ? [escaped(block.told[at]!)] : [])].join("<br>");
}

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
