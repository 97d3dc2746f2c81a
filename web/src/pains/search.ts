// Which pain points are asked for? What the address of the register holds, and the question made of it. Pure.

export interface Search {
  among?: string | undefined;
  period?: string | undefined;
  /** What one goal is worth, as the reader assumes. */
  worth?: number | undefined;
  /** A table in place of cards. */
  as?: "table" | undefined;
}

export function readSearch(search: unknown): Search {
  const said = (typeof search === "object" && search !== null ? search : {}) as Record<string, unknown>;
  const worth = Number(said.worth);
  return {
    ...(typeof said.among === "string" && said.among ? { among: said.among } : {}),
    ...(said.period !== undefined && String(said.period) ? { period: String(said.period) } : {}),
    ...(said.worth !== undefined && Number.isFinite(worth) && worth > 0 ? { worth } : {}),
    ...(said.as === "table" ? { as: "table" as const } : {}),
  };
}

/** The query that the register asks with. */
export const queryOf = ({ among, period, worth }: Search): Record<string, unknown> => ({
  ...(among ? { among } : {}),
  ...(period ? { period } : {}),
  ...(worth ? { goal_value: worth } : {}),
});
