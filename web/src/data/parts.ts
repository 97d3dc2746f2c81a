// Which parts has the data area? The last of its address says which is shown.

export const PARTS = ["sources", "rows", "names", "places", "rules", "text"] as const;
export type Part = (typeof PARTS)[number];

export const isPart = (said: string | undefined): said is Part => (PARTS as readonly string[]).includes(said ?? "");
