// How is a rule of a stage told in words? As the definition has it, nested, in the reader's language. Pure.

/** Words for the parts of a rule. */
export type Say = {
  did: (events: string, times: number, within: string) => string;
  didNot: (events: string, within: string) => string;
  not: (rule: string) => string;
  quiet: (length: string, of: string, to: string) => string;
  leaves: (rule: string, to: string) => string;
  or: (parts: readonly string[]) => string;
  and: (parts: readonly string[]) => string;
  length: (count: number, unit: string) => string;
};

type Nested = Readonly<Record<string, unknown>>;
const isNested = (value: unknown): value is Nested => typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value));

export function sayRule(rule: unknown, say: Say): string {
  if (!isNested(rule) || "kind" in rule) return text(rule);
  if ("any" in rule) return say.or(list(rule.any).map((one) => sayRule(one, say)));
  if ("all" in rule) return say.and(list(rule.all).map((one) => sayRule(one, say)));
  if ("not" in rule) return say.not(sayRule(rule.not, say));
  const within = rule.within === undefined ? "" : sayLength(text(rule.within), say);
  if ("did_not" in rule) return say.didNot(text(rule.did_not), within);
  return say.did(text(rule.did), Number(rule.at_least ?? 1), within);
}

export function sayLeave(leave: unknown, say: Say): string {
  if (!isNested(leave)) return say.leaves(text(leave), "");
  const to = leave.to === undefined ? "" : text(leave.to);
  if ("quiet" in leave) return say.quiet(sayLength(text(leave.quiet), say), say.or(list(leave.of).map(text)), to);
  const { to: _, ...rule } = leave;
  return say.leaves(sayRule(rule, say), to);
}

/** `7 days` in the reader's words; what is written otherwise stays. */
export function sayLength(length: string, say: Say): string {
  const parts = [...length.matchAll(/(\d+)\s*(second|minute|hour|day|week|month|year)s?/g)];
  return parts.length ? parts.map(([, count, unit]) => say.length(Number(count), unit!)).join(" ") : length;
}

export type StageSaid = { enter: string; leave: string[]; back: boolean; goal: string; success: string; intended: string[] };

export function sayStage(said: Nested, say: Say): StageSaid {
  const success = isNested(said.success) ? said.success : {};
  return {
    enter: said.enter === undefined ? "" : sayRule(said.enter, say),
    leave: list(said.leave).map((one) => sayLeave(one, say)),
    back: said.back === true,
    goal: success.goal === undefined ? "" : text(success.goal),
    success: success.rule === undefined ? "" : sayRule(success.rule, say),
    intended: list(said.intended).map(text),
  };
}
