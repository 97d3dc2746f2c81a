// Which commands fit what was typed, and in which order? Words anywhere, those at a beginning first. Pure.

export type Group = "go" | "ask" | "names" | "people" | "workspaces" | "set";
export type Command = { id: string; group: Group; label: string; hint?: string; more?: string; run: () => void };

const GROUPS: readonly Group[] = ["go", "names", "people", "ask", "workspaces", "set"];

/** Commands by group, at most `each` of one; those that fit best first. Without a query: where one can go. */
export function fitting(commands: readonly Command[], query: string, each = 7): [Group, Command[]][] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const scored = commands.map((one) => ({ one, score: score(one, words) })).filter(({ score }) => score > 0);
  const found = GROUPS.map((group): [Group, Command[]] => [
    group,
    scored.filter(({ one }) => one.group === group).sort((a, b) => b.score - a.score).slice(0, words.length ? each : group === "go" ? 20 : 4).map(({ one }) => one),
  ]);
  return found.filter(([, some]) => some.length > 0);
}

/** 0: does not fit; each word counts more at the beginning of the label, then of a word of it. */
function score(command: Command, words: readonly string[]): number {
  const label = folded(command.label);
  const all = `${label} ${folded(command.more ?? "")} ${folded(command.hint ?? "")}`;
  let sum = 1;
  for (const word of words) {
    if (!all.includes(word)) return 0;
    sum += label.startsWith(word) ? 4 : ` ${label}`.includes(` ${word}`) ? 3 : label.includes(word) ? 2 : 1;
  }
  return sum;
}

/** Without accents and case, so that `etape` finds *Étape*. */
export const folded = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();
