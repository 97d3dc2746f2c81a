// What do all small pictures share? As wide as their card; positions in per cent.

import type { ReactNode } from "react";

import classes from "./Bars.module.css";

export function Picture({ tall, children }: { tall: number; children: ReactNode }) {
  return (
    <svg width="100%" height={tall} className={classes.picture} aria-hidden="true" focusable="false">{children}</svg>
  );
}

export const at = (part: number): string => `${Math.round(10_000 * Math.min(Math.max(part, 0), 1)) / 100}%`;

/** Along a line that leaves room for the dots at its ends. */
export const inside = (part: number): string => at(0.025 + 0.95 * part);
