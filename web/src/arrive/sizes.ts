// How is the size of a file written, and the time that is left? As the reader's language does. Pure.

const UNITS = [["gigabyte", 1e9], ["megabyte", 1e6], ["kilobyte", 1e3], ["byte", 1]] as const;

export function bytes(size: number, language: string): string {
  const [unit, one] = UNITS.find(([, one]) => size >= one) ?? UNITS[3];
  const value = size / one;
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: value < 10 && one > 1 ? 1 : 0 }).format(value);
}

/** A name for a workspace, from what its files are called: their common beginning, else nothing. */
export function nameOf(files: readonly string[]): string {
  const words = files.map((file) => file.replace(/\..*$/, "").split(/[-_ ]/)[0] ?? "");
  const first = words[0] ?? "";
  return first.length > 2 && words.length > 1 && words.every((word) => word === first) ? first : "";
}

/** The first name that is not taken: shop, shop-2, shop-3. */
export function freeName(name: string, taken: readonly string[]): string {
  const has = (one: string) => taken.some((other) => other.toLowerCase() === one.toLowerCase());
  for (let number = 1; ; number++) {
    const one = number === 1 ? name : `${name}-${number}`;
    if (!has(one)) return one;
  }
}
