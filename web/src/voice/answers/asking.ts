// What is asked of themes, scores and feelings? What the address holds, and the query made of it. Pure.

export const WAYS = ["none", "stage", "source", "language", "about", "discovered"] as const;
export type Way = (typeof WAYS)[number];
export const QUESTIONS = ["scores", "emotions", "drivers", "delights"] as const;
export type Question = (typeof QUESTIONS)[number];

/** Whether an answer holds nothing where no text is: neither scores nor what people do. */
export const isOfWords = (question: string, result: object): boolean =>
  question === "scores" ? "scales" in result && Array.isArray(result.scales) && result.scales.length === 0 : question !== "emotions";

export interface Asking {
  by?: Way | undefined;
  question?: Question | undefined;
  among?: string | undefined;
  period?: string | undefined;
}

export function readAsking(search: unknown): Asking {
  const said = (typeof search === "object" && search !== null ? search : {}) as Record<string, unknown>;
  return {
    ...((WAYS as readonly unknown[]).includes(said.by) && said.by !== "none" ? { by: said.by as Way } : {}),
    ...((QUESTIONS as readonly unknown[]).includes(said.question) ? { question: said.question as Question } : {}),
    ...(typeof said.among === "string" && said.among ? { among: said.among } : {}),
    ...(typeof said.period === "string" && said.period ? { period: said.period } : {}),
  };
}

/** What of people is asked, of any question. */
export const whom = ({ among, period }: Asking): Record<string, unknown> => ({ ...(among ? { among } : {}), ...(period ? { period } : {}) });

export function themesQuery(asking: Asking): Record<string, unknown> {
  if (asking.by === "discovered") return whom(asking);
  return { ...whom(asking), ...(asking.by && asking.by !== "none" ? { by: asking.by } : {}) };
}
