// Are happenings read under their days, in the workspace's zone, with quiet times said?

import { expect, it } from "vitest";

import type { Happening } from "@/people/queries";
import { clock, lines, longDay } from "@/people/timeline";

const at = (row: number, time: string): Happening => ({ row, time: Date.parse(time) / 1000 }) as Happening;
const kinds = (happenings: Happening[], zone = "Europe/Paris") => lines(happenings, zone).map((line) => (line.kind === "event" ? line.happening.row : line.kind));

it("puts each day above its events", () => {
  expect(kinds([at(1, "2026-03-01T09:00Z"), at(2, "2026-03-01T22:00Z"), at(3, "2026-03-02T09:00Z")])).toEqual(["day", 1, 2, "day", 3]);
});

it("counts days in the workspace's zone", () => {
  const late = [at(1, "2026-03-01T21:00Z"), at(2, "2026-03-01T23:30Z")];
  expect(kinds(late)).toEqual(["day", 1, "day", 2]); // half past midnight in Paris
  expect(kinds(late, "UTC")).toEqual(["day", 1, 2]);
});

it("says long quiet times, in either order of reading", () => {
  const two = [at(1, "2026-03-01T09:00Z"), at(2, "2026-03-11T09:00Z")];
  expect(kinds(two)).toEqual(["day", 1, "quiet", "day", 2]);
  expect(kinds([...two].reverse())).toEqual(["day", 2, "quiet", "day", 1]);
  const [, , quiet] = lines(two, "UTC");
  expect(quiet).toMatchObject({ kind: "quiet", seconds: 864_000 });
});

it("has no two lines of one key", () => {
  const many = Array.from({ length: 40 }, (_, n) => at(n, new Date(Date.UTC(2026, 2, 1 + n, 9)).toISOString()));
  const keys = lines(many, "UTC").map((line) => line.key);
  expect(new Set(keys).size).toBe(keys.length);
});

it("writes hours and days as the reader's language does", () => {
  const time = Date.parse("2026-03-01T21:05Z") / 1000;
  expect(clock(time, "fr", "Europe/Paris")).toBe("22:05");
  expect(longDay(time, "en", "Europe/Paris")).toBe("Sun, March 1, 2026");
});
