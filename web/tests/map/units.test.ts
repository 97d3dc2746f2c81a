// How is a number written in its unit?

import { expect, test } from "vitest";

import { age, amount, figureText, interval, length, number, pointsMore } from "@/map/units";

import { count, figure, saying } from "./made";

const DAY = 86_400;

test("a share never without its group", async () => {
  expect(figureText(figure("people", count(1204, 1974)), await saying())).toBe("61% (1,204 of 1,974)");
  expect(figureText(figure("people", count(1204, 1974)), await saying("fr")).replace(/\s/g, " ")).toBe("61 % (1 204 sur 1 974)");
  expect(figureText(figure("x", null), await saying())).toBe("not known");
});

test("plain numbers in as many digits as say something", async () => {
  const say = await saying();
  expect([4, 3.125, 12.44, 1204, 12_345.6, 0.00255, 25_000_000].map((value) => amount(value, say)))
    .toEqual(["4", "3.13", "12.4", "1,204", "12,346", "0.0026", "25M"]);
});

test("units, money, points, lengths of time", async () => {
  const say = await saying();
  expect(number(1, "events", say)).toBe("1 event");
  expect(number(2.5, "times each", say)).toBe("2.5 times each");
  expect(number(24.9, "EUR", say)).toBe("€24.90");
  expect(number(4.46, "%", say)).toBe("4.46\u00a0%");
  expect(pointsMore(-0.0285, say)).toBe("2.9 points less");
  expect(length(3 * DAY, say)).toBe("3 days");
  expect(length(1000 * DAY, say)).toBe("2.7 years");
  expect(interval(0.1, 0.234, "points", say)).toBe("10.0 to 23.4");
});

test("age in the unit that says it best", async () => {
  const say = await saying();
  const ages = [0, 0.9, 1, 20, 21, 89, 90, 800].map((days) => age(0, days * DAY, say));
  expect(ages).toEqual(["today", "today", "1 day", "20 days", "3 weeks", "12 weeks", "3 months", "2 years"]);
});
