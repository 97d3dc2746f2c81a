// What does credit look like? Channels by what they get: a bar under one rule, marks beside each other under several.

import type { Results } from "./results";
import { countCell, ratio, type Say, shareCell, textCell } from "./say";
import { fromZero, niceDomain } from "./scale";
import type { Bars, Cell, Ranges, Shape, Shown, Tone } from "./shown";

type Attribution = Results["attribution"];
type Channel = Attribution["channels"][number];
const SHAPES: Shape[] = ["dot", "diamond", "square", "triangle", "ring"];

export function attribution(result: Attribution, say: Say): Shown {
  const { t } = say;
  return {
    headline: t("attribution.headline", { ratio: ratio(result.goals, say), goal: result.goal, within: say.within(result.within) }),
    of: [
      t("attribution.ways", { ratio: ratio(result.ways, say) }),
      ...(result.value !== null ? [say.money(result.value, result.currency)] : []),
      ...(result.unfinished ? [t("unfinished", { n: say.count(result.unfinished) })] : []),
    ].join(" · "),
    blocks: [result.rules.length > 1 ? several(result, say) : one(result, say)],
    tables: [
      {
        title: t("attribution.title"),
        columns: [
          { label: t("attribution.channel") }, ...result.rules.flatMap((rule) => [{ label: rules(rule, say), number: true }, { label: t("share"), number: true }]),
          { label: t("attribution.reached"), number: true }, { label: t("attribution.touches"), number: true }, ...(result.value !== null ? [{ label: t("attribution.value"), number: true }] : []),
        ],
        rows: result.channels.map((channel): Cell[] => [
          textCell(say.value(channel.channel, channel.other)),
          ...channel.credit.flatMap((credit): Cell[] => [{ text: say.decimal(credit.credit), value: credit.credit }, { text: credit.share === null ? "–" : say.share(credit.share), value: credit.share }]),
          textCell(ratio(channel.reached, say)), countCell(channel.touches, say), ...(result.value !== null ? [money(channel, result, say)] : []),
        ]),
      },
    ],
  };
}

const rules = (rule: string, say: Say): string => say.t(`rule.${rule as "first"}`);

function money(channel: Channel, result: Attribution, say: Say): Cell {
  const value = channel.credit[0]?.value ?? null;
  return { text: value === null ? "–" : say.money(value, result.currency), value };
}

function one(result: Attribution, say: Say): Bars {
  const { t } = say;
  return {
    kind: "bars",
    title: t("attribution.by", { rule: rules(result.rules[0]!, say) }),
    note: t("attribution.note"),
    most: Math.max(...result.channels.map((channel) => channel.credit[0]?.credit ?? 0), 1),
    columns: [{ label: t("share"), number: true }, ...(result.value !== null ? [{ label: t("attribution.value"), number: true }] : []), { label: t("attribution.reached"), number: true }],
    rows: result.channels.map((channel) => ({
      label: say.value(channel.channel, channel.other),
      quiet: channel.other,
      bars: [{ value: channel.credit[0]?.credit ?? 0, text: say.decimal(channel.credit[0]?.credit ?? 0), tone: channel.other ? "quiet" : "way" }],
      cells: [
        { text: channel.credit[0]?.share == null ? "–" : say.share(channel.credit[0].share), value: channel.credit[0]?.share }, ...(result.value !== null ? [money(channel, result, say)] : []),
        { ...shareCell(channel.reached, say), text: ratio(channel.reached, say) },
      ],
    })),
  };
}

function several(result: Attribution, say: Say): Ranges {
  const { t } = say;
  const { domain, ticks } = niceDomain(fromZero(result.channels.flatMap((channel) => channel.credit.map((credit) => credit.share ?? 0))));
  const tone = (at: number): Tone => ((at % 8) + 1) as Tone;
  const shape = (at: number): Shape => SHAPES[at % SHAPES.length]!;
  return {
    kind: "ranges",
    title: t("attribution.several"),
    note: t("attribution.note"),
    domain,
    ticks: ticks.map((at) => ({ at, text: say.share(at) })),
    legend: result.rules.map((rule, at) => ({ name: rules(rule, say), tone: tone(at), shape: shape(at) })),
    columns: [...result.rules.map((rule) => ({ label: rules(rule, say), number: true })), { label: t("attribution.touches"), number: true }],
    rows: result.channels.map((channel) => ({
      label: say.value(channel.channel, channel.other),
      quiet: channel.other,
      joined: true,
      marks: channel.credit.map((credit, at) => ({ value: credit.share ?? 0, tone: tone(at), shape: shape(at), text: say.share(credit.share ?? 0), name: rules(credit.rule, say) })),
      cells: [...channel.credit.map((credit): Cell => ({ text: credit.share === null ? "–" : say.share(credit.share), value: credit.share })), countCell(channel.touches, say)],
    })),
  };
}
