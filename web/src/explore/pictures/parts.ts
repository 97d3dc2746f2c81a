// Who are the people behind a figure? The text of a segment: a part of the answer, asked again of each day.

import type { Receipt } from "./results";
import type { Part } from "./shown";

type Of = { receipt?: Receipt | null };

/** `answer funnel {...} part "left after 2"`, as docs/segments.md has it. */
export function partText(receipt: Receipt, part: string): string {
  return `answer ${receipt.question} ${JSON.stringify(receipt.query)} part ${quoted(part)}`;
}

export const quoted = (text: string): string => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/** The part of an answer; none where nobody is in it, or where the answer does not count persons. */
export function partOf(result: Of, part: string, label: string, people: number): Part | undefined {
  if (!result.receipt || people === 0 || !ofPersons(result.receipt.query)) return undefined;
  return { segment: partText(result.receipt, part), label, people };
}

/** Those who did an event, in these local days if given: for answers that have no parts of their own. */
export function didPart(result: Of, event: string, label: string, people: number, days?: [string, string]): Part | undefined {
  const query = result.receipt?.query as Record<string, unknown> | undefined;
  if (!query || people === 0 || query.where != null) return undefined;
  const rule = `did ${event === "any event" ? event : `(${event})`}${days ? ` during ${days[0]}..${days[1]}` : ""}`;
  return { segment: typeof query.among === "string" ? `${rule} and (${query.among})` : rule, label, people };
}

function ofPersons(query: unknown): boolean {
  const unit = (query as { unit?: string } | null)?.unit;
  return unit === undefined || unit === "persons";
}
