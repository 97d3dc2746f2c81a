// What is a map in these tests made of? A few stages, ways and findings, countable on fingers.

import i18next from "i18next";

import type { Cell, Count, Difference, Figure, JourneyMap, Lane, Statement, TwoMaps, Way } from "@/map/facts";
import type { Say } from "@/map/say";

const catalogues = import.meta.glob<{ default: Record<string, unknown> }>("../../src/map/words/*.json", { eager: true });

/** The words of a language as the screen has them. */
export async function saying(language = "en"): Promise<Say> {
  const made = i18next.createInstance();
  const resources = Object.fromEntries(Object.entries(catalogues).map(([path, words]) =>
    [path.slice(-7, -5), { map: words.default }]));
  await made.init({ lng: language, fallbackLng: "en", ns: ["map"], defaultNS: "map", resources, interpolation: { escapeValue: false }, returnNull: false });
  return { t: made.getFixedT(language, "map") as Say["t"], language };
}

export const count = (people: number, of: number): Count => ({ people, of });

export function figure(name: string, value: number | Count | null, more: Partial<Figure> = {}): Figure {
  const counted = typeof value === "object" && value !== null;
  return {
    name, value: counted ? value.people / value.of : value, unit: counted ? "people" : "", count: counted ? value : null,
    low: null, high: null, path: "", withheld: false, ...more,
  };
}

export function finding(kind: string, about: string, figures: Figure[] = [], more: Partial<Statement> = {}): Statement {
  return {
    kind, about, evidence: "measured", origin: ["real"], figures, n: null, latest: null, receipt: null, part: "", detail: {}, withheld: "", ...more,
  };
}

export const cell = (stage: string, statements: Statement[] = [], more: Partial<Cell> = {}): Cell =>
  ({ stage, statements, missing: "", more: 0, left_out: "", ...more });

export const way = (before: string, after: string, direction: Way["direction"], people: number, of = 100): Way =>
  ({ before, after, direction, people: figure("people", count(people, of)), moves: people, receipt: null });

export function map(stages: string[], cells: Partial<Record<Lane, Cell[]>> = {}, more: Partial<JourneyMap> = {}): JourneyMap {
  return {
    journey: "Shop",
    view: { as_of: 1_790_000_000, zone: "UTC", period: { start: null, end: null }, among: "", people: 100, least: 0 },
    origin: ["real"],
    columns: stages.map((name) => ({
      name, ever: figure("ever", count(50, 100)), now: figure("now", count(10, 100)), stay: figure("median stay", 60, { unit: "seconds" }),
      entries: 50, inferred: "", receipt: null,
    })),
    ways: [],
    rows: (Object.keys(cells) as Lane[]).map((lane) => ({ lane, cells: cells[lane]! })),
    whole: [], receipts: [], notes: [], parcours: "0", curve: [], ...more,
  };
}

export const difference = (more: Partial<Difference>): Difference => ({
  lane: null, stage: "", kind: "stage", about: "", figure: "ever", before: null, after: null, difference: null, low: null, high: null, clear: false, ...more,
});

export const two = (before: JourneyMap, after: JourneyMap, differences: Difference[] = []): TwoMaps =>
  ({ before, after, by: "period", names: ["2026-01-01..2026-01-31", "2026-02-01..2026-02-28"], differences, notes: [] });
