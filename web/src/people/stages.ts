// Which colour has a stage? The further along the journey, the deeper; the way out has another. Ink stands on all of them
// with enough contrast, in light colours and dark. Pure functions.

const LIGHT = [14, 68] as const; // per cent of the ways' colour, of the first stage and the last
const DARK = [14, 50] as const;

/** A CSS colour for a stage of those in their order. */
export function stageColour(stage: string | null, stages: readonly string[]): string {
  if (stage === null || stage === "none") return "var(--track)";
  if (stage === "out") return "color-mix(in oklab, var(--back) 30%, var(--surface))";
  const at = stages.indexOf(stage);
  if (at < 0) return "var(--track)";
  const depth = stages.length > 1 ? at / (stages.length - 1) : 1;
  return `light-dark(${mixed(LIGHT, depth)}, ${mixed(DARK, depth)})`;
}

function mixed([first, last]: readonly [number, number], depth: number): string {
  return `color-mix(in oklab, var(--way) ${Math.round(first + (last - first) * depth)}%, var(--surface))`;
}
