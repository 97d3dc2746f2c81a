// What does a comparison look like? The two answers' shares as two marks on one line, and how sure their difference is.

import type { Results } from "./results";
import { interval, ratio, type Say, shareOf, textCell } from "./say";
import { niceDomain } from "./scale";
import { pValue } from "./moments";
import { keyName } from "./keys";
import { periodSaid } from "./units";
import type { Block, Cell, RangeRow, Ranges, Shown } from "./shown";

type Compare = Results["compare"];
const MOST_NUMBERS = 20;

export function compare(result: Compare, say: Say): Shown {
  const { t } = say;
  const found = [...result.shares, ...result.estimates].filter((one) => one.found).length;
  const blocks: Block[] = [];
  if (result.shares.length) blocks.push(shares(result, say));
  blocks.push(...result.estimates.map((one, at) => estimate(result, one, at === 0, say)));
  if (!blocks.length) blocks.push({ kind: "listed", title: t("compare.nothing"), rows: [] });
  return {
    headline: t("compare.headline", { n: say.count(found), of: say.count(result.shares.length + result.estimates.length), first: name(result.first, say), second: name(result.second, say) }),
    of: [...counted(result, say), t("compare.tried", { n: say.count(result.tried), correction: result.correction }), ...(result.too_few ? [t("compare.tooFew", { n: say.count(result.too_few) })] : [])].join(" · "),
    blocks,
    tables: [sharesTable(result, say), ...(result.estimates.length ? [estimatesTable(result, say)] : []), ...(result.numbers.length ? [numbersTable(result, say)] : [])],
  };
}

const name = (told: string, say: Say): string => (told === "the others" ? say.t("compare.others") : periodSaid(told, say.language));

function counted(result: Compare, say: Say): string[] {
  const most = (side: "first" | "second"): number => Math.max(0, ...result.shares.map((share) => share[side].of));
  return result.shares.length ? [say.t("compare.of", { first: `${name(result.first, say)} ${say.count(most("first"))}`, second: `${name(result.second, say)} ${say.count(most("second"))}` })] : [];
}

function marks(result: Compare, first: number, second: number, text: (value: number) => string, say: Say): RangeRow["marks"] {
  return [
    { value: first, tone: 1, shape: "dot", text: text(first), name: name(result.first, say) },
    { value: second, tone: 2, shape: "ring", text: text(second), name: name(result.second, say) },
  ];
}

const legend = (result: Compare, say: Say): Ranges["legend"] => [
  { name: name(result.first, say), tone: 1, shape: "dot" },
  { name: name(result.second, say), tone: 2, shape: "ring" },
];

const columns = (result: Compare, say: Say): Ranges["columns"] => [{ label: name(result.first, say), number: true }, { label: name(result.second, say), number: true }, { label: say.t("compare.difference"), number: true }];

function shares(result: Compare, say: Say): Ranges {
  const { domain, ticks } = niceDomain([0, ...result.shares.flatMap((one) => [shareOf(one.first) ?? 0, shareOf(one.second) ?? 0])]);
  return {
    kind: "ranges",
    title: say.t("compare.shares"),
    note: say.t("compare.note", { level: say.share(result.level) }),
    domain,
    ticks: ticks.map((at) => ({ at, text: say.share(at) })),
    legend: legend(result, say),
    columns: columns(result, say),
    rows: result.shares.map((one) => ({
      label: keyName(one.key, say),
      note: [...(one.also.length ? [say.t("compare.also", { names: one.also.map((key) => keyName(key, say)).join(", ") })] : []), say.t(one.found ? "compare.sure" : "compare.unsure")].join(" · "),
      quiet: !one.found,
      joined: true,
      marks: marks(result, shareOf(one.first) ?? 0, shareOf(one.second) ?? 0, say.share, say),
      cells: [{ text: say.share(shareOf(one.first) ?? 0), value: shareOf(one.first) }, { text: say.share(shareOf(one.second) ?? 0), value: shareOf(one.second) }, { text: interval(one.difference, say), value: one.difference.estimate }],
    })),
  };
}

/** Each on an axis of its own: their units differ. */
function estimate(result: Compare, one: Compare["estimates"][number], first: boolean, say: Say): Ranges {
  const tell = teller([one.first, one.second], one.key, say);
  const { domain, ticks } = niceDomain([0, one.first, one.second], 4);
  return {
    kind: "ranges",
    title: first ? say.t("compare.estimates") : undefined,
    domain,
    ticks: ticks.map((at) => ({ at, text: tell(at) })),
    legend: first && !result.shares.length ? legend(result, say) : undefined,
    columns: columns(result, say),
    rows: [
      {
        label: keyName(one.key, say),
        note: say.t(one.found ? "compare.sure" : "compare.unsure"),
        quiet: !one.found,
        joined: true,
        marks: marks(result, one.first, one.second, tell, say),
        cells: [{ text: tell(one.first), value: one.first }, { text: tell(one.second), value: one.second }, { text: told(one, tell), value: one.difference.estimate }],
      },
    ],
  };
}

const SHARES = new Set(["conversion", "session conversion", "bounce"]);

function teller(values: number[], key: string[], say: Say): (value: number) => string {
  if (key.some((word) => SHARES.has(word))) return say.share;
  return values.every((value) => Math.abs(value) >= 100) ? (value) => say.decimal(value, 1) : (value) => say.decimal(value, 3);
}

function told(one: Compare["estimates"][number], tell: (value: number) => string): string {
  const sign = (value: number): string => (value > 0 ? `+${tell(value)}` : value < 0 ? `−${tell(-value)}` : tell(0));
  return `${sign(one.difference.estimate)} (${sign(one.difference.low)} … ${sign(one.difference.high)})`;
}

function sharesTable(result: Compare, say: Say) {
  const { t } = say;
  return {
    title: t("compare.shares"),
    columns: [{ label: t("compare.figure") }, ...columns(result, say), { label: t("pValue"), number: true }, { label: t("found") }],
    rows: result.shares.map((one): Cell[] => [
      textCell(keyName(one.key, say)), { text: ratio(one.first, say), value: shareOf(one.first) }, { text: ratio(one.second, say), value: shareOf(one.second) },
      { text: interval(one.difference, say), value: one.difference.estimate }, { text: pValue(one.p, say), value: one.p }, textCell(t(one.found ? "yes" : "no")),
    ]),
  };
}

function estimatesTable(result: Compare, say: Say) {
  const { t } = say;
  return {
    title: t("compare.estimates"),
    columns: [{ label: t("compare.figure") }, ...columns(result, say), { label: t("pValue"), number: true }, { label: t("found") }],
    rows: result.estimates.map((one): Cell[] => {
      const tell = teller([one.first, one.second], one.key, say);
      return [
        textCell(keyName(one.key, say)), { text: tell(one.first), value: one.first }, { text: tell(one.second), value: one.second }, { text: told(one, tell), value: one.difference.estimate },
        { text: pValue(one.p, say), value: one.p }, textCell(t(one.found ? "yes" : "no")),
      ];
    }),
  };
}

function numbersTable(result: Compare, say: Say) {
  return {
    title: say.t("compare.numbers"),
    columns: [{ label: say.t("compare.figure") }, ...columns(result, say)],
    rows: result.numbers.slice(0, MOST_NUMBERS).map((one): Cell[] => [
      textCell(keyName(one.key, say)), { text: say.decimal(one.first, 2), value: one.first }, { text: say.decimal(one.second, 2), value: one.second }, { text: say.decimal(one.difference, 2), value: one.difference },
    ]),
  };
}
