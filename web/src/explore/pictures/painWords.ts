// What is a pain point called, how many said it and lived it, and what is at stake? In the reader's words. Pure.

import { partOf } from "./parts";
import type { Results } from "./results";
import { type Say, shareOf } from "./say";
import type { Part } from "./shown";

export type Painpoints = Results["painpoints"];
export type Point = Painpoints["points"][number];
export type Condition = NonNullable<Point["condition"]>;
export type Stake = NonNullable<Point["stake"]>;

/** *Delivery: late · Parcel Delivered: later than promised_on*, what people live in the reader's words. */
export function pointName(point: Pick<Point, "theme" | "condition" | "name" | "stage">, say: Say): string {
  const lived = point.condition ? conditionName(point.condition, say) : "";
  const theme = say.called.theme(point.theme);
  const place = !lived && point.stage ? say.t("painpoints.in", { theme, stage: point.stage }) : theme;
  return [place, lived].filter(Boolean).join(" · ") || point.name;
}

export function conditionName(of: Condition, say: Say): string {
  const { step, property, value } = of;
  switch (of.sign) {
    case "told by the event": return say.t("condition.told", { step, property, value });
    case "long wait": return say.t("condition.wait", { step, value });
    case "later than told": return say.t("condition.late", { step, property });
    case "never came": return say.t("condition.never", { step, missing: of.name.startsWith(`${step}: no `) ? of.name.slice(step.length + 5) : of.name, property });
    case "error": return say.t("condition.error", { step, value });
    case "again and again": return say.t("condition.again", { step });
  }
}

/** *14 said it, 412 lived it*: what is known of either. */
export function saidAndLived(point: Pick<Point, "said" | "lived">, say: Say): string {
  const said = point.said.people === 0 ? say.t("painpoints.nobodySaid") : say.t("painpoints.said", { count: point.said.people, n: say.count(point.said.people) });
  return point.lived ? say.t("painpoints.saidAndLived", { said, lived: say.t("painpoints.lived", { count: point.lived.people, n: say.count(point.lived.people) }) }) : said;
}

export const money = (value: number, stake: Pick<Stake, "currency">, say: Say): string => (stake.currency ? say.money(value, stake.currency) : say.decimal(value, 0));

/** A range, its likeliest amount first: €1,200 (€300 to €2,100). */
export function stakeText(stake: Stake, say: Say): string {
  return say.t("within", { value: money(stake.amount, stake, say), low: money(stake.low, stake, say), high: money(stake.high, stake, say) });
}

/** The people of one figure of a pain point; its names of parts begin with what they did. */
export function peopleOf(result: Painpoints, point: Point, which: "said" | "lived" | "silent", say: Say): Part | undefined {
  const silent = point.parts.find((part) => part.startsWith("lived ") && part.endsWith(" in silence"));
  const name = which === "said" ? point.parts.find((part) => part.startsWith("said ")) : which === "silent" ? silent : point.parts.find((part) => part.startsWith("lived ") && part !== silent);
  const people = which === "said" ? point.said.people : which === "silent" ? point.silent?.people : point.lived?.people;
  return name && people ? partOf(result, name, say.t(`painpoints.who.${which}`, { name: pointName(point, say) }), people) : undefined;
}

/** How many points of share fewer of those who live it reach the goal; with the interval. */
export function missed(point: Point, say: Say): string {
  const goal = point.compared?.goal;
  if (!goal) return "–";
  const { estimate, low, high } = goal.difference;
  return say.t("interval", { estimate: say.points(estimate), low: say.points(low), high: say.points(high) });
}

/** The months' shares that the trend is told of. */
export const monthShare = (point: Pick<Point, "trend">, month: Point["trend"]["months"][number]): number | null => {
  const counted = point.trend.of === "lived" ? month.lived : month.said;
  return counted ? shareOf(counted) : null;
};
