// What do scores look like? Each scale by itself: its figure with interval and its rule, how many gave each answer, groups
// and periods beside each other; and who was asked and kept silent.

import { partOf } from "./parts";
import type { Results } from "./results";
import { countCell, ratio, type Say, textCell } from "./say";
import { niceDomain } from "./scale";
import type { Block, Cell, Panel, RangeRow, Ranges, Shown } from "./shown";
import { unitLabel } from "./units";

type Result = Results["scores"];
type Scale = Result["scales"][number];
type Group = Scale["groups"][number];

export function scores(result: Result, say: Say): Shown {
  const { t } = say;
  const first = result.scales[0];
  return {
    headline: first ? t("scores.headline", { scale: name(first, say), kind: t(`scores.kind.${first.kind}`), figure: leading(first, first.whole, say) }) : t("scores.none"),
    of: t("scores.of", { ratio: ratio(result.people, say) }),
    blocks: result.scales.length ? [{ kind: "panels", panels: result.scales.map((scale) => panel(result, scale, say)) }, ...result.scales.flatMap((scale) => [...beside(result, scale, scale.groups, say), ...beside(result, scale, scale.periods, say)])] : [],
    tables: [
      {
        title: t("scores.title"),
        columns: [
          { label: t("scores.scale") }, { label: t("scores.kindHead") }, { label: t("scores.group") }, { label: t("people"), number: true }, { label: t("figure"), number: true }, { label: t("low"), number: true }, { label: t("high"), number: true },
          { label: t("scores.mean"), number: true }, { label: t("scores.top"), number: true }, { label: t("scores.bottom"), number: true }, { label: t("pValue"), number: true },
        ],
        rows: result.scales.flatMap((scale) => [scale.whole, ...scale.groups, ...scale.periods].map((group): Cell[] => [
          textCell(name(scale, say)), textCell(t(`scores.kind.${scale.kind}`)), textCell(group.name || t("all")), countCell(group.people, say, answered(result, scale, group, say)),
          ...[group.leading.value, group.leading.low, group.leading.high].map((value) => ({ text: value === null ? "–" : figure(scale, value, say), value })),
          { text: say.decimal(group.mean.value, 2), value: group.mean.value }, { text: ratio(group.top, say), value: group.top.people }, { text: ratio(group.bottom, say), value: group.bottom.people },
          { text: group.against ? say.decimal(group.against.p, 3) : "–", value: group.against?.p ?? null },
        ])),
      },
    ],
  };
}

const name = (scale: Scale, say: Say): string => say.t("voice.from", { event: scale.event, property: scale.property, low: say.decimal(scale.low_end), high: say.decimal(scale.high_end) });

/** NPS in points from -100 to 100; of CSAT and CES the share on top; of another score its mean. */
export function figure(scale: Pick<Scale, "kind">, value: number, say: Say): string {
  if (scale.kind === "nps") return new Intl.NumberFormat(say.language, { maximumFractionDigits: 0, signDisplay: "exceptZero" }).format(value);
  return scale.kind === "score" ? say.decimal(value, 2) : say.share(value);
}

function leading(scale: Scale, group: Group, say: Say): string {
  const { value, low, high } = group.leading;
  return low === null || high === null ? figure(scale, value, say) : say.t("within", { value: figure(scale, value, say), low: figure(scale, low, say), high: figure(scale, high, say) });
}

const answered = (result: Result, scale: Scale, group: Group, say: Say) => (group.part ? partOf(result, group.part, say.t("scores.answered", { scale: `${scale.event}: ${scale.property}` }), group.people) : undefined);

function panel(result: Result, scale: Scale, say: Say): Panel {
  const { t } = say;
  const answers = scale.values.reduce((sum, one) => sum + one.people.people, 0);
  const blocks: Block[] = [
    {
      kind: "scores",
      rows: [{
        label: `${t(`scores.kind.${scale.kind}`)} · ${t(`scores.how.${scale.how}`)}`,
        note: say.counted("persons", scale.whole.people),
        mean: leading(scale, scale.whole, say),
        shares: scale.values.map((one) => ({
          score: say.decimal(one.score),
          share: answers ? one.people.people / answers : 0,
          text: t("voice.answersGave", { n: say.count(one.people.people), score: say.decimal(one.score) }),
          at: at(scale, one.score),
        })),
      }],
    },
    {
      kind: "listed",
      title: "",
      rows: [
        { label: t(scale.kind === "nps" ? "scores.promoters" : "scores.top"), told: ratio(scale.whole.top, say) },
        { label: t(scale.kind === "nps" ? "scores.detractors" : "scores.bottom"), told: ratio(scale.whole.bottom, say) },
        scale.asked ? { label: t("scores.askedBy", { event: scale.asked.by }), told: ratio(scale.asked.people, say) } : { label: t("scores.notAsked"), told: "" },
      ],
    },
  ];
  return { title: name(scale, say), told: countCell(scale.whole.people, say, answered(result, scale, scale.whole, say)), note: say.told(scale.rule), blocks };
}

/** Where an answer lies from the worse end to the better. */
function at(scale: Scale, score: number): number {
  const share = scale.high_end > scale.low_end ? (score - scale.low_end) / (scale.high_end - scale.low_end) : 0.5;
  return scale.low_is_good ? 1 - share : share;
}

function beside(result: Result, scale: Scale, groups: readonly Group[], say: Say): Ranges[] {
  if (!groups.length) return [];
  const { t } = say;
  const all = [scale.whole, ...groups];
  const { domain, ticks } = niceDomain(all.flatMap((group) => [group.leading.value, group.leading.low, group.leading.high].filter((value) => value !== null)));
  const row = (group: Group): RangeRow => ({
    label: group.name ? unitLabel(group.name, say.language) : t("all"),
    note: group.against ? t(group.against.clear ? "scores.clear" : "scores.notClear", { difference: difference(scale, group.against.difference, say) }) : undefined,
    part: answered(result, scale, group, say),
    marks: [{ value: group.leading.value, low: group.leading.low, high: group.leading.high, tone: group === scale.whole ? "quiet" : group.against?.clear ? (group.against.difference > 0 ? "good" : "lost") : "way", shape: group === scale.whole ? "ring" : group.against?.clear ? (group.against.difference > 0 ? "triangle" : "diamond") : "dot", text: leading(scale, group, say) }],
    cells: [{ text: leading(scale, group, say), value: group.leading.value }, countCell(group.people, say, answered(result, scale, group, say))],
  });
  return [{
    kind: "ranges", title: name(scale, say), note: t("scores.note", { level: say.share(result.level) }), domain, ticks: ticks.map((tick) => ({ at: tick, text: figure(scale, tick, say) })),
    columns: [{ label: t(`scores.kind.${scale.kind}`), number: true }, { label: t("people"), number: true }], rows: all.map(row),
  }];
}

const difference = (scale: Scale, value: number, say: Say): string =>
  scale.kind === "nps" || scale.kind === "score" ? new Intl.NumberFormat(say.language, { signDisplay: "exceptZero", maximumFractionDigits: scale.kind === "nps" ? 0 : 2 }).format(value) : say.points(value);
