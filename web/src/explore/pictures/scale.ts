// From where to where does an axis go, and which numbers are written at it? Round ones.

export function niceDomain(values: number[], wanted = 5): { domain: [number, number]; ticks: number[] } {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { domain: [0, 1], ticks: [0, 1] };
  const step = niceStep((high - low || Math.abs(high) || 1) / wanted);
  const from = Math.floor(low / step + 1e-9) * step;
  const to = Math.ceil(high / step - 1e-9) * step;
  const count = Math.round((to - from) / step) || 1;
  const ticks = Array.from({ length: count + 1 }, (_, at) => round(from + at * step, step));
  return { domain: [ticks[0]!, ticks.at(-1)!], ticks };
}

function niceStep(rough: number): number {
  const size = 10 ** Math.floor(Math.log10(rough));
  const times = rough / size;
  return size * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 2.5 ? 2.5 : times <= 5 ? 5 : 10);
}

const round = (value: number, step: number): number => Number((Math.round(value / step) * step).toPrecision(12));

/** The place of a value on the axis, in percent of its length; never outside. */
export function place(value: number, [low, high]: [number, number]): number {
  return high > low ? Math.min(100, Math.max(0, (100 * (value - low)) / (high - low))) : 0;
}

/** Zero belongs to the axis; what is hardly below it (a rule's rounding) does not stretch it. */
export function fromZero(values: number[]): number[] {
  const high = Math.max(0, ...values);
  return [0, high, ...values.filter((value) => value < -0.05 * high)];
}
