import { describe, expect, it } from "vitest";

import { groupText, periodText } from "@/map/controls/said";

describe("what the map is of", () => {
  it("is said as the language does", () => {
    expect(periodText("2026-05-01..2026-05-31", "en")).toBe("May 1\u2009–\u200931, 2026");
    expect(periodText("2026-05-01", "ru")).toBe("1 мая 2026 г.");
  });

  it("names the people of an answer by their part", () => {
    expect(groupText("Mobile")).toBe("Mobile");
    expect(groupText('answer funnel {"steps": ["A \\"b\\""]} part "left \\"x\\" after 2"')).toBe('funnel: left "x" after 2');
  });
});
