// How are steps, exclusions and breakdowns written, and what of them stands behind the events? Pure functions.

export type StepKind = "step" | "place" | "intended";

/** A funnel's step: other events that do as well, whether it must be done, how soon after the step before. Of an intended
 * step: whether it may be done again. */
export interface Step {
  events: string;
  or: string[];
  optional: boolean;
  again: boolean;
  within: string | null;
}

const PLAIN: Omit<Step, "events"> = { or: [], optional: false, again: false, within: null };

export function readStep(text: string, kind: StepKind): Step {
  if (kind === "place") return { ...PLAIN, events: text };
  return kind === "step" ? readFunnelStep(text) : readIntended(text);
}

export function writeStep(step: Step, kind: StepKind): string {
  if (kind === "place") return step.events;
  if (kind === "step") {
    const behind = [...step.or.filter(Boolean).map((one) => `or ${one}`), ...(step.optional ? ["optional"] : []), ...(step.within ? [`within ${step.within}`] : [])];
    return [step.events, ...behind].join(", ");
  }
  const sign = step.optional ? (step.again ? "*" : "?") : step.again ? "+" : "";
  return `${step.events}${sign}${step.within ? ` within ${step.within}` : ""}`;
}

function readFunnelStep(text: string): Step {
  const [events = "", ...behind] = partsOf(text);
  const step: Step = { ...PLAIN, or: [], events };
  for (const part of behind) {
    if (part === "optional") step.optional = true;
    else if (/^within\s/.test(part)) step.within = part.replace(/^within\s+/, "");
    else if (/^or\s/.test(part)) step.or.push(part.replace(/^or\s+/, ""));
  }
  return step;
}

function readIntended(text: string): Step {
  const told = text.match(/^([\s\S]*?)\s*([?+*])?(?:\s+within\s+(\d[^"']*))?$/);
  const sign = told?.[2] ?? "";
  return { ...PLAIN, events: told?.[1] ?? text, optional: sign === "?" || sign === "*", again: sign === "+" || sign === "*", within: told?.[3] ?? null };
}

/** What stands between commas, save those in brackets and quotes. */
function partsOf(text: string): string[] {
  const found: string[] = [];
  let part = "";
  let depth = 0;
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (quote) {
      if (sign === "\\") part += text[at++];
      else if (sign === quote) quote = "";
    } else if ((sign === '"' || sign === "'") && /[\s(|,=<>]|^$/.test(text[at - 1] ?? "")) quote = sign;
    else if (sign === "(") depth++;
    else if (sign === ")") depth--;
    else if (sign === "," && depth === 0) {
      found.push(part);
      part = "";
      continue;
    }
    part += text[at] ?? "";
  }
  return [...found, part].map((one) => one.trim());
}

/** The list with the step at `from` in the place `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const changed = [...list];
  const [one] = changed.splice(from, 1);
  if (one !== undefined) changed.splice(Math.max(0, Math.min(to, changed.length)), 0, one);
  return changed;
}

export interface Exclusion {
  events: string;
  after: number | null;
  before: number | null;
}

export function readExclusion(text: string): Exclusion {
  const told = text.match(/^([\s\S]*\S)\s+after\s+step\s+(\d+)\s+before\s+step\s+(\d+)$/);
  return told ? { events: told[1]!, after: Number(told[2]), before: Number(told[3]) } : { events: text, after: null, before: null };
}

export const writeExclusion = ({ events, after, before }: Exclusion): string =>
  events && after && before ? `${events} after step ${after} before step ${before}` : events;

export interface Breakdown {
  property: string;
  at: string; // first, last, step 2
}

export function readBreakdown(text: string): Breakdown {
  const told = text.trim().match(/^([\s\S]*\S)\s+at\s+(first|last|step\s+\d+)$/);
  return told ? { property: told[1]!, at: told[2]! } : { property: text.trim(), at: "first" };
}

export const writeBreakdown = ({ property, at }: Breakdown): string => (at === "first" ? property : `${property} at ${at}`);
