// Does everything lie where it should? Scales, bands, stages, lines: pure functions, by hand.

import { describe, expect, it } from "vitest";

import { flowLayout, toneOf } from "@/explore/pictures/flowLayout";
import { amount, escaped, linesOption } from "@/explore/pictures/linesOption";
import { solidAndDashed } from "@/explore/pictures/open";
import { partOf, quoted } from "@/explore/pictures/parts";
import { asCsv } from "@/explore/pictures/pictures";
import { lengthSaid } from "@/explore/pictures/say";
import { fromZero, niceDomain, place } from "@/explore/pictures/scale";
import type { Flow, Lines, StageFlow } from "@/explore/pictures/shown";
import { sorted } from "@/explore/pictures/sorted";
import { stageLayout } from "@/explore/pictures/stageLayout";
import { lastDay, periodSaid, timeTicks, unitLabel } from "@/explore/pictures/units";
import type { Colours } from "@/parts/colours";

const colours: Colours = { ink: "i", muted: "m", line: "l", edge: "e", surface: "s", font: "f", tones: { way: "w", "1": "a", "2": "b" } };

describe("an axis", () => {
  it("ends at round numbers", () => {
    expect(niceDomain([0, 0.27])).toEqual({ domain: [0, 0.3], ticks: [0, 0.1, 0.2, 0.3] });
    expect(niceDomain([-34, 61]).domain).toEqual([-40, 80]);
    expect(niceDomain([]).domain).toEqual([0, 1]);
    expect(niceDomain([5, 5]).domain[0]).toBeLessThanOrEqual(5);
  });

  it("holds every value", () => {
    expect([place(-1, [0, 10]), place(5, [0, 10]), place(11, [0, 10]), place(1, [1, 1])]).toEqual([0, 50, 100, 0]);
  });

  it("is not stretched below zero by a rounding", () => {
    expect(fromZero([0.3, -0.001])).toEqual([0, 0.3]);
    expect(fromZero([0.3, -0.2])).toEqual([0, 0.3, -0.2]);
  });

  it("of time has round times", () => {
    expect(timeTicks(50, 90_000, true)).toEqual([60, 300, 1800, 7200, 43_200]);
    expect(timeTicks(0, 600, false)).toEqual([0, 120, 240, 360, 480, 600]);
  });
});

describe("what is not over", () => {
  it("is dashed, with the stretch that leads to it", () => {
    expect(solidAndDashed([1, 2, 3], [false, false, true])).toEqual({ solid: [1, 2, null], dashed: [null, 2, 3] });
    expect(solidAndDashed([1, 2, 3], [true, false, false])).toEqual({ solid: [null, 2, 3], dashed: [1, 2, null] });
    expect(solidAndDashed([1, 2], undefined).dashed).toEqual([null, null]);
  });
});

describe("days", () => {
  it("end where the unit does", () => {
    expect([lastDay("2026-03-02", "day"), lastDay("2026-03-30", "week"), lastDay("2028-02", "month"), lastDay("2026-03-02 13:00", "hour")]).toEqual(["2026-03-02", "2026-04-05", "2028-02-29", null]);
  });

  it("are said as the reader says them", () => {
    expect(unitLabel("2026-05-04", "en")).toBe("May 4");
    expect(unitLabel("2026-05", "fr")).toBe("mai 2026");
    expect(unitLabel("week 3", "en")).toBe("week 3");
    expect(periodSaid("2026-05-01..2026-06-30", "en")).toMatch(/^May 1.–.Jun 30, 2026$/);
    expect(lengthSaid("7 days", "ru")).toBe("7 дней");
    expect(lengthSaid("until noon", "ru")).toBe("until noon");
  });
});

const flow: Flow = {
  kind: "flow",
  heads: ["Start", "+1"],
  whole: 100,
  nodes: [
    { id: "a", column: 0, name: "A", kind: "event", people: 100, text: "100", title: "" },
    { id: "b", column: 1, name: "B", kind: "event", people: 70, text: "70", title: "" },
    { id: "end", column: 1, name: "no further event", kind: "no further event", people: 30, text: "30", title: "" },
  ],
  links: [{ from: "a", to: "b", people: 70, title: "" }, { from: "a", to: "end", people: 30, title: "" }, { from: "a", to: "gone", people: 1, title: "" }],
};

describe("ways", () => {
  const drawing = flowLayout(flow, 800);
  const [a, b, end] = drawing.boxes;

  it("are as high as people went them", () => {
    expect(b!.height / a!.height).toBeCloseTo(0.7);
    expect(end!.height / a!.height).toBeCloseTo(0.3);
  });

  it("stand in columns that do not overlap, ends last", () => {
    expect(b!.x).toBeGreaterThan(a!.x);
    expect(end!.y).toBeGreaterThanOrEqual(b!.y + b!.height);
    expect(drawing.bands).toHaveLength(2); // the one to a place that is not shown is left out
    expect(toneOf("no further event")).toBe("lost");
  });

  it("have room for the names of the last column, and scroll where there is none", () => {
    expect(drawing.width - b!.x).toBeGreaterThan(180);
    expect(flowLayout({ ...flow, heads: Array(6).fill("") as string[] }, 360).width).toBeGreaterThan(900);
  });
});

const journey: StageFlow = {
  kind: "stages",
  stages: [80, 40, 20].map((ever, at) => ({ name: `S${at}`, ever, text: `${ever}`, now: { text: "10", value: 10 }, note: "", title: "" })),
  moves: [[0, 1, 40], [0, 2, 5], [2, 0, 4], [1, -1, 20], [-1, 0, 80]].map(([from, to, people]) => ({ from: from!, to: to!, people: people!, text: "", title: "" })),
};

describe("stages", () => {
  const drawing = stageLayout(journey, 900);

  it("are as high as people were ever there, all on one base", () => {
    expect(drawing.boxes[1]!.height / drawing.boxes[0]!.height).toBeCloseTo(0.5);
    for (const box of drawing.boxes) expect(box.y + box.height).toBeCloseTo(drawing.base);
    expect(drawing.boxes[2]!.now).toBeCloseTo(drawing.boxes[2]!.height / 2);
  });

  it("have moves onward, past, back and out; into the journey is not drawn", () => {
    expect(drawing.arcs.map((arc) => arc.way).sort()).toEqual(["back", "next", "onward", "out"]);
    for (const arc of drawing.arcs) expect(arc.y).toBeLessThan(drawing.height);
    for (const arc of drawing.arcs) expect(arc.y).toBeGreaterThan(0);
  });
});

describe("a line", () => {
  const block: Lines = { kind: "lines", x: ["2026-05", "2026-06"], unit: "share", lines: [{ name: "<b>x", tone: 1, values: [0.2, 0.3], open: [false, true] }, { name: "y", tone: 2, values: [0.1, null] }], told: ["1 of 5", "3 of 10"] };
  const option = linesOption(block, colours, "en", 800) as { series: { id: string; lineStyle: { type: unknown }; symbol: string; color: string }[]; yAxis: { min: number }; tooltip: { formatter: (points: { dataIndex: number }[]) => string } };

  it("begins at zero, is dashed where it is open, and has a shape of its own", () => {
    expect(option.yAxis.min).toBe(0);
    expect(option.series.map((series) => series.id)).toEqual(["0 over", "0 open", "1 over"]);
    expect(option.series[1]!.lineStyle.type).toEqual([5, 4]);
    expect(option.series[0]!.symbol).not.toBe(option.series[2]!.symbol);
  });

  it("says what stands there, with names from data made harmless", () => {
    expect(option.tooltip.formatter([{ dataIndex: 0 }])).toBe("<b>May 2026</b><br>&#60;b&#62;x: <b>20%</b><br>y: <b>10%</b><br>1 of 5");
    expect(escaped(`<img src="x">&'`)).not.toMatch(/[<>"']/);
  });

  it("has a band where intervals are known", () => {
    const band = linesOption({ ...block, lines: [{ name: "z", tone: "way", values: [0.2, 0.3], low: [0.1, 0.2], high: [0.3, 0.5] }] }, colours, "en", 800) as { series: { stack?: string; data: number[] }[] };
    expect(band.series[1]!.data.map((value) => Math.round(value * 10))).toEqual([2, 3]);
    expect(band.series[0]!.stack).toBe(band.series[1]!.stack);
  });

  it("keeps the figures of its points off those of the axis, which are a quarter apart up to the whole", () => {
    type Axes = { xAxis: { boundaryGap: boolean }; yAxis: { max?: number; interval?: number } };
    const of = (values: number[], width = 800) => linesOption({ kind: "lines", x: values.map(String), unit: "share", lines: [{ name: "z", tone: "way", values }] }, colours, "en", width) as unknown as Axes;
    const told = of([0.84, 0.86, 0.88, 0.9, 0.9, 0.9]), untold = of(Array.from({ length: 20 }, () => 0.2));
    expect([told.xAxis.boundaryGap, told.yAxis.max, told.yAxis.interval]).toEqual([true, 1, 0.25]);
    expect([untold.xAxis.boundaryGap, untold.yAxis.max, untold.yAxis.interval]).toEqual([false, undefined, undefined]);
    expect(of(Array.from({ length: 9 }, () => 0.2), 390).xAxis.boundaryGap).toBe(false); // a phone has no room for figures at nine points
  });

  it("writes its figures by their unit", () => {
    expect(amount(0.5, { unit: "share" }, "en")).toBe("50%");
    expect(amount(12.5, { unit: "money", currency: "EUR" }, "en")).toBe("€12.50");
    expect(amount(127_329.72, { unit: "amount" }, "en")).toBe("127.3K");
  });
});

describe("a part", () => {
  const receipt = { question: "funnel", query: { unit: "persons" } } as never;

  it("is the text of a segment, its name quoted", () => {
    expect(partOf({ receipt }, 'left "x" \\ y', "left", 3)!.segment).toBe('answer funnel {"unit":"persons"} part "left \\"x\\" \\\\ y"');
    expect(quoted("a")).toBe('"a"');
  });

  it("is of nobody where nobody is in it", () => expect(partOf({ receipt }, "entered", "x", 0)).toBeUndefined());
});

describe("a table", () => {
  const rows = [["b", 2], ["a", 10], ["c", null]].map(([name, value]) => [{ text: name as string, value: name }, { text: `${value}`, value: value as number | null }]);

  it("is sorted by what its figures stand for, nothing last", () => {
    expect(sorted(rows, { column: 1, down: true }, "en").map((row) => row[0]!.text)).toEqual(["a", "b", "c"]);
    expect(sorted(rows, { column: 1, down: false }, "en").map((row) => row[0]!.text)).toEqual(["b", "a", "c"]);
    expect(sorted(rows, null, "en")).toBe(rows);
  });

  it("is written with numbers as numbers, and no formula", () => {
    const csv = asCsv({ title: "t", columns: [{ label: 'a "b"' }, { label: "n" }], rows: [[{ text: "=1+1" }, { text: "1,200", value: 1200 }], [{ text: "-x" }, { text: "–", value: null }]] });
    expect(csv).toBe('"a ""b""",n\r\n\'=1+1,1200\r\n\'-x,–\r\n');
  });
});
