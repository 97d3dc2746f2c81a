// What do drivers of a score look like? How much each explains, with intervals; beside it how well it is done; and what of
// that asks to be improved.

import { partOf } from "./parts";
import type { Results } from "./results";
import { ratio, type Say, textCell } from "./say";
import { niceDomain } from "./scale";
import type { Block, Ranges, Shown } from "./shown";

type Drivers = Results["drivers"];
type Driver = Drivers["drivers"][number];
const LEFT = 8; // of those left out, so many are named
const QUADRANTS = ["improve", "keep up", "watch", "leave"] as const;
const TONES = { improve: "lost", "keep up": "good", watch: 5, leave: "quiet" } as const;
const SHAPES = { improve: "diamond", "keep up": "triangle", watch: "square", leave: "ring" } as const;

export function drivers(result: Drivers, say: Say): Shown {
  const { t } = say;
  const blocks: Block[] = [];
  if (result.drivers.length) blocks.push(importance(result, say), performance(result, say));
  if (result.left.length) blocks.push({ kind: "listed", title: t("drivers.left"), rows: [...result.left.slice(0, LEFT).map((one) => ({ label: driverName(one.name, say), told: t(`drivers.reason.${one.reason}`), note: ratio(one.people, say) })), ...(result.left.length > LEFT ? [{ label: t("drivers.more", { count: result.left.length - LEFT, n: say.count(result.left.length - LEFT) }), told: "" }] : [])] });
  const explained = result.explained;
  return {
    headline: result.refused ? t("drivers.refused", { score: result.score }) : t("drivers.headline", { score: result.score, share: explained ? say.t("within", { value: say.share(explained.value), low: say.share(explained.low), high: say.share(explained.high) }) : "–" }),
    of: [say.counted("persons", result.people), result.refused ? say.told(result.refused) : "", result.mean === null ? "" : t("drivers.mean", { mean: say.decimal(result.mean, 2), low: say.decimal(result.low_end), high: say.decimal(result.high_end) })].filter(Boolean).join(" · "),
    blocks,
    tables: [
      {
        title: t("drivers.title", { score: result.score }),
        columns: [
          { label: t("drivers.driver") }, { label: t("people"), number: true }, { label: t("drivers.importance"), number: true }, { label: t("low"), number: true }, { label: t("high"), number: true },
          { label: t("drivers.relative"), number: true }, { label: t("drivers.together"), number: true }, { label: t("drivers.performance"), number: true }, { label: t("drivers.advice") },
        ],
        rows: result.drivers.map((one) => [
          textCell(driverName(one.name, say)), { text: ratio(one.people, say), value: one.people.people, part: part(result, one, say) }, number(one.importance.value, say), number(one.importance.low, say), number(one.importance.high, say),
          { text: within(one.relative, say), value: one.relative.value }, { text: say.decimal(one.together, 2), value: one.together }, number(one.performance, say), textCell(one.quadrant ? t(`drivers.quadrant.${one.quadrant}`) : t("drivers.noQuadrant")),
        ]),
      },
    ],
  };
}

/** A rating as the data name it; a theme with how it is spoken of, in the reader's words. */
function driverName(name: string, say: Say): string {
  const theme = /^(?<name>.+), (?<how>badly|well)$/.exec(name)?.groups;
  return theme ? say.t(`drivers.said.${theme.how as "badly" | "well"}`, { theme: say.called.theme(theme.name!) }) : name;
}

const number = (value: number, say: Say) => ({ text: say.share(value), value });
const within = (one: { value: number; low: number; high: number }, say: Say): string => say.t("within", { value: say.share(one.value), low: say.share(one.low), high: say.share(one.high) });
const part = (result: Drivers, one: Driver, say: Say) => partOf(result, one.part, driverName(one.name, say), one.people.people);

function importance(result: Drivers, say: Say): Ranges {
  const { t } = say;
  const { domain, ticks } = niceDomain([0, ...result.drivers.map((one) => one.importance.high)]);
  const even = 1 / result.drivers.length;
  return {
    kind: "ranges",
    title: t("drivers.importance"),
    note: t("drivers.note", { level: say.share(result.level), even: say.share(even), missing: say.share(result.missing) }),
    domain,
    ticks: ticks.map((at) => ({ at, text: say.share(at) })),
    legend: QUADRANTS.filter((name) => result.drivers.some((one) => one.quadrant === name)).map((name) => ({ name: t(`drivers.quadrant.${name}`), tone: TONES[name], shape: SHAPES[name] })),
    columns: [{ label: t("drivers.importance"), number: true }, { label: t("drivers.together"), number: true }],
    rows: result.drivers.map((one) => ({
      label: driverName(one.name, say),
      note: one.quadrant ? t(`drivers.quadrant.${one.quadrant}`) : t("drivers.noQuadrant"),
      part: part(result, one, say),
      marks: [{ value: one.importance.value, low: one.importance.low, high: one.importance.high, tone: one.quadrant ? TONES[one.quadrant] : "way", shape: one.quadrant ? SHAPES[one.quadrant] : "dot", text: within(one.importance, say) }],
      cells: [{ text: within(one.importance, say), value: one.importance.value }, { text: say.decimal(one.together, 2), value: one.together }],
    })),
  };
}

function performance(result: Drivers, say: Say): Ranges {
  const { t } = say;
  return {
    kind: "ranges",
    title: t(result.of === "themes" ? "drivers.howOften" : "drivers.performance"),
    domain: [0, 1],
    ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: say.share(at) })),
    columns: [{ label: t(result.of === "themes" ? "drivers.howOften" : "drivers.performance"), number: true }, { label: t("people"), number: true }],
    rows: result.drivers.map((one) => ({
      label: driverName(one.name, say),
      part: part(result, one, say),
      marks: [{ value: one.performance, low: one.performance_low, high: one.performance_high, tone: "way", shape: "dot", text: say.share(one.performance) }],
      cells: [{ text: say.t("within", { value: say.share(one.performance), low: say.share(one.performance_low), high: say.share(one.performance_high) }), value: one.performance }, { text: ratio(one.people, say), value: one.people.people }],
    })),
  };
}
