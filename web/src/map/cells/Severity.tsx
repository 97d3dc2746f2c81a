// How much more often is the goal missed? A point and its interval, on one scale for the whole map.

import { Apart } from "../bars/Dots";
import { useDrawing } from "../drawing";

export function Severity({ value, low, high }: { value: number; low: number | null; high: number | null }) {
  const { span } = useDrawing();
  return <Apart value={value} low={low} high={high} span={span} />;
}
