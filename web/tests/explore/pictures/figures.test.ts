// Are the figures of a picture those of the answer, in the words of the reader?

import { describe, expect, it } from "vitest";

import { compare } from "@/explore/pictures/compare";
import { conformance } from "@/explore/pictures/conformance";
import { dropoff } from "@/explore/pictures/dropoff";
import { funnel } from "@/explore/pictures/funnel";
import { measures } from "@/explore/pictures/measures";
import { moments } from "@/explore/pictures/moments";
import { pains, what } from "@/explore/pictures/pains";
import { paths } from "@/explore/pictures/paths";
import { prompts } from "@/explore/pictures/prompts";
import { retention } from "@/explore/pictures/retention";
import { segment } from "@/explore/pictures/segment";
import type { Bars, Flow, Grid, Lines, Panels, Ranges, StageFlow, Steps, Upset } from "@/explore/pictures/shown";
import { stages } from "@/explore/pictures/stages";
import { transitions } from "@/explore/pictures/transitions";
import { trend } from "@/explore/pictures/trend";

import { say, the } from "./answers";

const en = say();

describe("a funnel", () => {
  const result = the<"funnel">("funnel");
  const shown = funnel(result, en);
  const steps = shown.blocks[0] as Steps;

  it("says how many did all steps, of how many, and how many are not counted yet", () => {
    const [first, last] = [result.steps[0]!, result.steps.at(-1)!];
    expect(shown.headline).toContain(`${en.count(last.people)} of ${en.count(first.people)}`);
    expect(shown.of).toContain(en.count(result.unfinished));
  });

  it("has a column a step, from all who entered, and who is lost between", () => {
    expect(steps.steps[0]!.lines[0]!.share).toBe(1);
    expect(steps.steps[1]!.lines[0]!.share).toBeCloseTo(result.steps[1]!.people / result.steps[0]!.people);
    expect(steps.steps[0]!.lost!.value).toBe(result.steps[0]!.people - result.steps[1]!.people);
    expect(steps.steps.at(-1)!.lost).toBeNull();
  });

  it("leads to those who came, and to those who left after", () => {
    expect(steps.steps[1]!.people.part!.segment).toMatch(/^answer funnel \{.*\} part "reached 2"$/);
    expect(steps.steps[1]!.lost!.part!.segment).toMatch(/ part "left after 2"$/);
  });

  it("numbers its parts among all steps, optional ones too", () => {
    const optional = funnel(the<"funnel">("funnel_optional"), en).blocks[0] as Steps;
    expect(optional.steps.map((step) => step.people.part!.segment.match(/part "(.*)"$/)![1])).toEqual(["reached 1", "reached 3", "reached 4"]);
  });

  it("has a bar for each group at each step, each from its own begin", () => {
    const by = the<"funnel">("funnel_by");
    const drawn = funnel(by, en).blocks[0] as Steps;
    expect(drawn.legend!.map((entry) => entry.name)).toEqual(by.groups.map((group) => en.value(group.value, group.other)));
    expect(drawn.steps[1]!.lines.map((line) => line.share)).toEqual(by.groups.map((group) => group.people[1]! / group.people[0]!));
  });

  it("offers no people where sessions are counted", () => {
    const sessions = { ...result, receipt: { ...result.receipt!, query: { ...result.receipt!.query, unit: "sessions" } } };
    expect((funnel(sessions, en).blocks[0] as Steps).steps[0]!.people.part).toBeUndefined();
  });
});

describe("a trend", () => {
  const result = the<"trend">("trend");
  const [line] = (trend(result, en).blocks[0] as Lines).lines;

  it("draws open what is not whole, and knows the people of each unit by its days", () => {
    expect(line!.open).toEqual(result.points!.map((point) => !point.whole));
    expect(line!.parts![1]!.segment).toBe("did (Order) during 2026-05-04..2026-05-10");
    expect(line!.parts![0]!.segment).toBe("did (Order) during 2026-05-01..2026-05-03"); // cut by the period
  });

  it("tells a change with its interval", () => {
    const changes = trend(the<"trend">("trend_to"), en).blocks[1] as Ranges;
    expect(changes.zero).toBe(0);
    expect(changes.rows.every((row) => row.marks[0]!.low! <= row.marks[0]!.value && row.marks[0]!.value <= row.marks[0]!.high!)).toBe(true);
  });
});

describe("retention", () => {
  const result = the<"retention">("retention");
  const shown = retention(result, en);

  it("shows shares of those for whom the time is over, and who came back already of the others", () => {
    const grid = shown.blocks.at(-1) as Grid;
    const last = grid.rows.at(-1)!;
    expect(last.cells[0]!.share).toBeNull();
    expect(last.cells[0]!.text).toMatch(/so far$/);
    expect(last.cells[0]!.open).toBe(true);
    expect(grid.rows[0]!.whole).toBe(true);
    expect(grid.rows[1]!.cells[1]!.title).toContain(`of ${en.count(result.cohorts[0]!.entries)}`);
  });

  it("leads from the totals to who came back", () => {
    expect((shown.blocks.at(-1) as Grid).rows[0]!.cells[1]!.part!.segment).toMatch(/part "back 1"$/);
  });
});

describe("ways", () => {
  it("join places by their ids, and lead to the people of a band", () => {
    const flow = paths(the<"paths">("paths"), en).blocks[0] as Flow;
    const ids = new Set(flow.nodes.map((node) => node.id));
    expect(flow.links.every((link) => ids.has(link.from) && ids.has(link.to))).toBe(true);
    expect(flow.links[0]!.part!.segment).toMatch(/part "step 0 Product Added -> .*"$/);
  });

  it("stand before their end where they lead to it", () => {
    const flow = paths(the<"paths">("paths_end"), en).blocks[0] as Flow;
    expect(flow.heads.at(-1)).toBe("Start");
    expect(flow.nodes.find((node) => node.name === "Order" && node.column === flow.heads.length - 1)).toBeDefined();
  });

  it("are told under the event that they follow, with what ends there", () => {
    const panels = (transitions(the<"transitions">("transitions"), en).blocks[0] as Panels).panels;
    expect(panels[0]!.title).toBe("At the beginning");
    const viewed = panels.find((panel) => panel.title === "Product Viewed")!.blocks[0] as Bars;
    expect(viewed.rows.at(-1)!.bars[0]!.part!.segment).toMatch(/part "ended with Product Viewed"$/);
  });
});

describe("stages", () => {
  it("know where moves lead, and out of the journey", () => {
    const flow = stages(the<"stages">("stages"), en).blocks[0] as StageFlow;
    expect(flow.stages.map((stage) => stage.name)[0]).toBe("Awareness");
    expect(flow.moves.some((move) => move.to === -1 && move.from === 0)).toBe(true);
    expect(flow.moves.find((move) => move.from === 0 && move.to === 1)!.part!.segment).toMatch(/part "Awareness -> Consideration"$/);
  });

  it("tell prompts of each stage by who took them up and went on", () => {
    const panels = (prompts(the<"prompts">("prompts"), en).blocks[0] as Panels).panels;
    const row = (panels[0]!.blocks[0] as Bars).rows[0]!;
    expect(row.bars.map((bar) => bar.name)).toEqual(["Took it up", "Went on"]);
    expect(row.bars[0]!.part!.segment).toMatch(/part "took .* in Awareness"$/);
  });
});

describe("groups", () => {
  it("have their own text, and each combination its part", () => {
    const upset = segment(the<"segment">("segment"), en).blocks[0] as Upset;
    expect(upset.sizes[0]!.part!.segment).toBe("Mobile");
    expect(upset.sets.find((set) => set.of.length === 2)!.part!.segment).toMatch(/part "exactly \d\+\d"$/);
    expect(upset.sets.find((set) => set.of.length === 0)!.part!.segment).toMatch(/part "exactly none"$/);
  });
});

describe("differences", () => {
  it("of pains carry both shares and an interval, and say that they are an association", () => {
    const hurts = pains(the<"pains">("pains"), en).blocks[0] as Ranges;
    expect(hurts.note).toContain("association");
    expect(hurts.rows[0]!.marks[0]!.low).toBeLessThanOrEqual(hurts.rows[0]!.marks[0]!.value);
    expect(hurts.rows[0]!.cells).toHaveLength(3);
  });

  it("of pains are said in the reader's words, whatever the answer's", () => {
    expect(what({ kind: "drop-off", what: "lost after A", place: "A" }, say("fr"))).toBe("Perdus après A");
    expect(what({ kind: "back", what: "A → B and back", place: "A" }, say("id"))).toBe("A → B lalu kembali");
    expect(what({ kind: "back", what: "B → A", place: "B" }, en)).toBe("B → A");
  });

  it("of moments tell more from fewer by shape as well as colour", () => {
    const found = moments(the<"moments">("moments"), en).blocks[0] as Ranges;
    expect(new Set(found.rows.map((row) => `${row.marks[0]!.value > 0} ${row.marks[0]!.shape}`))).toEqual(new Set(["true triangle", "false diamond"]));
  });

  it("between two answers stand as two marks of different shape", () => {
    const shares = compare(the<"compare">("compare"), en).blocks[0] as Ranges;
    expect(shares.rows[0]!.marks.map((mark) => mark.shape)).toEqual(["dot", "ring"]);
    expect(shares.rows[0]!.label).toBe("Steps › Order › of the step before");
    expect(shares.domain[0]).toBe(0);
  });

  it("of those who left are compared on one axis from 0 to all", () => {
    const values = dropoff(the<"dropoff">("dropoff"), en).blocks.find((block): block is Ranges => block.kind === "ranges")!;
    expect(values.domain).toEqual([0, 1]);
  });
});

describe("measures", () => {
  it("have an interval each, and n beside", () => {
    const [conversion, bounce, value] = measures(the<"measures">("measures"), en).blocks as Ranges[];
    expect(conversion!.rows[0]!.note).toMatch(/ of /);
    expect(bounce!.rows[0]!.marks[0]!.low).not.toBeNull();
    expect(value!.rows[0]!.cells[0]!.text).toContain("€");
  });

  it("over time are a line with a band", () => {
    const line = (measures(the<"measures">("measures_per"), en).blocks[0] as Lines).lines[0]!;
    expect(line.low).toHaveLength(line.values.length);
    expect(line.open!.at(-1)).toBe(true);
  });
});

describe("keeping to the way", () => {
  it("leads to those who keep, who depart, and how", () => {
    const shown = conformance(the<"conformance">("conformance"), en);
    const departures = shown.blocks.at(-1) as Bars;
    expect(departures.rows[0]!.bars[0]!.part!.segment).toMatch(/part "in between .*"$/);
    expect(shown.blocks[0]!.kind).toBe("split");
  });
});
