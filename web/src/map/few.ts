// Which findings rest on so few that nothing can be concluded? They are told where the policy lets them, and marked.

import type { Statement } from "./facts";

export const LEAST = 10; // answers or people
const BASES: Readonly<Record<string, readonly string[]>> = {
  scored: ["answers"],
  felt: ["people"],
  "pain point": ["people"],
  pain: ["people", "missed with", "missed without"],
  steps: ["n"],
  choices: ["n"],
  fields: ["n"],
  prompt: ["shown", "taken", "went on"],
}; // by kind, the figures whose denominators a finding rests on; of the first also who they are

export type Verdict =
  | "" | "hurts" | "unclear" | "no sign" | "too few" | "all missed" | "none missed"
  | "nobody comparable" | "differed before" | "not compared"; // the last three of pain points

export const tellsNothing = (verdict: Verdict): boolean => verdict === "all missed" || verdict === "none missed";

/** Whether a score, a pain point, a prompt or the way to a goal rests on 1 to 9 answers or people. */
export function tooFew(statement: Statement): boolean {
  if (statement.withheld) return false;
  if (statement.kind === "pain" && statement.detail.verdict === "too few") return true;
  return bases(statement).some((base) => base > 0 && base < LEAST);
}

/** What is concluded of a sign that was compared: of few, nothing. */
export function verdictOf(pain: Statement): Verdict {
  const told = (pain.detail.verdict ?? "") as Verdict;
  return told && !tellsNothing(told) && tooFew(pain) ? "too few" : told;
}

function bases(statement: Statement): number[] {
  const names = BASES[statement.kind] ?? [];
  const found = names.length > 0 && statement.n !== null ? [statement.n] : [];
  for (const figure of statement.figures) {
    if (names.includes(figure.name) && figure.count) found.push(figure.count.of);
    if (figure.name === names[0]) found.push(figure.count ? figure.count.people : (figure.value ?? 0));
  }
  return found;
}
