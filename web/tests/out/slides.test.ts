// What hurts has the first slides; who is lost misses the goal nearly by definition and comes after what else hurts.

import { describe, expect, it } from "vitest";

import type { JourneyMap, Statement } from "@/map/facts";
import { signOf, slidesOf } from "@/out/slides";

const figure = (name: string, people: number, of: number) => ({ name, value: people / of, unit: "people", count: { people, of }, low: null, high: null, path: "", withheld: false });
const pain = (about: string, sign: string, verdict: string, [with_, without]: [number, number], withheld = ""): Statement =>
  ({
    kind: "pain", about, evidence: "measured", detail: { sign, verdict, goal: "Order" }, withheld,
    figures: [
      figure("people", 100, 400),
      { ...figure("missed more", 0, 1), count: null, unit: "points", value: with_ / 100 - without / 300 },
      figure("missed with", with_, 100),
      figure("missed without", without, 300),
    ],
  }) as unknown as Statement;
const said = { kind: "said", about: "Too slow", evidence: "reported", figures: [], detail: {}, withheld: "" } as unknown as Statement;

function map(pains: Statement[]): JourneyMap {
  const rows = [
    { lane: "pains", cells: [{ stage: "Decision", statements: pains }] },
    { lane: "feelings", cells: [{ stage: "Decision", statements: [said, said, said] }] },
  ];
  return { rows, receipts: [] } as unknown as JourneyMap;
}

describe("slides", () => {
  it("begin with what hurts most, and leave out what tells nothing", () => {
    const pains = [
      pain("no sign", "waits", "no sign", [10, 30]),
      pain("unclear", "errors", "unclear", [40, 90]),
      pain("lost", "drop-off", "hurts", [99, 30]),
      pain("slow", "waits", "hurts", [50, 60]),
      pain("failed", "errors", "hurts", [80, 60]),
      pain("hidden", "errors", "hurts", [90, 10], "too few"),
    ];
    expect(slidesOf(map(pains)).map((slide) => slide.pain.about)).toEqual(["failed", "slow", "lost", "unclear"]);
  });

  it("quote two of those who spoke in the stage", () => expect(slidesOf(map([pain("slow", "waits", "hurts", [50, 60])]))[0]?.quotes).toHaveLength(2));

  it("say what kind of sign it is, of those that there are", () => {
    expect(signOf(pain("Viewed … Ordered", "waits", "hurts", [50, 60]))).toBe("waits");
    expect(signOf(pain("new", "of a later version", "hurts", [50, 60]))).toBe(null);
  });

  it("are none where nothing hurts", () => expect(slidesOf(map([]))).toEqual([]));
});
