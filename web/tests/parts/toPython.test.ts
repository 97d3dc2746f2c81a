import { describe, expect, it } from "vitest";

import { literal, toPython } from "@/parts/toPython";

describe("a question in Python", () => {
  it("stands on one line where it fits", () => {
    const text = toPython({ question: "funnel", query: { steps: ["View", "Order"], within: "7 days" } }, "lumen");
    expect(text).toBe('import parcours\n\nshop = parcours.open("lumen")\nparcours.funnel(shop, steps=["View", "Order"], within="7 days")');
  });

  it("is of the day that it was asked as of", () => {
    expect(toPython({ question: "stages", query: {}, asOf: "2026-05-01" }, "lumen")).toContain(
      'view = shop.snapshot(as_of="2026-05-01")\nparcours.stages(view)',
    );
  });

  it("has a line for each option where it is long", () => {
    const steps = ["A first step of a long name", "A second step of a long name", "A third step of a long name"];
    const text = toPython({ question: "funnel", query: { steps, within: "7 days" } }, "lumen");
    expect(text.split("\n").slice(3)).toEqual([
      "parcours.funnel(", "    shop,", "    steps=[", ...steps.map((step) => `        "${step}",`), "    ],", '    within="7 days",', ")",
    ]);
  });

  it("writes values as Python does", () => {
    expect(literal({ a: [true, false, null], 'b"': 1.5 })).toBe('{"a": [True, False, None], "b\\"": 1.5}');
    expect(literal("did “Вход”\n")).toBe('"did “Вход”\\n"');
  });
});
