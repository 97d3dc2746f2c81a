// What would make it measurable? For what is assumed, drafted or missing: the rule, the source or the question that
// would test it, by its row. Pure.

import type { Lane, Opened, Statement } from "../facts";

export type Lead =
  | { to: "stages"; why: "rule" | "goalRule" | "confirm" }
  | { to: "files"; why: "voice" | "events" | "figures" }
  | { to: "data"; part: "touchpoints" | "journey"; why: "touchpoints" | "prompts" | "research" | "milestone" }
  | { to: "explore"; why: "question"; question: string; query: Record<string, unknown> };

/** Where it can be made measurable, the likeliest first. Empty: it is measured. */
export function leadsOf(opened: Opened): Lead[] {
  if (opened.kind === "head") return opened.column.inferred ? [{ to: "stages", why: "confirm" }] : [];
  if (opened.kind === "way") return [];
  if (opened.kind === "cell") return opened.cell.missing ? byLane(opened.lane, opened.cell.stage, opened.cell.missing) : [];
  const { statement: one, lane, stage } = opened;
  if (one.evidence === "inferred") return [{ to: "stages", why: "confirm" }];
  return one.evidence === "assumed" && lane ? byLane(lane, stage, testOf(one)) : [];
}

/** What somebody wrote would test it. */
export const testOf = (one: Statement): string => one.detail.test ?? "";

const VOICE = /survey|review|ticket|chat|interview|feedback|опрос|отзыв|обращен|интервью|sondaj|recenz|interviu|enquête|avis|entretien|survei|ulasan|wawancara/i;

function byLane(lane: Lane, stage: string, test: string): Lead[] {
  const among = { among: `stage was ${quoted(stage)}` };
  const voice: Lead = { to: "files", why: "voice" };
  const ask = (question: string, query: Record<string, unknown> = {}): Lead => ({ to: "explore", why: "question", question, query });
  const leads = ((): Lead[] => {
    switch (lane) {
      case "goals": return [{ to: "stages", why: "goalRule" }, ask("goals")];
      case "actions": return [{ to: "files", why: "events" }, ask("actions")];
      case "touchpoints": return [{ to: "data", part: "touchpoints", why: "touchpoints" }, ask("actions", { by: "journey.touchpoint" })];
      case "research": return [{ to: "data", part: "journey", why: "research" }, { to: "files", why: "events" }];
      case "feelings": return [voice, ask("voice")];
      case "pains": return [ask("pains", among), { to: "files", why: "events" }];
      case "moments": return [ask("moments", among), { to: "data", part: "journey", why: "milestone" }];
      case "prompts": return [{ to: "data", part: "journey", why: "prompts" }, ask("prompts")];
      case "measures": return [ask("measures", { by: "journey.stage" }), { to: "files", why: "figures" }];
    }
  })();
  const asksPeople = VOICE.test(test) && !leads.includes(voice);
  return asksPeople ? [voice, ...leads] : leads;
}

/** A stage's name as segments write it. */
const quoted = (name: string): string => `"${name.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
