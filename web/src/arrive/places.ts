// Which time zones and currencies are there, and what are they called? As the browser knows them. Pure.

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** All time zones, those of the reader first. */
export function zones(): string[] {
  const all = Intl.supportedValuesOf("timeZone");
  return [...new Set([ownZone(), "UTC", ...all])];
}

/** Codes and names of currencies, the commonest first. */
export function currencyNames(language: string): [string, string][] {
  const names = new Intl.DisplayNames(language, { type: "currency" });
  const common = ["EUR", "USD", "GBP", "RON", "RUB", "IDR", "CHF", "PLN"];
  return [...new Set([...common, ...Intl.supportedValuesOf("currency")])].map((code) => [code, names.of(code) ?? code]);
}
