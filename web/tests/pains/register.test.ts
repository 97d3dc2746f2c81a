// Does the register say what was counted: names, who said and lived it, money as a range, every check, the trend?

import { createInstance } from "i18next";
import type { TFunction } from "i18next";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { conditionName, peopleOf, pointName, saidAndLived, stakeText, type Point } from "@/explore/pictures/painWords";
import { checksOf } from "@/pains/checks";
import { queryOf, readSearch } from "@/pains/search";
import { going, monthName, sparkOf } from "@/pains/spark";
import { LANGUAGES } from "@/words/languages";

import { say, the } from "../explore/pictures/answers";

const result = the<"painpoints">("painpoints");
const all = [...result.points, ...result.others];
const late = all.find((point) => point.condition && point.theme === "Delivery: late")!; // said and lived

function words(language: string): TFunction<"pains"> {
  const i18n = createInstance();
  const pains = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "src", "pains", "words", `${language}.json`), "utf-8")) as object;
  void i18n.init({ lng: language, fallbackLng: false, resources: { [language]: { pains } }, ns: ["pains"], defaultNS: "pains", interpolation: { escapeValue: false }, initAsync: false });
  return i18n.getFixedT(language, "pains") as unknown as TFunction<"pains">;
}

describe("a pain point of Lumen", () => {
  it("is called by its theme and by what people live", () => {
    expect(pointName(late, say())).toBe(`Delivery: late · ${conditionName(late.condition!, say())}`);
    expect(pointName({ ...late, condition: { ...late.condition!, sign: "later than told", step: "Parcel Delivered", property: "promised_on" } }, say())).toBe("Delivery: late · Parcel Delivered: later than promised_on told");
    expect(pointName({ theme: "Price: too high", condition: null, name: "x", stage: "Decision" }, say())).toBe("Price: too high, in Decision");
    expect(pointName({ theme: "", condition: null, name: "as it is", stage: "" }, say())).toBe("as it is");
  });
  it("says how many said it and how many lived it", () => {
    expect(saidAndLived(late, say())).toBe(`${say().count(late.said.people)} said it, ${say().count(late.lived!.people)} lived it`);
    expect(saidAndLived({ said: { people: 0, of: 9 }, lived: null }, say())).toBe("nobody said it");
  });
  it("leads to the people of each of its figures", () => {
    expect(peopleOf(result, late, "said", say())!.segment).toContain('part "said ');
    expect(peopleOf(result, late, "lived", say())!.segment).not.toContain("in silence");
    expect(peopleOf(result, late, "silent", say())!.segment).toContain('in silence"');
    expect(peopleOf(result, late, "silent", say())!.people).toBe(late.silent!.people);
  });
  it("tells money as a range, never as an amount alone", () => {
    const stake = { amount: 1200, low: -300, high: 2700, currency: "EUR", basis: "net value" as const, people: 30, each: 40, goal_value: null };
    expect(stakeText(stake, say())).toBe("€1,200 (-€300.00 to €2,700)");
    expect(stakeText({ ...stake, currency: "" }, say())).toBe("1,200 (-300 to 2,700)");
  });
  it.each(Object.keys(LANGUAGES))("has its checks told in %s, without a hole", (language) => {
    for (const point of all) {
      const checks = checksOf(result, point, say(language as "en"), words(language));
      expect(checks.length).toBeGreaterThan(0);
      for (const check of checks) expect(check.text).not.toMatch(/\{\{|^check\.|undefined|NaN/);
    }
  });
  it("has passed what speaks for it", () => {
    const states = Object.fromEntries(checksOf(result, late, say(), words("en")).map((check) => [check.name, check.state]));
    expect(states).toMatchObject({ linked: "passed", comparable: "passed", chance: "passed", before: "passed" });
  });
});

it("every sign of a condition has words", () => {
  const of = (sign: string, more = {}) => conditionName({ name: "Order: no Parcel", step: "Order", sign, rule: "", property: "due", value: "x", threshold: null, ...more } as never, say());
  expect(["told by the event", "long wait", "later than told", "never came", "error", "again and again"].map((sign) => of(sign))).toEqual([
    "Order: due is x", "Order: long after x", "Order: later than due told", "Order: no Parcel by due", "Order: then x", "Order: again and again",
  ]);
});

describe("checks that fail", () => {
  const failing = (more: object): Point => ({ ...late, links: [], hurts: [], compared: { ...late.compared!, ...more } }) as Point;
  const state = (point: Point, name: string) => checksOf(result, point, say(), words("en")).find((check) => check.name === name)!.state;
  it("say so", () => {
    expect(state(failing({ before: late.compared!.before.map((one) => ({ ...one, passed: false })) }), "before")).toBe("failed");
    expect(state(failing({ before: [] }), "before")).toBe("unknown");
    expect(state(failing({ sensitivity: { ratio: 1, needed: 1.4, needed_for_bound: 1, told: "" } }), "hidden")).toBe("failed");
    expect(state(failing({ sensitivity: null }), "hidden")).toBe("unknown");
    expect(state(failing({ refused: "nobody comparable" }), "comparable")).toBe("failed");
    expect(state(failing({}), "chance")).toBe("failed");
    expect(checksOf(result, { ...late, links: [], compared: null }, say(), words("en")).map((check) => check.state)).toEqual(["unknown"]);
  });
});

describe("the trend", () => {
  const trend = (more: object) => ({ trend: { months: [{ month: "2026-03", lived: { people: 1, of: 10 }, said: { people: 0, of: 4 } }, { month: "2026-04", lived: { people: 2, of: 10 }, said: { people: 0, of: 4 } }, { month: "2026-05", lived: { people: 0, of: 0 }, said: { people: 0, of: 0 } }], of: "lived", per_month: 0.1, p: 0.01, whole: ["2026-03", "2026-04"], ...more } }) as Pick<Point, "trend">;
  it("is told only where it is no chance", () => {
    expect(going(trend({}))).toBe("grows");
    expect(going(trend({ per_month: -0.1 }))).toBe("shrinks");
    expect(going(trend({ p: 0.3 }))).toBe("steady");
    expect(going(trend({ p: null }))).toBe("unknown");
  });
  it("is drawn from zero, months that are not whole apart, with its figures", () => {
    expect(sparkOf(trend({}), say()).map((bar) => [bar.tall, bar.whole])).toEqual([[0.5, true], [1, true], [null, false]]);
    expect(sparkOf(trend({}), say())[0]!.told).toBe("March 2026: 1 of 10 · 10%");
    expect(sparkOf(trend({ of: "said" }), say()).map((bar) => bar.tall)).toEqual([0, 0, null]);
    expect(monthName("2026-03", "fr")).toBe("mars 2026");
  });
});

it("the address says what is asked", () => {
  expect(readSearch({ among: "Loyal", worth: "20", as: "table", period: 2026, evil: 1 })).toEqual({ among: "Loyal", worth: 20, as: "table", period: "2026" });
  expect(readSearch({ worth: -1, as: "cards" })).toEqual({});
  expect(queryOf({ among: "Loyal", worth: 20, as: "table" })).toEqual({ among: "Loyal", goal_value: 20 });
});
