// Is a theme shown by the name of the reader's language, and counted under its own?

import { describe, expect, it } from "vitest";

import { AS_COUNTED, calling, type ThemeNames } from "@/parts/themes";

const known: ThemeNames = [
  { name: "Delivery: late", names: { en: "Delivery: late", fr: "Livraison : en retard", ru: "Доставка: опоздание" } },
  { name: "Delivery: fast", names: { en: "Delivery: fast", fr: "Livraison : rapide" } },
  { name: "Overall", names: { fr: "En tout" } },
];

describe("a theme", () => {
  it("is called by the language's name", () => {
    const french = calling(known, "fr");
    expect(french.theme("Delivery: late")).toBe("Livraison : en retard");
    expect(french.theme("Overall")).toBe("En tout");
    expect(calling(known, "ru").theme("Delivery: late")).toBe("Доставка: опоздание");
  });
  it("that the workspace named, or that has no name in the language, is shown as written", () => {
    expect(calling(known, "fr").theme("Club: fee")).toBe("Club: fee");
    expect(calling(known, "ru").theme("Delivery: fast")).toBe("Delivery: fast");
    expect(AS_COUNTED.theme("Delivery: late")).toBe("Delivery: late");
  });
  it("tells what its touchpoint is called, without the blank before a French colon", () => {
    expect(calling(known, "fr").touchpoint("Delivery")).toBe("Livraison");
    expect(calling(known, "fr").touchpoint("Overall")).toBe("Overall");
    expect(calling(known, "id").touchpoint("Delivery")).toBe("Delivery");
  });
});
