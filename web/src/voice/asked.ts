// Which question to the inbox does an address stand for? Pure.

import { readPeriod } from "@/parts/periods";

import { CHOICES, type Search } from "./search";
import type { InboxAsked } from "./types";

const PAGE = 20;

export function asked(search: Search): Partial<InboxAsked> {
  const { start, end } = readPeriod(search.period ?? null);
  const said: Partial<InboxAsked> = { most: PAGE };
  for (const name of CHOICES) if (search[name]) said[name] = search[name];
  if (search.find) said.find = search.find;
  if (search.among) said.among = search.among;
  if (search.low !== undefined) said.low = search.low;
  if (search.high !== undefined) said.high = search.high;
  if (start) said.start = start.slice(0, 10);
  if (end) said.end = end.slice(0, 10);
  if (search.order) said.order = search.order;
  if (search.only) said[search.only] = true;
  return said;
}
