import { describe, expect, it } from "vitest";

import { changedLines, differences, hunks, type Line } from "@/data/text/differences";

const said = (lines: readonly Line[]) => lines.map((line) => ({ same: " ", gone: "-", new: "+" })[line.kind] + line.text).join("\n");
const applied = (lines: readonly Line[], side: "gone" | "new") => lines.filter((line) => line.kind === "same" || line.kind === side).map((line) => line.text);

describe("what differs between two texts", () => {
  it("tells the shortest way", () => {
    expect(said(differences("a\nb\nc\n", "a\nx\nc\n"))).toBe(" a\n-b\n+x\n c");
    expect(said(differences("a\nb\n", "a\nb\nc\n"))).toBe(" a\n b\n+c");
    expect(said(differences("", "a\n"))).toBe("+a");
    expect(said(differences("a\r\nb", "a\nb\n"))).toBe(" a\n b");
    expect(said(differences("a\nb\nc\na\nb\nb\na", "c\nb\na\nb\na\nc"))).toBe("-a\n-b\n c\n+b\n a\n b\n-b\n a\n+c");
  });

  it("numbers the lines of both", () => {
    expect(differences("a\nb", "x\na\nb").map((line) => [line.before, line.after])).toEqual([[null, 1], [1, 2], [2, 3]]);
  });

  it("rebuilds both texts, whatever they are", () => {
    let seed = 7;
    const dice = (most: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % most;
    for (let round = 0; round < 200; round += 1) {
      const a = Array.from({ length: dice(12) }, () => "abc"[dice(3)]!);
      const b = Array.from({ length: dice(12) }, () => "abc"[dice(3)]!);
      const lines = differences(a.join("\n"), b.join("\n"));
      expect(applied(lines, "gone")).toEqual(a);
      expect(applied(lines, "new")).toEqual(b);
    }
  });

  it("shows only what changed and a little around it", () => {
    const before = Array.from({ length: 30 }, (_, n) => `line ${n}`);
    const after = before.map((line, n) => (n === 5 || n === 25 ? "other" : line));
    const found = hunks(differences(before.join("\n"), after.join("\n")), 2);
    expect(found.map((hunk) => [hunk.skipped, hunk.lines.length])).toEqual([[3, 6], [15, 6]]);
    expect(changedLines(found.flatMap((hunk) => hunk.lines))).toEqual({ gone: 2, new: 2 });
  });
});
