// Why was a text written? What the server keeps in a word or two, as a key of words and the name in it. Pure.

const KEYS = {
  "rename back": "renameBack",
  "merge back": "mergeBack",
  "hide back": "hideBack",
  rename: "rename",
  merge: "merge",
  hide: "hide",
  "goal of": "goal",
  "assumed of": "assumed",
  stages: "stages",
  stage: "stage",
  group: "group",
  regroup: "regroup",
  ungroup: "ungroup",
  restore: "restore",
  draft: "draft",
  touchpoints: "touchpoints",
  channels: "channels",
  text: "text",
  found: "found",
} as const;

export type Because = (typeof KEYS)[keyof typeof KEYS] | "other";

export function whyOf(why: string): { key: Because; name: string } {
  const known = (Object.keys(KEYS) as (keyof typeof KEYS)[]).find((one) => why === one || why.startsWith(`${one} `));
  return known ? { key: KEYS[known], name: why.slice(known.length + 1) } : { key: "other", name: why };
}
