// Which texts are asked for? What the address of the inbox holds, whatever somebody wrote into it. Pure.

export const CHOICES = ["sign", "theme", "kind", "emotion", "language", "stage", "source", "about"] as const;
export type Choice = (typeof CHOICES)[number];

export const ORDERS = ["latest", "earliest", "worst", "best", "unsure"] as const;
export type Order = (typeof ORDERS)[number];

export const ONLY = ["corrected", "unread"] as const;
export type Only = (typeof ONLY)[number];

export type Filters = { [C in Choice]?: string } & {
  find?: string;
  among?: string;
  period?: string;
  low?: number;
  high?: number;
  order?: Order;
  /** Only texts that nobody has read yet, or that somebody corrected. */
  only?: Only;
};
export type Search = Filters & { text?: string };

/** The address's search, of which only what is known is taken. */
export function readSearch(search: unknown): Search {
  const said = (typeof search === "object" && search !== null ? search : {}) as Record<string, unknown>;
  const texts = [...CHOICES, "find", "among", "period", "text"] as const;
  const found: Record<string, unknown> = {};
  for (const name of texts) {
    const value = said[name];
    if ((typeof value === "string" && value) || typeof value === "number") found[name] = String(value); // an address may hold 12 for “12”
  }
  for (const name of ["low", "high"] as const) {
    const value = said[name];
    if (value !== undefined && value !== "" && Number.isFinite(Number(value))) found[name] = Number(value);
  }
  if ((ORDERS as readonly unknown[]).includes(said.order) && said.order !== "latest") found.order = said.order;
  if ((ONLY as readonly unknown[]).includes(said.only)) found.only = said.only;
  return found as Search;
}

/** With some of it changed; what is empty goes, and so does the text that was open where the filters change. */
export function changed(search: Search, more: Partial<Search>): Search {
  const next: Record<string, unknown> = { ...search, ...more };
  if (!("text" in more)) delete next.text;
  for (const [name, value] of Object.entries(next)) if (value === undefined || value === "" || value === null) delete next[name];
  if (next.order === "latest") delete next.order;
  return next as Search;
}

/** How many filters are set. */
export const many = (search: Search): number => [...CHOICES, "among", "period", "low", "high", "only"].filter((name) => search[name as keyof Search] !== undefined).length;
