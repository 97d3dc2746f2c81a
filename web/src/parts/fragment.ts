// What is somebody typing just now in a filter's text: the name of an event, a property, or a value? Pure functions.

import { writeName, writeValue, type Scalar } from "./filters";

export interface Fragment {
  of: "event" | "property" | "trait" | "value" | "segment" | "stage";
  like: string;
  /** Whose values are typed; `person.plan` for a trait. */
  property: string;
  /** Where the fragment begins; it ends at the caret. */
  start: number;
}

const JOIN = /(?<=^|[\s(])(where|and|or|not)\s+|[(|,]\s*/gi;
const COMPARING = /^(.*?)\s*(!=|>=|<=|=|>|<|\bcontains\b|\bstarts with\b|\bnot in\b|\bin\b)\s*\(?\s*(?=\S*|$)/i;

export function fragmentAt(text: string, caret: number, kind: "filter" | "segment" = "filter"): Fragment {
  const before = text.slice(0, caret);
  if (kind === "segment") return inRule(before);
  return inFilter(before);
}

/** The text with a name in place of the fragment, quoted where it must be, and where the caret then stands. */
export function completed(text: string, caret: number, fragment: Fragment, name: string, value?: Scalar | null): { text: string; caret: number } {
  const written = fragment.of === "value" ? writeValue(value ?? name) : `${fragment.of === "trait" ? "person." : ""}${writeName(name)}`;
  const made = `${text.slice(0, fragment.start)}${written}${text.slice(caret)}`;
  return { text: made, caret: fragment.start + written.length };
}

const RULE_WORD = /(?<=^|[\s(])(and|or|not|did not|did|then|stage (?:is|was)(?: not)?)\s+|[(|]\s*/gi;

/** In a rule over people: behind `did` and `then` stand events, behind `stage is` stages, else groups. */
function inRule(before: string): Fragment {
  let start = 0;
  let last = "";
  for (const found of before.matchAll(RULE_WORD)) {
    start = found.index + found[0].length;
    last = found[1]?.toLowerCase() ?? last;
  }
  const piece = before.slice(start);
  if (last.startsWith("did") || last === "then") return shifted(inFilter(piece), start);
  if (piece.startsWith("person.")) return shifted(inFilter(piece), start);
  return { of: last.startsWith("stage") ? "stage" : "segment", like: unquoted(piece), property: "", start };
}

const shifted = (fragment: Fragment, by: number): Fragment => ({ ...fragment, start: fragment.start + by });

function inFilter(before: string): Fragment {
  let start = 0;
  let last = "";
  for (const found of before.matchAll(JOIN)) {
    start = found.index + found[0].length;
    last = found[0];
  }
  const list = before.match(/([^\s(]+|"[^"]*")\s+(?:not\s+)?in\s*\([^)]*$/i);
  if (list) {
    const begun = Math.max(before.lastIndexOf("(") + 1, before.lastIndexOf(",") + 1);
    return value(list[1]!, before, begun);
  }
  const piece = before.slice(start);
  const compared = piece.match(COMPARING);
  if (compared?.[1]) return value(compared[1], before, start + compared[0].length);
  const conditions = /(?:^|\s)where\s/i.test(before.slice(0, start)) || (/and|or|not/i.test(last) && start > 0);
  if (piece.startsWith("person.")) return { of: "trait", like: piece.slice("person.".length), property: "", start };
  return { of: conditions ? "property" : "event", like: unquoted(piece), property: "", start };
}

function value(property: string, before: string, begun: number): Fragment {
  const spaces = before.slice(begun).length - before.slice(begun).trimStart().length;
  return { of: "value", like: unquoted(before.slice(begun + spaces)), property: unquoted(property), start: begun + spaces };
}

const unquoted = (text: string): string => text.trim().replace(/^["']|["']$/g, "");
