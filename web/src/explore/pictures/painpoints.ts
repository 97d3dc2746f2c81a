// What do pain points look like? Money at stake as ranges, how many fewer reach the goal, who said it beside who lived it,
// their words; and what is not concluded, with the reason.

import { money, missed, peopleOf, type Point, pointName, saidAndLived, stakeText, type Painpoints } from "./painWords";
import { countCell, ratio, type Say, textCell } from "./say";
import { niceDomain } from "./scale";
import type { Bars, Block, Ranges, Shown } from "./shown";
import { quotesOf } from "./quotes";

export function painpoints(result: Painpoints, say: Say): Shown {
  const { t } = say;
  const hurting = result.points.filter((point) => point.verdict === "hurts");
  const all = [...result.points, ...result.others];
  const blocks: Block[] = [];
  const staked = result.points.filter((point) => point.stake);
  if (staked.length) blocks.push(stakes(result, staked, say));
  if (all.some((point) => point.compared?.goal)) blocks.push(goals(result, all.filter((point) => point.compared?.goal), say));
  if (result.points.length) blocks.push(heard(result, result.points, say));
  const quoted = result.points.filter((point) => point.quotes.length).slice(0, 6);
  if (quoted.length) blocks.push({ kind: "panels", panels: quoted.map((point) => ({ title: pointName(point, say), told: { text: saidAndLived(point, say) }, blocks: [quotesOf(point.quotes, say)] })) });
  if (result.others.length) blocks.push({ kind: "listed", title: t("painpoints.others"), rows: result.others.map((point) => ({ label: pointName(point, say), told: t(`painVerdict.${point.verdict}`), note: saidAndLived(point, say) })) });
  return {
    headline: t("painpoints.headline", { count: hurting.length, n: say.count(hurting.length), goal: result.goal, within: say.within(result.within) }),
    of: t("painpoints.of", { counted: say.counted("persons", result.people), spoke: ratio(result.spoke, say), tried: say.count(result.tried) }),
    blocks,
    tables: [table(result, all, say)],
  };
}

function stakes(result: Painpoints, some: Point[], say: Say): Ranges {
  const { t } = say;
  const { domain, ticks } = niceDomain([0, ...some.flatMap((point) => [point.stake!.low, point.stake!.high])]);
  return {
    kind: "ranges",
    title: t("painpoints.stake"),
    note: t(some.some((point) => point.stake!.basis === "assumed value") ? "painpoints.stakeAssumed" : "painpoints.stakeNote", { within: say.within(result.within), level: say.share(result.level) }),
    domain,
    ticks: ticks.map((at) => ({ at, text: money(at, some[0]!.stake!, say) })),
    zero: 0,
    columns: [{ label: t("painpoints.atStake"), number: true }, { label: t("painpoints.livedHead"), number: true }, { label: t("painpoints.each"), number: true }],
    rows: some.map((point) => {
      const stake = point.stake!;
      return {
        label: pointName(point, say),
        note: saidAndLived(point, say),
        part: peopleOf(result, point, "lived", say),
        marks: [{ value: stake.amount, low: stake.low, high: stake.high, tone: "lost", shape: "dot", text: stakeText(stake, say) }],
        cells: [{ text: stakeText(stake, say), value: stake.amount }, countCell(stake.people, say, peopleOf(result, point, "lived", say)), { text: money(stake.each, stake, say), value: stake.each }],
      };
    }),
  };
}

function goals(result: Painpoints, some: Point[], say: Say): Ranges {
  const { t } = say;
  const { domain, ticks } = niceDomain([0, ...some.flatMap((point) => [point.compared!.goal!.difference.low, point.compared!.goal!.difference.high])]);
  return {
    kind: "ranges",
    title: t("painpoints.fewer", { goal: result.goal }),
    note: t("painpoints.fewerNote", { level: say.share(result.level) }),
    domain,
    ticks: ticks.map((at) => ({ at, text: say.tick(at) })),
    zero: 0,
    columns: [{ label: t("painpoints.reached"), number: true }, { label: t("painpoints.othersReached"), number: true }, { label: t("points"), number: true }],
    rows: some.map((point) => {
      const goal = point.compared!.goal!;
      const hurts = point.hurts.includes("goal");
      return {
        label: pointName(point, say),
        note: t(`painVerdict.${point.verdict}`),
        part: peopleOf(result, point, "lived", say),
        marks: [{ value: goal.difference.estimate, low: goal.difference.low, high: goal.difference.high, tone: hurts ? "lost" : "quiet", shape: hurts ? "dot" : "ring", text: missed(point, say) }],
        cells: [{ text: say.share(goal.mean), value: goal.mean }, { text: say.share(goal.others_mean), value: goal.others_mean }, { text: missed(point, say), value: goal.difference.estimate }],
      };
    }),
  };
}

function heard(result: Painpoints, some: Point[], say: Say): Bars {
  const { t } = say;
  return {
    kind: "bars",
    title: t("painpoints.heard"),
    most: Math.max(1, ...some.flatMap((point) => [point.said.people, point.lived?.people ?? 0])),
    legend: [{ name: t("painpoints.saidHead"), tone: 2 }, { name: t("painpoints.livedHead"), tone: 1 }],
    rows: some.map((point) => ({
      label: pointName(point, say),
      bars: [
        { name: t("painpoints.saidHead"), value: point.said.people, text: say.count(point.said.people), tone: 2, part: peopleOf(result, point, "said", say) },
        ...(point.lived ? [{ name: t("painpoints.livedHead"), value: point.lived.people, text: say.count(point.lived.people), tone: 1 as const, part: peopleOf(result, point, "lived", say) }] : []),
      ],
    })),
  };
}

function table(result: Painpoints, all: Point[], say: Say): Shown["tables"][number] {
  const { t } = say;
  return {
    title: t("painpoints.title"),
    columns: [
      { label: t("painpoints.title") }, { label: t("stage") }, { label: t("painpoints.saidHead"), number: true }, { label: t("painpoints.livedHead"), number: true }, { label: t("painpoints.silentHead"), number: true },
      { label: t("painpoints.reached"), number: true }, { label: t("painpoints.othersReached"), number: true }, { label: t("points"), number: true }, { label: t("painpoints.atStake"), number: true },
      { label: t("low"), number: true }, { label: t("high"), number: true }, { label: t("pains.verdict") },
    ],
    rows: all.map((point) => [
      textCell(pointName(point, say)), textCell(point.stage), { text: ratio(point.said, say), value: point.said.people, part: peopleOf(result, point, "said", say) },
      { text: point.lived ? ratio(point.lived, say) : "–", value: point.lived?.people ?? null, part: peopleOf(result, point, "lived", say) },
      { text: point.silent ? ratio(point.silent, say) : "–", value: point.silent?.people ?? null, part: peopleOf(result, point, "silent", say) },
      figure(point.compared?.goal?.mean, say), figure(point.compared?.goal?.others_mean, say), { text: missed(point, say), value: point.compared?.goal?.difference.estimate ?? null },
      ...([point.stake?.amount, point.stake?.low, point.stake?.high].map((value) => ({ text: value === undefined ? "–" : money(value, point.stake!, say), value: value ?? null }))),
      textCell(t(`painVerdict.${point.verdict}`)),
    ]),
  };
}

const figure = (share: number | undefined, say: Say) => ({ text: share === undefined ? "–" : say.share(share), value: share ?? null });
