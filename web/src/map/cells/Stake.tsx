// How much money is at stake? From the least to the most, on one scale for the whole map.

import { Apart } from "../bars/Dots";
import { useDrawing } from "../drawing";

export function Stake({ value, low, high }: { value: number; low: number | null; high: number | null }) {
  const { stakes } = useDrawing();
  return <Apart value={value} low={low} high={high} span={stakes} />;
}
