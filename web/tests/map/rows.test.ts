// Which rows are shown, in which order?

import { expect, test } from "vitest";

import { LANES } from "@/map/facts";
import { ALL_ROWS, CURVE, hasCurve, isAsMade, moved, placed, settled, shownRows, turned } from "@/map/rows";
import { isZoom, nearer } from "@/map/zoom";

test("a row is hidden, and shown again in its place", () => {
  const without = turned(ALL_ROWS, "pains");
  expect(shownRows(without)).toEqual(LANES.filter((lane) => lane !== "pains"));
  expect(turned(without, "pains")).toEqual(ALL_ROWS);
});

test("a row moves by one and stays at an end", () => {
  expect(shownRows(moved(ALL_ROWS, "actions", -1)).slice(0, 2)).toEqual(["actions", "goals"]);
  expect(moved(ALL_ROWS, "goals", -1)).toEqual(ALL_ROWS);
  expect(shownRows(moved(ALL_ROWS, "measures", 1))).toEqual([...LANES]);
  expect(shownRows(placed(ALL_ROWS, "measures", 0))[0]).toBe("measures");
});

test("the curve is hidden as a row is, and has no place among the rows", () => {
  const without = turned(ALL_ROWS, CURVE);
  expect([hasCurve(ALL_ROWS), hasCurve(without), hasCurve(settled(without)), hasCurve(turned(without, CURVE))]).toEqual([true, false, false, true]);
  expect(shownRows(without)).toEqual([...LANES]);
  expect(isAsMade(without)).toBe(false);
  expect(settled({ order: ["curve", "pains"] }).order).toEqual(["pains", ...LANES.filter((lane) => lane !== "pains")]);
});

test("a choice that was kept is settled whatever it holds", () => {
  expect(settled(null)).toEqual(ALL_ROWS);
  const rows = settled({ order: ["pains", "pains", "nonsense"], hidden: ["goals", "nonsense"] });
  expect(rows.order).toEqual(["pains", ...LANES.filter((lane) => lane !== "pains")]);
  expect(rows.hidden).toEqual(["goals"]);
  expect(isAsMade(rows)).toBe(false);
  expect(isAsMade(ALL_ROWS)).toBe(true);
});

test("zoom goes nearer and farther and stays at its ends", () => {
  expect(nearer("rows", 1)).toBe("findings");
  expect(nearer("findings", 1)).toBe("findings");
  expect(nearer("stages", -1)).toBe("stages");
  expect(isZoom("rows")).toBe(true);
  expect(isZoom("x")).toBe(false);
});
