// How near is the map looked at? In a line a stage, row by row, or with every finding by itself.

export const ZOOMS = ["stages", "rows", "findings"] as const;
export type Zoom = (typeof ZOOMS)[number];

export const isZoom = (value: unknown): value is Zoom => (ZOOMS as readonly unknown[]).includes(value);

/** Findings of one sort that are worth asking the server for at this zoom: `most` of the map's question. */
export const MOST: Record<Zoom, number> = { stages: 5, rows: 5, findings: 25 };

export function nearer(zoom: Zoom, by: -1 | 1): Zoom {
  return ZOOMS[Math.max(0, Math.min(ZOOMS.indexOf(zoom) + by, ZOOMS.length - 1))]!;
}
