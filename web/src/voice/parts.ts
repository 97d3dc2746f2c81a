// Which parts has the voice area? The last of its address says which is shown.

export const PARTS = ["inbox", "themes", "scores", "words", "reading", "note"] as const;
export type Part = (typeof PARTS)[number];

export const isPart = (said: string | undefined): said is Part => (PARTS as readonly string[]).includes(said ?? "");
