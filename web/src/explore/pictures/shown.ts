// What can be drawn of an answer? A headline, pictures of a few kinds, and the same as tables. Plain data: each question
// has a pure function that makes it of the answer (`<question>.ts`), each kind of picture one component.

/** The people behind a figure, as the text of a segment. */
export type Part = { segment: string; label: string; people: number };

/** Colours by what they are for; `1` to `8` tell series apart. No tone carries meaning alone. */
export type Tone = "way" | "lost" | "quiet" | "good" | "open" | "pale" | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** A figure as it is read, the number it stands for (for sorting and export), and the people behind it. */
export type Cell = { text: string; value?: number | string | null; part?: Part; quiet?: boolean };

export type Column = { label: string; number?: boolean; title?: string };
export type Table = { title: string; columns: Column[]; rows: Cell[][] };

/** A length from zero, and what is read at its end. `more`: what may still be added (people not yet over). */
export type Bar = { value: number | null; text: string; tone?: Tone; part?: Part; name?: string; note?: string };
export type BarRow = { label: string; note?: string; way?: string[]; bars: Bar[]; cells?: Cell[]; quiet?: boolean };
export type Bars = {
  kind: "bars";
  title?: string;
  note?: string;
  most: number; // the length of a whole bar
  columns?: Column[]; // of the rows' cells
  legend?: { name: string; tone: Tone }[];
  rows: BarRow[];
};

export type Step = {
  name: string;
  lines: { name?: string; share: number; tone: Tone; text: string; part?: Part }[]; // one, or one for each group
  people: Cell; // how many did it
  kept: Cell | null; // of those who did the step before
  lost: Cell | null; // who did not go on from it
  time: string | null;
  unfinished: string | null;
};
export type Steps = { kind: "steps"; title?: string; legend?: { name: string; tone: Tone }[]; steps: Step[] };

/** An estimate, its interval, and a shape that tells it from the others of its row. */
export type Mark = { value: number; low?: number | null; high?: number | null; tone: Tone; shape: Shape; text: string; name?: string };
export type Shape = "dot" | "ring" | "square" | "diamond" | "triangle";
export type RangeRow = { label: string; note?: string; marks: Mark[]; joined?: boolean; cells: Cell[]; part?: Part; quiet?: boolean };
export type Ranges = {
  kind: "ranges";
  title?: string;
  note?: string;
  domain: [number, number];
  ticks: { at: number; text: string }[];
  zero?: number; // where a line says "no difference"
  legend?: { name: string; tone: Tone; shape: Shape }[];
  columns: Column[];
  rows: RangeRow[];
};

export type GridCell = { share: number | null; text: string; title: string; open?: boolean; part?: Part };
export type Grid = { kind: "grid"; title?: string; corner: string; columns: string[]; rows: { label: string; n: string; whole?: boolean; cells: GridCell[] }[] };

export type Line = {
  name: string;
  tone: Tone;
  values: (number | null)[];
  open?: boolean[]; // not over yet: drawn dashed
  low?: (number | null)[];
  high?: (number | null)[];
  parts?: (Part | undefined)[];
};
export type Lines = {
  kind: "lines";
  title?: string;
  note?: string;
  x: string[]; // what each place is called
  at?: number[]; // where it lies, if not evenly; `log`: on a logarithmic axis
  log?: boolean;
  stepped?: boolean;
  unit: "share" | "count" | "money" | "amount";
  currency?: string;
  lines: Line[];
  told?: string[]; // more on each place, for the tooltip
};

export type FlowNode = { id: string; column: number; name: string; kind: string; people: number; text: string; title: string; part?: Part };
export type FlowLink = { from: string; to: string; people: number; title: string; part?: Part };
export type Flow = { kind: "flow"; title?: string; heads: string[]; whole: number; nodes: FlowNode[]; links: FlowLink[] };

export type StageNode = { name: string; ever: number; text: string; now: Cell; note: string; title: string; part?: Part };
export type StageMove = { from: number; to: number; people: number; text: string; title: string; part?: Part }; // -1: no stage, -2: out
export type StageFlow = { kind: "stages"; title?: string; stages: StageNode[]; moves: StageMove[] };

export type Upset = {
  kind: "upset";
  title?: string;
  sizes: { name: string; people: number; text: string; part?: Part }[];
  sets: { of: number[]; name: string; people: number; text: string; part?: Part }[];
};

/** Parts of a whole in one bar. */
export type Split = { kind: "split"; title?: string; of: string; parts: { name: string; people: number; text: string; tone: Tone; part?: Part }[] };

export type Scores = {
  kind: "scores";
  title?: string;
  rows: { label: string; note: string; mean: string; shares: { score: string; share: number; text: string; at: number }[] }[];
};
export type Quotes = { kind: "quotes"; title?: string; quotes: { words: string; title: string; told: string; language: string | null }[] };

/** Several small pictures of one kind beside each other. */
export type Panels = { kind: "panels"; panels: Panel[] };
export type Panel = { title: string; told?: Cell; note?: string; blocks: Block[] };

export type Listed = { kind: "listed"; title: string; rows: { label: string; told: string; note?: string }[] };

export type Block = Bars | Steps | Ranges | Grid | Lines | Flow | StageFlow | Upset | Split | Scores | Quotes | Panels | Listed;

/** `of`: how many were counted, always said. */
export type Shown = { headline: string; of: string; blocks: Block[]; tables: Table[] };
