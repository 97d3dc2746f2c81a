// Files are fetched where the map was asked for, and named as the server says, in any script.

import { describe, expect, it } from "vitest";

import { nameIn, outAddress } from "@/out/address";

describe("the address of a file", () => {
  it("asks for the same map, leaving out what was not said", () => {
    expect(outAddress("my shop", "pdf", { period: "2026-03-01..", among: "", most: undefined, paper: "A3" })).toBe(
      "/api/workspaces/my%20shop/out/pdf?period=2026-03-01..&paper=A3",
    );
    expect(outAddress("лавка", "csv", {})).toBe("/api/workspaces/%D0%BB%D0%B0%D0%B2%D0%BA%D0%B0/out/csv");
  });
});

describe("a file's name", () => {
  it("is read in any script", () =>
    expect(nameIn("attachment; filename=\"_ map.pdf\"; filename*=UTF-8''%D0%BB%20map.pdf", "map")).toBe("л map.pdf"));
  it("is ours where the server tells none that can be read", () => {
    expect(nameIn(null, "map")).toBe("map");
    expect(nameIn("attachment; filename*=UTF-8''%E0%A4%A", "map")).toBe("map");
  });
});
