// What is a kind of id called, and how is an id shown? Pure functions.

const KINDS = [
  "user", "email", "phone", "anonymous", "order", "parcel", "ticket", "review", "response", "note", "session", "device",
] as const;
export type Kind = (typeof KINDS)[number];

export const isKind = (kind: string): kind is Kind => (KINDS as readonly string[]).includes(kind);

/** Kind and value of `kind:value`. */
export function parted(id: string): { kind: string; value: string } {
  const at = id.indexOf(":");
  return { kind: id.slice(0, at), value: id.slice(at + 1) };
}

/** A long value in little room: both ends tell, the middle seldom does. */
export function shortened(value: string, most = 28): string {
  if (value.length <= most) return value;
  const end = Math.floor((most - 1) / 3);
  return `${value.slice(0, most - 1 - end)}…${value.slice(-end)}`;
}

/** Strong kinds first, as the server has them; objects' numbers last. */
export const isOfPerson = (kind: string): boolean => ["user", "email", "phone", "anonymous"].includes(kind);
