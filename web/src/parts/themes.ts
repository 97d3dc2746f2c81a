// What is a theme called in the reader's language? It is counted under one name, which filters, addresses, segments and
// parts hold; it is shown by the name of the language. What a workspace named itself is shown as written. Pure.

import type { Schemas } from "@/api/client";

export type ThemeNames = readonly Schemas["ThemeNames"][];

export interface Called {
  /** *Delivery: late* as *Livraison : en retard*. */
  theme: (name: string) => string;
  /** *Delivery*, what themes before the colon are of. */
  touchpoint: (name: string) => string;
}

export const AS_COUNTED: Called = { theme: (name) => name, touchpoint: (name) => name };

export function calling(known: ThemeNames, language: string): Called {
  const themes = new Map<string, string>();
  const touchpoints = new Map<string, string>();
  for (const { name, names } of known) {
    const shown = names[language];
    if (!shown) continue;
    themes.set(name, shown);
    const [counted, called] = [before(name), before(shown)];
    if (counted && called && !touchpoints.has(counted)) touchpoints.set(counted, called);
  }
  return { theme: (name) => themes.get(name) ?? name, touchpoint: (name) => touchpoints.get(name) ?? name };
}

/** Nothing where it has no colon. */
const before = (name: string): string => name.slice(0, Math.max(0, name.indexOf(":"))).trim();
