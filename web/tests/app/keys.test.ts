import { describe, expect, it } from "vitest";

import { isTyping, type Keys, NONE, press } from "@/app/keys";
import { type Command, fitting } from "@/app/palette";
import { placeOf } from "@/app/places";

const key = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });
const after = (...keys: string[]): [Keys, unknown] => keys.reduce<[Keys, unknown]>(([keys], one, at) => press(keys, key(one), at * 200, true), [NONE, null]);

describe("keys", () => {
  it("go by pairs", () => {
    expect(after("g", "p")[1]).toEqual({ go: "people" });
    expect(after("g", "x", "p")[1]).toBeNull();
    expect(press({ waiting: 0 }, key("p"), 5_000, true)[1]).toBeNull();
  });
  it("open the palette and the help", () => {
    expect(press(NONE, key("k", { ctrlKey: true }), 0, false)[1]).toBe("palette");
    expect(press(NONE, key("K", { metaKey: true }), 0, true)[1]).toBe("palette");
    expect(press(NONE, key("?"), 0, true)[1]).toBe("help");
    expect(press(NONE, key("/"), 0, true)[1]).toBe("palette");
  });
  it("mean nothing with Ctrl, or where they are turned off", () => {
    expect(press(NONE, key("?"), 0, false)[1]).toBeNull();
    expect(press({ waiting: 0 }, key("p", { ctrlKey: true }), 10, true)).toEqual([NONE, null]);
  });
  it("belong to the field that has the focus", () => {
    const at = (tagName: string, inside = false) => ({ tagName, getAttribute: () => null, closest: () => (inside ? ({} as Element) : null) });
    expect(isTyping(at("INPUT"))).toBe(true);
    expect(isTyping(at("DIV", true))).toBe(true);
    expect(isTyping(at("BUTTON"))).toBe(false);
    expect(isTyping(null)).toBe(false);
  });
});

describe("the palette", () => {
  const run = () => {};
  const commands: Command[] = [
    { id: "1", group: "go", label: "Étapes", more: "stages", run },
    { id: "2", group: "ask", label: "What comes next", run },
    { id: "3", group: "names", label: "Order Completed", run },
    { id: "4", group: "names", label: "Pre Order", run },
  ];
  const ids = (query: string) => fitting(commands, query).flatMap(([, some]) => some.map((one) => one.id));
  it("finds words anywhere, the beginning first, accents aside", () => {
    expect(ids("etap")).toEqual(["1"]);
    expect(ids("stage")).toEqual(["1"]);
    expect(ids("order")).toEqual(["3", "4"]);
    expect(ids("comp ord")).toEqual(["3"]);
    expect(ids("nothing")).toEqual([]);
  });
});

it("an address lies in an area", () => {
  expect(placeOf("/lumen")).toBe("map");
  expect(placeOf("/lumen/")).toBe("map");
  expect(placeOf("/lumen/people/42")).toBe("people");
  expect(placeOf("/lumen/data/rows")).toBe("data");
});
