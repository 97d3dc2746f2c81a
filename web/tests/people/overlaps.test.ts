// Are groups compared pair by pair, and can the people of each pair be asked for?

import { expect, it } from "vitest";

import { isKind, parted, shortened } from "@/people/kinds";
import { inBoth, inExactly, pairings } from "@/people/overlaps";
import { compared } from "@/people/segments";

const count = (people: number, of: number) => ({ people, of });

it("lays pairs out below the diagonal, whichever comes first", () => {
  const overlap = (one: number, other: number, people: number, of: number) => ({ one, other, both: count(people, of), of_one: count(0, 1), of_other: count(0, 1) });
  const table = pairings([overlap(0, 1, 1, 4), overlap(2, 0, 0, 0)], 3);
  expect(table[1]![0]).toEqual({ one: 0, other: 1, people: 1, of: 4, share: 0.25 });
  expect(table[2]![0]).toMatchObject({ one: 0, other: 2, share: 0 });
  expect(table[0]![1]).toBeUndefined();
  expect(table[2]![1]).toBeUndefined();
});

it("writes the segments behind them", () => {
  expect(inBoth("Mobile", '"A or B"')).toBe('(Mobile) and ("A or B")');
  expect(inExactly([1], ["A", "B"])).toBe("not (A) and (B)");
  expect(inExactly([], ["A", "B"])).toBe("not (A) and not (B)");
});

it("compares with everybody else", () => {
  expect(compared("Mobile", true)).toEqual({ question: "compare", query: { question: { question: "stages", query: {} }, among: "Mobile" } });
  expect(compared("Mobile", false).query.question).toEqual({ question: "transitions", query: {} });
});

it("reads and shortens ids", () => {
  expect(parted("email:a:b@c.d")).toEqual({ kind: "email", value: "a:b@c.d" });
  expect(isKind("email")).toBe(true);
  expect(isKind("loyalty card")).toBe(false);
  expect(shortened("short")).toBe("short");
  const long = shortened("camille.roussel@poste.example", 20);
  expect(long).toHaveLength(20);
  expect(long.startsWith("camille")).toBe(true);
  expect(long.endsWith("xample")).toBe(true);
});
