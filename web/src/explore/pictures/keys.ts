// What is a figure of an answer called? Where it stands in the answer, as words: the server's keys, without its scaffolding.

import type { Say } from "./say";

const SCAFFOLDING = new Set(["rows", "figures", "–", "whole", "value", "measured"]);

export function keyName(key: string[], say: Say): string {
  const words = key.filter((word, at) => !SCAFFOLDING.has(word) || (key.length === 1 && at === 0));
  return words.map((word) => said(word, say)).join(" › ") || key.join(" › ");
}

function said(word: string, say: Say): string {
  return say.t(`key.${word as "steps"}`, { defaultValue: word });
}
