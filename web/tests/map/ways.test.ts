// Where do moves run? Counted by hand on three and five stages.

import { expect, test } from "vitest";

import { above, arcLine, below, chosen, levels } from "@/map/ways";

import { way } from "./made";

const STAGES = ["A", "B", "C"];

test("stretches that overlap get levels of their own, the shorter nearer", () => {
  expect(levels([[0, 1], [1, 2], [0, 2]])).toEqual([1, 1, 2]);
  expect(levels([[0, 3], [1, 2]])).toEqual([2, 1]);
  expect(levels([])).toEqual([]);
});

test("ways forward run above with people who come in, ways back below with those who leave", () => {
  const ways = [way("none", "A", "in", 90), way("A", "B", "forward", 60), way("B", "A", "back", 5), way("B", "none", "away", 30), way("C", "out", "out", 3)];
  const up = above(ways, STAGES), down = below(ways, STAGES);
  expect(up.arcs.map((arc) => arc.way.after)).toEqual(["B"]);
  expect(up.ends.map((end) => [end.coming, end.ways.length])).toEqual([[true, 1]]);
  expect(down.arcs.map((arc) => arc.way.after)).toEqual(["A"]);
  expect(down.ends.map((end) => end.ways[0]!.direction)).toEqual(["away", "out"]);
});

test("nothing to draw takes no room", () => {
  expect(above([], STAGES).height).toBe(0);
  expect(below([], STAGES).height).toBe(0);
});

test("no two ports of a stage are one, and none is outside of it", () => {
  const ways = [way("A", "B", "forward", 9), way("A", "C", "forward", 8), way("B", "C", "forward", 7)];
  const { arcs } = above(ways, STAGES);
  const ports = arcs.flatMap((arc) => [arc.start, arc.end]).map((at) => Math.round(at * 1000));
  expect(new Set(ports).size).toBe(ports.length);
  for (const arc of arcs) {
    expect(Math.floor(arc.start)).toBe(STAGES.indexOf(arc.way.before));
    expect(Math.floor(arc.end)).toBe(STAGES.indexOf(arc.way.after));
  }
});

test("a longer way leaves outside of a shorter one, so that they do not cross", () => {
  const { arcs } = above([way("A", "B", "forward", 9), way("A", "C", "forward", 8)], STAGES);
  const [near, far] = arcs;
  expect(far!.start).toBeLessThan(near!.start);
  expect(far!.height).toBeGreaterThan(near!.height);
});

test("of leaps there are as many as stages, those of most people; the rest is told to be left out", () => {
  const names = ["A", "B", "C", "D", "E"];
  const leaps = names.flatMap((before, i) => names.slice(i + 2).map((after, k) => way(before, after, "forward", 10 * i + k + 1)));
  const [drawn, left] = chosen(leaps, names, "forward");
  expect(drawn.length).toBe(5);
  expect(left.length).toBe(leaps.length - 5);
  expect(Math.min(...drawn.map((one) => one.people.count!.people))).toBeGreaterThanOrEqual(Math.max(...left.map((one) => one.people.count!.people)));
});

test("a way is as wide as its people are many, and the least can still be seen", () => {
  const { arcs } = above([way("A", "B", "forward", 100), way("B", "C", "forward", 1)], STAGES);
  expect(arcs.map((arc) => arc.width)).toEqual([10, 1.5]);
});

test("a line goes up, along and down with round corners, in whole tenths of pixels", () => {
  const { arcs } = above([way("A", "B", "forward", 1)], STAGES);
  expect(arcLine(arcs[0]!, 100, (height) => 100 - height)).toMatch(/^M75 100V82Q75 68 89 68H151Q165 68 165 82V92$/);
});
