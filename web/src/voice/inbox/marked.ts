// Which words of a text belong to which finding? The text cut into pieces at the ends of its findings. Pure.

/** Letters are counted as the server counts them: whole code points, from 0. */
export interface Span {
  start: number;
  end: number;
}
export interface Piece {
  text: string;
  /** Which finding; null: no clause that says something by itself. */
  finding: number | null;
}

/** Pieces in the order of the text; where findings overlap, the first has the letters. */
export function pieces(text: string, findings: readonly Span[]): Piece[] {
  const letters = Array.from(text);
  const order = findings.map((span, at) => ({ at, ...span })).sort((a, b) => a.start - b.start || a.at - b.at);
  const found: Piece[] = [];
  let upto = 0;
  const add = (start: number, end: number, finding: number | null): void => {
    if (end > start) found.push({ text: letters.slice(start, end).join(""), finding });
  };
  for (const span of order) {
    const start = Math.max(upto, Math.min(span.start, letters.length));
    const end = Math.min(span.end, letters.length);
    if (end <= start) continue;
    add(upto, start, null);
    add(start, end, span.at);
    upto = end;
  }
  add(upto, letters.length, null);
  return found;
}
