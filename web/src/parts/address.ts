// Where on the screen is a question? Its address holds all of it, so that a link asks it again. Pure functions.

export interface Asked {
  question: string;
  query: Record<string, unknown>;
  /** The day that it is asked as of; none: the latest. */
  asOf?: string;
}

export interface ExploreSearch {
  question?: string;
  query?: Record<string, unknown>;
  as_of?: string;
}

/** What the address of Explore holds. */
export const toSearch = ({ question, query, asOf }: Asked): ExploreSearch => ({
  question,
  query,
  ...(asOf ? { as_of: asOf } : {}),
});

/** The question that an address holds, whatever somebody wrote into it; null: none. */
export function fromSearch(search: unknown): Asked | null {
  if (!isRecord(search) || typeof search.question !== "string" || !search.question) return null;
  const query = isRecord(search.query) ? search.query : {};
  return { question: search.question, query, ...(typeof search.as_of === "string" && search.as_of ? { asOf: search.as_of } : {}) };
}

/** The address, to be opened or copied; the router writes the same. */
export function exploreHref(workspace: string, asked: Asked): string {
  const search = toSearch(asked);
  const parts = Object.entries(search).map(([key, value]) => {
    const text = typeof value === "string" ? plain(value) : JSON.stringify(value);
    return `${key}=${encodeURIComponent(text)}`;
  });
  return `/${encodeURIComponent(workspace)}/explore?${parts.join("&")}`;
}

/** A text that reads as JSON (a number, say) is quoted, so that it stays a text. */
function plain(text: string): string {
  try {
    JSON.parse(text);
    return JSON.stringify(text);
  } catch {
    return text;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
