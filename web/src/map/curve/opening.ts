// What does a point of the curve open? The finding of how people feel in its stage, as its card does.

import { useDrawing } from "../drawing";
import type { Pair } from "../pairing";

export function useOpenFelt(stage: string): (pair: Pair) => void {
  const { open } = useDrawing();
  return (pair) => open({ kind: "statement", statement: pair.statement, was: pair.was, stage, lane: "feelings", first: pair.only === "first" });
}
