// Are notes, themes and answers of the voice area said as they are meant?

import { describe, expect, it } from "vitest";

import { readAsking, themesQuery, whom } from "@/voice/answers/asking";
import { blank, isEmpty, kept } from "@/voice/note/fields";
import { isPart } from "@/voice/parts";
import { changedTags, differing, grouped, keyOf } from "@/voice/taxonomy/said";
import type { Theme } from "@/voice/types";
import { languageName } from "@/voice/words";

const theme = (more: Partial<Theme>): Theme => ({ key: "delivery.late", name: "Delivery: late", touchpoint: "delivery", aspect: "late", own: false, off: false, edited: false, words: [], nots: [], shipped: [], names: {}, texts: 0, ...more }) as Theme;

describe("themes", () => {
  const all = { themes: [theme({ shipped: [{ language: "fr", words: ["en retard"] }] }), theme({ key: "price.high", name: "Price: too high", touchpoint: "price" }), theme({ key: "delivery.lost", name: "Delivery: lost", words: ["où est"] })] };
  it("stand with their touchpoint, found by any of their words, accents aside", () => {
    expect(grouped(all, "").map((group) => [group.touchpoint, group.themes.length])).toEqual([["delivery", 2], ["price", 1]]);
    expect(grouped(all, "RETARD").flatMap((group) => group.themes.map((one) => one.key))).toEqual(["delivery.late"]);
    expect(grouped(all, "ou est").flatMap((group) => group.themes.map((one) => one.key))).toEqual(["delivery.lost"]);
    expect(grouped(all, "nothing like it")).toEqual([]);
  });
  it("are said only as far as they differ", () => {
    const one = theme({ words: ["slow"] });
    expect(differing(one, { name: "Delivery: late", words: ["slow"], nots: [], off: false })).toEqual({});
    expect(differing(one, { name: " Too late ", words: ["slow", " slow ", ""], nots: ["latest"], off: true })).toEqual({ name: "Too late", nots: ["latest"], off: true });
    expect(differing(one, { name: "", words: [], nots: [], off: false })).toEqual({ words: [] });
  });
  it("shown by another name are not renamed by being edited", () => {
    const one = theme({ names: { fr: "Livraison : en retard" } });
    const said = { words: ["colis"], nots: [], off: false };
    expect(differing(one, { ...said, name: "Livraison : en retard" }, "Livraison : en retard")).toEqual({ words: ["colis"] });
    expect(differing(one, { ...said, name: "Trop tard" }, "Livraison : en retard")).toEqual({ name: "Trop tard", words: ["colis"] });
    expect(grouped({ themes: [one] }, "livraison")).toHaveLength(1);
  });
  it("of one's own have a key that journey.yaml takes", () => {
    expect(keyOf("Club", "Yearly fee")).toBe("club.yearly_fee");
    expect(keyOf("Доставка", "Опоздала!")).toBe("доставка.опоздала");
    expect(keyOf("Club", " !? ")).toBe("");
    expect(changedTags([" a  b ", "a b", "", "c"])).toEqual(["a b", "c"]);
  });
});

describe("a note", () => {
  it("says nothing without a quote and an observation", () => {
    const note = blank("2026-11-22");
    expect(isEmpty({ ...note, task: "Find a lamp" })).toBe(true);
    expect(isEmpty({ ...note, observation: "stopped" })).toBe(false);
  });
  it("leaves to the next one whom and what it was about", () => {
    expect(kept({ ...blank("2026-11-22"), quote: "hm", task: "Find a lamp", severity: 3, who: "a@b.example" })).toEqual({ ...blank("2026-11-22"), task: "Find a lamp", who: "a@b.example" });
  });
});

describe("an address of themes and scores", () => {
  it("is read with care and becomes a query", () => {
    expect(readAsking({ by: "stage", question: "drivers", among: "Loyal", evil: 1 })).toEqual({ by: "stage", question: "drivers", among: "Loyal" });
    expect(readAsking({ by: "none", question: "all", period: 3 })).toEqual({});
    expect(themesQuery({ by: "language", among: "Loyal" })).toEqual({ by: "language", among: "Loyal" });
    expect(themesQuery({ by: "discovered", period: "2026-03" })).toEqual({ period: "2026-03" });
    expect(whom({})).toEqual({});
  });
});

it("parts are known by their names", () => {
  expect(isPart("themes")).toBe(true);
  expect(isPart("nonsense")).toBe(false);
});

it("languages are called as the reader calls them; what is no tag stays", () => {
  expect(languageName("ro", "fr")).toBe("roumain");
  expect(languageName("not a tag!", "fr")).toBe("not a tag!");
});
