// What speaks for a pain point, and what against? Each check that was made of it, whether it was passed, and in plain words
// what that means. Pure.

import type { TFunction } from "i18next";

import type { Painpoints, Point } from "@/explore/pictures/painWords";
import { ratio, type Say } from "@/explore/pictures/say";

export type State = "passed" | "failed" | "unknown";
export interface Check {
  name: "linked" | "comparable" | "chance" | "before" | "hidden";
  state: State;
  text: string;
}

export function checksOf(result: Painpoints, point: Point, say: Say, t: TFunction<"pains">): Check[] {
  const compared = point.compared;
  const checks: Check[] = [];
  const link = point.links.find((one) => one.theme === point.theme) ?? point.links[0];
  if (link) checks.push({ name: "linked", state: "passed", text: t("check.linked", { theme: say.called.theme(link.theme), times: link.lift === null ? "–" : say.decimal(link.lift), with: ratio(link.with_, say), without: ratio(link.without, say) }) });
  if (!compared) return [...checks, { name: "comparable", state: "unknown", text: t("check.notCompared") }];
  checks.push({
    name: "comparable",
    state: compared.refused === "too few" || compared.refused === "nobody comparable" ? "failed" : "passed",
    text: t(compared.matched_on.length ? "check.comparable" : "check.comparableOnly", { ratio: ratio(compared.comparable, say), matched: compared.matched_on.map(say.told).join(", ") }),
  });
  const p = pOf(point);
  checks.push({
    name: "chance",
    state: p === null ? "unknown" : point.hurts.length ? "passed" : "failed",
    text: p === null ? t("check.chanceUnknown") : t(point.hurts.length ? "check.chance" : "check.chanceNot", { p: p < 0.001 ? `< ${say.decimal(0.001, 3)}` : `= ${say.decimal(p, 3)}`, tried: say.count(result.tried) }),
  });
  checks.push(before(compared, say, t), hidden(compared, say, t));
  return checks;
}

/** The least p, corrected, of what it hurts; else of the goal. */
function pOf(point: Point): number | null {
  const found = point.hurts.map((what) => point.compared?.[what]?.p).filter((p): p is number => typeof p === "number");
  return found.length ? Math.min(...found) : (point.compared?.goal?.p ?? null);
}

/** The placebo: in an equal time before it, nothing may differ. */
function before(compared: NonNullable<Point["compared"]>, say: Say, t: TFunction<"pains">): Check {
  const matched = compared.before.filter((one) => one.matched);
  const some = matched.length ? matched : compared.before;
  if (!some.length) return { name: "before", state: "unknown", text: t("check.beforeUnknown") };
  const passed = some.every((one) => one.passed);
  const figures = some.map((one) => t(`check.of.${one.what}`, { mean: say.decimal(one.mean, 2), others: say.decimal(one.others_mean, 2) })).join("; ");
  return { name: "before", state: passed ? "passed" : "failed", text: t(passed ? "check.before" : "check.beforeNot", { figures }) };
}

/** How strong would a hidden cause have to be? */
function hidden(compared: NonNullable<Point["compared"]>, say: Say, t: TFunction<"pains">): Check {
  const one = compared.sensitivity;
  if (!one) return { name: "hidden", state: "unknown", text: t("check.hiddenUnknown") };
  const strong = one.needed_for_bound > 1;
  return { name: "hidden", state: strong ? "passed" : "failed", text: t(strong ? "check.hidden" : "check.hiddenNot", { needed: say.decimal(one.needed, 1), bound: say.decimal(one.needed_for_bound, 1) }) };
}
