// What is asked of a segment elsewhere? Pure functions.

import type { Asked } from "@/parts/address";

/** How they differ from everybody else: where they stand on the journey, or, without stages, what they do. */
export function compared(segment: string, staged: boolean): Asked {
  return { question: "compare", query: { question: { question: staged ? "stages" : "transitions", query: {} }, among: segment } };
}
