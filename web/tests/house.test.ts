// Are the rules of the house kept? Files that fit a mind, types from the schema alone, no third party asked.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { SOURCE, sources } from "./words/catalogues";

const ours = sources(/\.(ts|tsx|css)$/).filter((path) => path !== join("api", "schema.d.ts"));

describe.each(ours)("%s", (path) => {
  const text = readFileSync(join(SOURCE, path), "utf-8");

  it("has at most 250 lines", () => expect(text.split("\n").length - 1).toBeLessThanOrEqual(250));

  it("opens with the question that it answers", () => expect(text).toMatch(/^(\/\/|\/\*) /));

  it("asks no third party", () => {
    const addresses = [...text.matchAll(/\bhttps?:\/\/[^\s"'`)]+/g)].map(([address]) => address);
    expect(addresses.filter((address) => !address.startsWith("http://www.w3.org/"))).toEqual([]);
  });

  it("writes no type of the API by hand", () => expect(text).not.toMatch(/interface (Statement|Figure|JourneyMap|Receipt|Count) /));
});
