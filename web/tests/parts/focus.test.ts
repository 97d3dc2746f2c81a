// Whose is the focus? Only what was left alone may be taken.

import { describe, expect, it } from "vitest";

import { isLeft } from "@/parts/focus";

const element = (isConnected: boolean) => ({ isConnected }) as Element;
const body = element(true), link = element(true), field = element(true);

describe("the focus", () => {
  it("is left where nothing has it, or what led here still has it", () => {
    expect(isLeft({ body, activeElement: body }, null)).toBe(true);
    expect(isLeft({ body, activeElement: null }, link)).toBe(true);
    expect(isLeft({ body, activeElement: link }, link)).toBe(true);
  });
  it("is left where what led here is gone, and gave it to another", () => expect(isLeft({ body, activeElement: field }, element(false))).toBe(true));
  it("is somebody's who has gone on to something else", () => {
    expect(isLeft({ body, activeElement: field }, link)).toBe(false);
    expect(isLeft({ body, activeElement: field }, null)).toBe(false);
  });
});
