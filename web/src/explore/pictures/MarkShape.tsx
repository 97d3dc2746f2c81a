// How is an estimate marked? By a shape as well as a colour.

import type { Shape } from "./shown";

const PATHS: Record<Exclude<Shape, "dot" | "ring">, string> = { square: "M3 3H13V13H3Z", diamond: "M8 1 15 8 8 15 1 8Z", triangle: "M8 1.5 15 14H1Z" };

export function MarkShape({ shape, size = 14 }: { shape: Shape; size?: number }) {
  const paint = shape === "ring" ? { fill: "var(--surface)", stroke: "var(--tone)", strokeWidth: 3 } : { fill: "var(--tone)", stroke: "var(--surface)", strokeWidth: 1 };
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden style={{ display: "block", flex: "none" }}>
      {shape === "dot" || shape === "ring" ? <circle cx="8" cy="8" r={shape === "ring" ? 5.5 : 6.5} {...paint} /> : <path d={PATHS[shape]} {...paint} />}
    </svg>
  );
}
