// How does the curve of feelings lie? Points by source and stage, lines that guess nothing, labels that keep off the line.

import { expect, test } from "vitest";

import { bandOf, curveOf, downOf, lineOf, placeOf, type Point } from "@/map/curve/curve";
import type { JourneyMap, Statement } from "@/map/facts";
import { sheetOf } from "@/map/pairing";

import { cell, count, difference, figure, finding, map, two } from "./made";

const felt = (source: string, value: number, more: Partial<Statement> = {}): Statement =>
  finding("felt", source, [figure("valence", value, { unit: "valence", low: value - 0.1, high: value + 0.1 }), figure("people", 40, { unit: "people" })], { n: 40, ...more });
const withheld = (source: string): Statement => finding("felt", source, [], { withheld: "fewer than 10 people, or all but so few" });

/** A map whose curve is made of its row of feelings, as the server makes it. */
function told(stages: string[], ...cells: Statement[][]): JourneyMap {
  const made = map(stages, { feelings: stages.map((stage, k) => cell(stage, cells[k] ?? [])) });
  const curve = stages.flatMap((stage, k) => (cells[k] ?? []).map((one) => ({
    stage, source: one.about, valence: one.figures[0] ?? figure("", null, { withheld: true }), intensity: null,
    people: figure("people", one.n, { unit: "people" }), went_on: null, receipt: null, withheld: one.withheld,
  })));
  return { ...made, curve };
}

const ys = (of: readonly Point[]): number[] => of.map((point) => point.y);

test("good is up, bad is down, and nothing lies outside", () => {
  expect([1, 0.5, 0, -1, -3, 2].map(downOf)).toEqual([0, 0.25, 0.5, 1, 1, 0]);
});

test("each source has its own place in every stage, alone in the middle", () => {
  const curve = curveOf(sheetOf(told(["A", "B"], [felt("texts", 0.5), felt("behaviour", -0.1)], [felt("texts", -0.5)])))!;
  expect(curve.sources).toEqual(["texts", "behaviour"]);
  expect(curve.stages.map((stage) => stage.points.map((point) => point.x))).toEqual([[0.2, 0.8], [1.2]]);
  expect(ys(curve.strands[0]!.runs[0]!)).toEqual([0.25, 0.75]);
  expect(placeOf(0, 1)).toBe(0.5);
});

test("a stage of which a source tells nothing breaks its line, and a withheld one says so", () => {
  const curve = curveOf(sheetOf(told(["A", "B", "C"], [felt("texts", 0)], [withheld("texts")], [felt("texts", 0.2)])))!;
  expect(curve.strands[0]!.runs.map((run) => run.length)).toEqual([1, 1]);
  expect(curve.stages[1]!.points).toEqual([]);
  expect(curve.stages[1]!.withheld?.statement.about).toBe("texts");
  expect(curve.stages[0]!.withheld).toBeNull();
});

test("a map without a curve, an older file, and one of which nothing is known have none", () => {
  const { curve: _, ...older } = map(["A"], { feelings: [cell("A", [felt("texts", 0)])] });
  expect(curveOf(sheetOf(older as JourneyMap))).toBeNull();
  expect(curveOf(sheetOf(map(["A"])))).toBeNull();
  expect(curveOf(sheetOf({ ...told(["A"], [felt("texts", 0)]), rows: [] }))?.stages[0]!.points).toEqual([]);
});

test("labels stand above peaks and below valleys, and inside at the ends of the scale", () => {
  const of = (...values: number[]): string[] =>
    curveOf(sheetOf(told(values.map(String), ...values.map((value) => [felt("texts", value)]))))!.stages.map((stage) => stage.points[0]!.label);
  expect(of(-0.2, 0.3, -0.2)).toEqual(["below", "above", "below"]);
  expect(of(0.2, -0.3, 0.2)).toEqual(["above", "below", "above"]);
  expect(of(0, 0.99, -0.99)).toEqual(["below", "below", "above"]);
  expect(of(0.1)).toEqual(["above"]);
  const wide = finding("felt", "texts", [figure("valence", 0, { unit: "valence", low: -0.6, high: 0.6 })], { n: 2 });
  expect(curveOf(sheetOf(told(["A"], [wide])))!.stages[0]!.points[0]!.label).toBe("aside");
});

test("who goes on is told once a stage, of the first source that knows", () => {
  const on = felt("scores", 0.1);
  on.figures.push(figure("went on", count(30, 40)));
  const [stage] = curveOf(sheetOf(told(["A"], [felt("texts", 0), on])))!.stages;
  expect(stage!.wentOn?.figure.count).toEqual(count(30, 40));
  expect(stage!.wentOn?.pair.statement.about).toBe("scores");
});

test("a point of so few that nothing can be concluded is known", () => {
  const few = felt("texts", 0, { n: 3, figures: [figure("valence", 0, { unit: "valence" }), figure("people", 3, { unit: "people" })] });
  const points = curveOf(sheetOf(told(["A", "B"], [few], [felt("texts", 0)])))!.stages.map((stage) => stage.points[0]!.isFew);
  expect(points).toEqual([true, false]);
});

test("of two maps each point knows where it was, and whether it clearly moved", () => {
  const before = told(["A", "B"], [felt("texts", 0.5)], []), after = told(["A", "B"], [felt("texts", -0.5)], [felt("texts", 0)]);
  const clear = difference({ lane: "feelings", stage: "A", kind: "felt", about: "texts", figure: "valence", difference: -1, clear: true });
  const curve = curveOf(sheetOf(two(before, after, [clear])))!;
  expect(curve.stages.map((stage) => stage.points[0]!.was)).toEqual([0.25, null]);
  expect(curve.stages[0]!.points[0]!.clear).toBe(clear);
  expect(curve.strands[0]!.before).toEqual([[{ x: 0.5, y: 0.25 }]]);
  expect(curve.strands[0]!.runs[0]!.length).toBe(2);
});

test("a line never leaves the room between its points", () => {
  const points = [0.1, 0.1, 0.9, 0.85, 0.2, 0.2].map((y, x) => ({ x, y }));
  const path = lineOf(points, (x) => 100 * x, (y) => 100 * y);
  const numbers = path.match(/-?[\d.]+/g)!.map(Number);
  expect(numbers.slice(0, 2)).toEqual([0, 10]);
  points.slice(1).forEach((to, k) => {
    const from = points[k]!, [, y1, , y2, x, y] = numbers.slice(2 + 6 * k, 8 + 6 * k);
    const [low, high] = [Math.min(from.y, to.y) * 100, Math.max(from.y, to.y) * 100];
    for (const at of [y1!, y2!]) expect(at).toBeGreaterThanOrEqual(low - 0.05);
    for (const at of [y1!, y2!]) expect(at).toBeLessThanOrEqual(high + 0.05);
    expect([x, y]).toEqual([100 * to.x, Math.round(1000 * to.y) / 10]);
  });
  expect(lineOf([], Number, Number)).toBe("");
});

test("a band goes along the upper ends and back along the lower ones; of one point there is none", () => {
  const run = curveOf(sheetOf(told(["A", "B"], [felt("texts", 0)], [felt("texts", 0)])))!.strands[0]!.runs[0]!;
  const path = bandOf(run, (x) => 100 * x, (y) => 100 * y);
  expect(path).toMatch(/^M50 45C.* 150 45L150 55C.* 50 55Z$/);
  expect(bandOf(run.slice(0, 1), Number, Number)).toBe("");
});
