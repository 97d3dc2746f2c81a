// What do feelings along the way look like? The curve of each source over the stages with its interval, above the share of
// the same people who go on; emotions of each stage; touchpoints; peak and end.

import { partOf } from "./parts";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareCell, shareOf, textCell } from "./say";
import type { Bars, Block, Cell, Panel, Ranges, Shape, Shown, Tone } from "./shown";

type Emotions = Results["emotions"];
type Stage = Emotions["stages"][number];
type Felt = Stage["felt"][number];
type Source = Felt["source"];

const ENOUGH = 10; // people, without whom a touchpoint is not drawn; all stand in the table
const DRAWN = 20;

const SOURCES: readonly { source: Source; tone: Tone; shape: Shape }[] = [
  { source: "texts", tone: 1, shape: "dot" },
  { source: "scores", tone: 2, shape: "square" },
  { source: "behaviour", tone: 4, shape: "diamond" },
];

export function emotions(result: Emotions, say: Say): Shown {
  const { t } = say;
  const all = placed(result, say);
  const felt = all.some(({ stage }) => stage.felt.length);
  const blocks: Block[] = [];
  if (felt) blocks.push(curve(result, all, say));
  if (result.stages.some(isHeard)) blocks.push(goingOn(result, say));
  const feelings = all.filter(({ stage }) => stage.emotions.length);
  if (feelings.length) blocks.push({ kind: "panels", panels: feelings.map(({ stage, label }) => feeling(result, stage, label, say)) });
  const touched = all.flatMap(({ stage, label }) => stage.touchpoints.map((one) => ({ label: t("emotions.touch", { name: one.how === "said of" ? say.called.touchpoint(one.name) : one.name, stage: label, how: t(`emotions.how.${one.how}`) }), felt: one.felt }))).filter((one) => one.felt.length);
  const many = touched.filter((one) => one.felt.some((felt) => felt.people >= ENOUGH)).slice(0, DRAWN);
  if (many.length) blocks.push({ ...ranges(result, t("emotions.touchpoints"), many, say), ...(many.length < touched.length ? { note: t("emotions.moreInTable", { count: touched.length - many.length, n: say.count(touched.length - many.length) }) } : {}) });
  if (result.peak_end) blocks.push(peakEnd(result, say));
  return {
    headline: felt ? t("emotions.headline", { ratio: ratio(result.people, say) }) : t("emotions.none"),
    of: say.counted("persons", result.people.of),
    blocks,
    tables: [
      {
        title: t("emotions.curve"),
        columns: [{ label: t("stage") }, { label: t("emotions.source") }, { label: t("people"), number: true }, { label: t("emotions.valence"), number: true }, { label: t("low"), number: true }, { label: t("high"), number: true }, { label: t("emotions.raw"), number: true }, { label: t("emotions.intensity"), number: true }, { label: t("emotions.wentOn"), number: true }],
        rows: all.flatMap(({ stage, label }) => stage.felt.map((one): Cell[] => [...felts(result, one, label, say), shareCell(stage.went_on, say)])),
      },
      {
        title: t("emotions.touchpoints"),
        columns: [{ label: t("emotions.touchpoint") }, { label: t("emotions.source") }, { label: t("people"), number: true }, { label: t("emotions.valence"), number: true }, { label: t("low"), number: true }, { label: t("high"), number: true }, { label: t("emotions.raw"), number: true }, { label: t("emotions.intensity"), number: true }],
        rows: touched.flatMap(({ label, felt }) => felt.map((one) => felts(result, one, label, say))),
      },
    ].filter((table) => table.rows.length),
  };
}

function placed(result: Emotions, say: Say): { stage: Stage; label: string }[] {
  const beside = ([["none", result.none], ["out", result.out]] as const).filter(([, stage]) => stage.felt.length > 0).map(([name, stage]) => ({ stage, label: say.t(`state.${name}`) }));
  return [...result.stages.map((stage) => ({ stage, label: stage.name })), ...beside];
}

const felts = (result: Emotions, one: Felt, label: string, say: Say): Cell[] => [
  textCell(label), textCell(say.t(`emotions.sources.${one.source}`)), countCell(one.people, say, part(result, one, label, say)), valence(one.valence, say), valence(one.low, say), valence(one.high, say), valence(one.raw, say),
  one.intensity === null ? textCell("–") : { text: say.decimal(one.intensity, 2), value: one.intensity },
];

/** +0.42: good; -0.42: bad. */
export const valenceText = (value: number, say: Say): string => new Intl.NumberFormat(say.language, { signDisplay: "exceptZero", minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
const valence = (value: number, say: Say): Cell => ({ text: valenceText(value, say), value });
const part = (result: Emotions, one: Felt, label: string, say: Say) => partOf(result, one.part, say.t("emotions.heard", { stage: label, source: say.t(`emotions.sources.${one.source}`) }), one.people);

const curve = (result: Emotions, all: { stage: Stage; label: string }[], say: Say): Ranges => ({
  ...ranges(result, say.t("emotions.curve"), all.filter(({ stage }) => stage.felt.length).map(({ stage, label }) => ({ label, felt: stage.felt })), say),
  note: say.t("emotions.note", { level: say.share(result.level) }),
});

function ranges(result: Emotions, title: string, rows: { label: string; felt: readonly Felt[] }[], say: Say): Ranges {
  const { t } = say;
  const there = SOURCES.filter(({ source }) => rows.some((row) => row.felt.some((one) => one.source === source)));
  const text = (one: Felt): string => t("within", { value: valenceText(one.valence, say), low: valenceText(one.low, say), high: valenceText(one.high, say) });
  return {
    kind: "ranges",
    title,
    domain: [-1, 1],
    ticks: [-1, -0.5, 0, 0.5, 1].map((at) => ({ at, text: at === -1 ? t("emotions.bad") : at === 1 ? t("emotions.good") : valenceText(at, say) })),
    zero: 0,
    legend: there.map(({ source, tone, shape }) => ({ name: t(`emotions.sources.${source}`), tone, shape })),
    columns: there.map(({ source }) => ({ label: t(`emotions.sources.${source}`), number: true })),
    rows: rows.map(({ label, felt }) => ({
      label,
      marks: there.flatMap(({ source, tone, shape }) => felt.filter((one) => one.source === source).map((one) => ({ value: one.valence, low: one.low, high: one.high, tone, shape, name: t(`emotions.sources.${source}`), text: text(one) }))),
      cells: there.map(({ source }): Cell => {
        const one = felt.find((some) => some.source === source);
        return one ? { text: t("emotions.figure", { value: valenceText(one.valence, say), n: say.count(one.people) }), value: one.valence, part: part(result, one, label, say) } : { text: "", value: null };
      }),
    })),
  };
}

const isHeard = (stage: Stage): boolean => (stage.went_on?.of ?? 0) > 0;

/** Of the same people: how many go on; and beside it those who said nothing. */
function goingOn(result: Emotions, say: Say): Bars {
  const { t } = say;
  return {
    kind: "bars",
    title: t("emotions.goOn", { within: say.within(result.within) }),
    most: 1,
    legend: [{ name: t("emotions.heardPeople"), tone: 1 }, { name: t("emotions.silentPeople"), tone: "pale" }],
    rows: result.stages.filter(isHeard).map((stage) => ({
      label: stage.name,
      bars: [
        { name: t("emotions.heardPeople"), value: shareOf(stage.went_on!), text: ratio(stage.went_on!, say), tone: 1 },
        ...(stage.silent_went_on ? [{ name: t("emotions.silentPeople"), value: shareOf(stage.silent_went_on), text: ratio(stage.silent_went_on, say), tone: "pale" as const }] : []),
      ],
    })),
  };
}

function feeling(result: Emotions, stage: Stage, label: string, say: Say): Panel {
  return {
    title: label,
    blocks: [{
      kind: "bars",
      most: Math.max(0.01, ...stage.emotions.map((one) => shareOf(one.people) ?? 0)),
      rows: stage.emotions.map((one) => ({ label: emotionName(one.emotion, say), bars: [{ value: shareOf(one.people), text: ratio(one.people, say), part: partOf(result, one.part, say.t("emotions.feltIn", { emotion: emotionName(one.emotion, say), stage: label }), one.people.people) }] })),
    }],
  };
}

const emotionName = (emotion: string, say: Say): string => say.t(`emotion.${emotion as "joy"}`, { defaultValue: emotion });

function peakEnd(result: Emotions, say: Say): Block {
  const { t } = say;
  const one = result.peak_end!;
  const title = t("emotions.peakEnd", { score: `${one.event}: ${one.property}` });
  if (!one.correlations.length) return { kind: "listed", title, rows: [{ label: t(`emotions.verdict.${one.verdict}`), told: say.counted("persons", one.people) }] };
  return {
    kind: "ranges",
    title,
    note: `${t(`emotions.verdict.${one.verdict}`)} ${t("emotions.peakEndNote", { counted: say.counted("persons", one.people) })}`,
    domain: [-1, 1],
    ticks: [-1, -0.5, 0, 0.5, 1].map((at) => ({ at, text: say.decimal(at, 1) })),
    zero: 0,
    columns: [{ label: t("emotions.correlation"), number: true }],
    rows: one.correlations.map((found) => {
      const text = t("within", { value: say.decimal(found.r, 2), low: say.decimal(found.low, 2), high: say.decimal(found.high, 2) });
      return { label: t(`emotions.what.${found.what}`), marks: [{ value: found.r, low: found.low, high: found.high, tone: "way", shape: "dot", text }], cells: [{ text, value: found.r }] };
    }),
  };
}
