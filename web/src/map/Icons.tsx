// Which sign does each row have? Drawn by us, in lines, 18 by 18.

import type { Lane } from "./facts";

export type Sign = Lane | "people" | "short";

const PATHS: Record<Sign, string> = {
  people: "M9 8.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6M3.5 15.5c.3-3.3 2.5-5 5.5-5s5.2 1.7 5.5 5",
  short: "M3 5.5h12M3 9h12M3 12.5h7",
  goals: "M4 16V2.5M4 3h9.5l-2.5 3 2.5 3H4",
  actions: "M5 2.5l9 6.2-4 .9 2.2 4.3-1.9 1-2.2-4.4L5 13.2z",
  touchpoints: "M9 16s5-4.7 5-8.6A5 5 0 0 0 4 7.4C4 11.3 9 16 9 16M9 9.2a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6",
  research: "M7.8 13a5.2 5.2 0 1 0 0-10.4 5.2 5.2 0 0 0 0 10.4M11.7 11.7L16 16",
  feelings: "M2.5 3.5h13v9H9L5.5 15.5v-3h-3zM6 6.8h6M6 9.3h4",
  pains: "M9.8 2L4.5 10H9l-.8 6L13.5 8H9z",
  moments: "M9 2.2l1.9 4.3 4.7.5-3.5 3.1 1 4.6L9 12.3l-4.1 2.4 1-4.6L2.4 7l4.7-.5z",
  prompts: "M2.5 9H14M10 4.5L14.5 9 10 13.5",
  measures: "M3 15.5V10M7 15.5V6.5M11 15.5V8.5M15 15.5V3",
};

export function LaneIcon({ of, size = 18 }: { of: Sign; size?: number }) {
  return (
    <svg viewBox="0 0 18 18" width={size} height={size} aria-hidden="true" focusable="false" fill="none"
      stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" strokeLinejoin="round">
      <path d={PATHS[of]} />
    </svg>
  );
}
