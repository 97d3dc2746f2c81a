// What differs between two texts, line by line? The shortest way from one to the other, with a little around it. Pure.

export type Line = { kind: "same" | "gone" | "new"; text: string; before: number | null; after: number | null };
/** Lines beside each other; `skipped`: so many equal lines above are left out. */
export type Hunk = { skipped: number; lines: Line[] };

const AROUND = 3;
const MOST = 4_000; // lines changed; beyond, all of one and all of the other

export function differences(before: string, after: string): Line[] {
  const a = linesOf(before);
  const b = linesOf(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const same = (from: number, to: number, shift: number): Line[] =>
    a.slice(from, to).map((text, n) => ({ kind: "same", text, before: from + n + 1, after: from + n + 1 + shift }));
  return [
    ...same(0, head, 0),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), head),
    ...same(a.length - tail, a.length, b.length - a.length),
  ];
}

/** Only what changed, with some lines around it. */
export function hunks(lines: readonly Line[], around = AROUND): Hunk[] {
  const near = lines.map((_, at) => lines.slice(Math.max(0, at - around), at + around + 1).some((line) => line.kind !== "same"));
  const found: Hunk[] = [];
  let skipped = 0;
  lines.forEach((line, at) => {
    if (!near[at]) {
      skipped += 1;
    } else if (at && near[at - 1]) {
      found[found.length - 1]!.lines.push(line);
    } else {
      found.push({ skipped, lines: [line] });
      skipped = 0;
    }
  });
  return found;
}

export const changedLines = (lines: readonly Line[]): { gone: number; new: number } => ({
  gone: lines.filter((line) => line.kind === "gone").length,
  new: lines.filter((line) => line.kind === "new").length,
});

const linesOf = (text: string): string[] => (text === "" ? [] : text.replace(/\r?\n$/, "").split(/\r?\n/));

/** Myers' shortest edit: furthest-reaching ways of ever more changes, then read backwards. */
function middle(a: readonly string[], b: readonly string[], shift: number): Line[] {
  const trace: Int32Array[] = [];
  const most = a.length + b.length;
  const reach = new Int32Array(2 * Math.min(most, MOST) + 3);
  const centre = (reach.length - 1) / 2;
  for (let changes = 0; changes <= most; changes += 1) {
    if (changes > MOST) return replaced(a, b, shift);
    trace.push(reach.slice());
    for (let k = -changes; k <= changes; k += 2) {
      const down = k === -changes || (k !== changes && reach[centre + k - 1]! < reach[centre + k + 1]!);
      let x = down ? reach[centre + k + 1]! : reach[centre + k - 1]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[centre + k] = x;
      if (x >= a.length && x - k >= b.length) return back(a, b, trace, centre, shift);
    }
  }
  return [];
}

function back(a: readonly string[], b: readonly string[], trace: readonly Int32Array[], centre: number, shift: number): Line[] {
  const lines: Line[] = [];
  let x = a.length;
  let y = b.length;
  for (let changes = trace.length - 1; changes >= 0; changes -= 1) {
    const reach = trace[changes]!;
    const k = x - y;
    const down = k === -changes || (k !== changes && reach[centre + k - 1]! < reach[centre + k + 1]!);
    const fromK = down ? k + 1 : k - 1;
    const fromX = changes ? reach[centre + fromK]! : 0;
    const fromY = changes ? fromX - fromK : 0;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      lines.push({ kind: "same", text: a[x]!, before: shift + x + 1, after: shift + y + 1 });
    }
    if (!changes) break;
    if (down) lines.push({ kind: "new", text: b[fromY]!, before: null, after: shift + fromY + 1 });
    else lines.push({ kind: "gone", text: a[fromX]!, before: shift + fromX + 1, after: null });
    x = fromX;
    y = fromY;
  }
  return lines.reverse();
}

const replaced = (a: readonly string[], b: readonly string[], shift: number): Line[] => [
  ...a.map((text, n): Line => ({ kind: "gone", text, before: shift + n + 1, after: null })),
  ...b.map((text, n): Line => ({ kind: "new", text, before: null, after: shift + n + 1 })),
];
