import { describe, expect, it } from "vitest";

import { bars, earlierDay, isDay, lastPeriod, periodBefore, toDay, toNumber } from "@/map/controls/days";

describe("days", () => {
  it("are counted by the calendar", () => {
    expect(toDay(toNumber("2026-03-29") + 1)).toBe("2026-03-30"); // whatever the clocks do
    expect(isDay("2026-02-30x")).toBe(false);
    expect(isDay("2026-13-01")).toBe(false);
  });

  it("are gathered into bars of as many days each", () => {
    const days = [{ day: "2026-01-01", people: 3 }, { day: "2026-01-02", people: 5 }, { day: "2026-01-05", people: 2 }];
    expect(bars(days, "2026-01-01", "2026-01-05")).toEqual([3, 5, 0, 0, 2]);
    expect(bars(days, "2026-01-01", "2026-01-05", 3)).toEqual([5, 0, 2]);
  });
});

describe("periods", () => {
  it("have one before them, of the same length or of as many months", () => {
    expect(periodBefore("2026-05-11..2026-05-20", "2026-01-01", "2026-09-30")).toBe("2026-05-01..2026-05-10");
    expect(periodBefore("2026-05-01..2026-05-31", "2026-01-01", "2026-09-30")).toBe("2026-04-01..2026-04-30");
    expect(periodBefore("2026-01-01..2026-03-31", "2026-01-01", "2026-09-30")).toBe("2025-10-01..2025-12-31");
    expect(periodBefore("2026-09-21..", "2026-01-01", "2026-09-30")).toBe("2026-09-11..2026-09-20");
    expect(periodBefore("..", "", "")).toBeNull();
  });

  it("begin with the last whole month", () => {
    expect(lastPeriod("2026-01-05", "2026-09-30")).toBe("2026-09-01..2026-09-30");
    expect(lastPeriod("2026-01-05", "2026-09-12")).toBe("2026-08-01..2026-08-31");
    expect(lastPeriod("2026-09-05", "2026-09-12")).toBe("2026-09-09..2026-09-12");
    expect(earlierDay("2026-01-05", "2026-09-30")).toBe("2026-08-31");
    expect(earlierDay("2026-09-30", "2026-09-30")).toBe("2026-09-30");
  });
});
