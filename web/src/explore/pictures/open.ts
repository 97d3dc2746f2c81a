// Which units of a line are not over? What is not whole is drawn dashed, with the stretch that leads to it.

export const openFrom = (whole: boolean[]): boolean[] => whole.map((over) => !over);

/** A line in two: the solid stretches, and the dashed ones that touch an open unit at either end. */
export function solidAndDashed<T>(values: (T | null)[], open: boolean[] | undefined): { solid: (T | null)[]; dashed: (T | null)[] } {
  if (!open || !open.some(Boolean)) return { solid: values, dashed: values.map(() => null) };
  return {
    solid: values.map((value, at) => (open[at] ? null : value)),
    dashed: values.map((value, at) => (open[at] || open[at - 1] || open[at + 1] ? value : null)),
  };
}
