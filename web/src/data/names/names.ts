// Which names are listed, in which order, and what can be done with those chosen? Pure.

import type { Schemas } from "@/api/client";

export type Thing = Schemas["NameChange"]["of"];
export type Listed = {
  name: string;
  events: number | null;
  people: number | null;
  called: readonly string[];
  sources: readonly string[];
  types: readonly string[];
  derived: boolean;
};

export function listed(dictionary: Schemas["Dictionary"], of: Thing): Listed[] {
  if (of === "event") return dictionary.events.map((one) => ({ ...one, types: [], derived: false }));
  const found = of === "property" ? dictionary.properties : dictionary.traits;
  return found.map((one) => ({ ...one, events: null, people: null, sources: [], derived: !one.called.length }));
}

/** Those whose name, log name or description has all the words, the nearest to the beginning first. */
export function matching(names: readonly Listed[], like: string, described: ReadonlyMap<string, string>): Listed[] {
  const words = like.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [...names];
  const said = (one: Listed) => [one.name, ...one.called, described.get(one.name) ?? ""].join(" ").toLocaleLowerCase();
  const begins = (one: Listed) => (one.name.toLocaleLowerCase().startsWith(words[0]!) ? 0 : 1);
  return names.filter((one) => words.every((word) => said(one).includes(word))).sort((a, b) => begins(a) - begins(b));
}

/** What the log says where that is something else. */
export const others = (one: Pick<Listed, "name" | "called">): string[] => one.called.filter((name) => name !== one.name);

/** The name that several are most likely to go by: that of the most events, else the shortest. */
export function likeliest(chosen: readonly Listed[]): string {
  const [first] = [...chosen].sort((a, b) => (b.events ?? 0) - (a.events ?? 0) || a.name.length - b.name.length);
  return first?.name ?? "";
}

/** Changes put together for reading: what is joined under one name stands in one line. */
export type Told = { of: Thing; how: Schemas["NameChange"]["how"]; olds: string[]; new: string };

export function told(changes: readonly Schemas["NameChange"][]): Told[] {
  const found = new Map<string, Told>();
  for (const one of changes) {
    const key = one.how === "merge" ? `${one.of} merge ${one.new}` : `${one.of} ${one.how} ${one.old}`;
    const before = found.get(key);
    if (before) before.olds.push(one.old);
    else found.set(key, { of: one.of, how: one.how, olds: [one.old], new: one.new });
  }
  return [...found.values()];
}
