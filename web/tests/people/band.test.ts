// Is the band of stages whole, and wider where people stayed longer?

import { expect, it } from "vitest";

import { stretches } from "@/people/band";
import { stageColour } from "@/people/stages";

const DAY = 86_400;
const visit = (stage: string, from: number, left: number, to: string | null) => ({ stage, entered: from * DAY, left: left * DAY, to, back: false, events: 3 });

it("lays stays side by side, with what lies between them", () => {
  const found = stretches([visit("A", 0, 2, "B"), visit("B", 2, 5, "none"), visit("A", 9, 10, null)], 10 * DAY);
  expect(found.map(({ stage, from, to }) => [stage, from / DAY, to / DAY])).toEqual([["A", 0, 2], ["B", 2, 5], [null, 5, 9], ["A", 9, 10]]);
  expect(found.map(({ still }) => still)).toEqual([false, false, false, true]);
});

it("says that they are in no stage since", () => {
  const found = stretches([visit("A", 0, 2, "none")], 30 * DAY);
  expect(found.at(-1)).toMatchObject({ stage: null, from: 2 * DAY, to: 30 * DAY, still: true });
  expect(stretches([visit("A", 0, 2, "out")], 30 * DAY)).toHaveLength(1);
  expect(stretches([], 30 * DAY)).toEqual([]);
});

it("gives minutes room beside months", () => {
  const [minutes, months] = stretches([visit("A", 0, 0.003, "B"), visit("B", 0.003, 120, "none")], 120 * DAY);
  expect(months!.grow / minutes!.grow).toBeLessThan(13);
  expect(months!.grow).toBeGreaterThan(minutes!.grow);
});

it("colours stages the deeper the later", () => {
  const stages = ["A", "B", "C"];
  const depth = (stage: string) => Number(/--way\) (\d+)%/.exec(stageColour(stage, stages))![1]);
  expect(depth("A")).toBeLessThan(depth("B"));
  expect(depth("B")).toBeLessThan(depth("C"));
  expect(new Set([stageColour(null, stages), stageColour("none", stages)]).size).toBe(1);
  expect(stageColour("out", stages)).toContain("--back");
  expect(depth("C")).toBeLessThan(70); // ink stands on it
  expect(stageColour("A", ["A"])).toContain("--way");
});
