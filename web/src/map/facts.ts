// What does a map hold? The facts as the server tells them, by the names that drawing uses. Types only.

import type { Schemas } from "@/api/client";

/** The server sends every field, also those that its schema lets be absent. */
type Full<T> = T extends readonly (infer One)[]
  ? Full<One>[]
  : T extends object ? { [Key in keyof T]-?: Full<Exclude<T[Key], undefined>> } : T;

export type Told = Schemas["JourneyMap"] | Schemas["TwoMaps"]; // as the API's types have it
export type JourneyMap = Full<Schemas["JourneyMap"]>;
export type TwoMaps = Full<Schemas["TwoMaps"]>;
export type Shown = JourneyMap | TwoMaps;
export type Row = JourneyMap["rows"][number];
export type Cell = Row["cells"][number];
export type Statement = Cell["statements"][number];
export type Figure = Statement["figures"][number];
export type Count = NonNullable<Figure["count"]>;
export type Column = JourneyMap["columns"][number];
export type Way = JourneyMap["ways"][number];
export type View = JourneyMap["view"];
export type Receipt = JourneyMap["receipts"][number];
export type Difference = TwoMaps["differences"][number];
export type Lane = Row["lane"];
export type Evidence = Statement["evidence"];
export type Direction = Way["direction"];

export const LANES: readonly Lane[] = [
  "goals", "actions", "touchpoints", "research", "feelings", "pains", "moments", "prompts", "measures",
];

/** What a card was tapped for. `first`: it stands on the first of two maps only, and so do its receipts. */
export type Opened =
  | { kind: "statement"; statement: Statement; was: Statement | null; stage: string; lane: Lane | null; first: boolean }
  | { kind: "head"; column: Column; was: Column | null }
  | { kind: "way"; way: Way; was: Way | null }
  | { kind: "cell"; cell: Cell; lane: Lane };

export const factsOf = (told: Told): Shown => told as Shown;
export const isTwo = (shown: Shown): shown is TwoMaps => "differences" in shown;
