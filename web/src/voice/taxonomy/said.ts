// Which themes are there, by touchpoint, and what is said of one? Found by any of their words; what was typed made tidy. Pure.

import { folded } from "@/app/palette";

import type { Taxonomy, Theme } from "../types";

export interface Group {
  touchpoint: string;
  themes: Theme[];
}

/** Themes that fit what was typed, those of a touchpoint together, in the taxonomy's order. */
export function grouped(taxonomy: Pick<Taxonomy, "themes">, like: string): Group[] {
  const words = folded(like).split(/\s+/).filter(Boolean);
  const groups = new Map<string, Theme[]>();
  for (const theme of taxonomy.themes) {
    const all = folded([theme.name, ...Object.values(theme.names), theme.key, ...theme.words, ...theme.shipped.flatMap((one) => one.words)].join(" "));
    if (words.every((word) => all.includes(word))) groups.set(theme.touchpoint, [...(groups.get(theme.touchpoint) ?? []), theme]);
  }
  return [...groups].map(([touchpoint, themes]) => ({ touchpoint, themes }));
}

/** Words as somebody typed them: without blanks around, none twice, none empty. */
export const changedTags = (tags: readonly string[]): string[] => [...new Set(tags.map((tag) => tag.trim().replaceAll(/\s+/g, " ")).filter(Boolean))];

/** The key of a theme of one's own, as journey.yaml names it: `touchpoint.aspect`; empty where nothing is left of it. */
export function keyOf(touchpoint: string, aspect: string): string {
  const word = (text: string): string => folded(text).replaceAll(/[^\p{L}\p{N}]+/gu, "_").replaceAll(/^_+|_+$/g, "");
  const [one, other] = [word(touchpoint), word(aspect)];
  return one && other ? `${one}.${other}` : "";
}

/** What is to be said of a theme: only what differs from what stands there, its name as it is shown. */
export function differing(theme: Theme, said: { name: string; words: readonly string[]; nots: readonly string[]; off: boolean }, shown = theme.name) {
  const same = (one: readonly string[], other: readonly string[]): boolean => JSON.stringify(one) === JSON.stringify(other);
  const name = said.name.trim();
  const [words, nots] = [changedTags(said.words), changedTags(said.nots)];
  return {
    ...(name && name !== shown && name !== theme.name ? { name } : {}),
    ...(same(words, theme.words) ? {} : { words }),
    ...(same(nots, theme.nots) ? {} : { nots }),
    ...(said.off === theme.off ? {} : { off: said.off }),
  };
}
