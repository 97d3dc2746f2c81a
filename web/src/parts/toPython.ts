// How is a question asked from Python? The text that gives the same answer when it is pasted. Pure functions.

import type { Asked } from "./address";

const WIDE = 88;

/** `parcours.funnel(shop, steps=[...], within="7 days")`, with what must stand before it. */
export function toPython({ question, query, asOf }: Asked, folder: string): string {
  const options = Object.entries(query).map(([name, value]) => [name, value] as const);
  const of = asOf ? "view" : "shop";
  return [
    "import parcours",
    "",
    `shop = parcours.open(${literal(folder)})`,
    ...(asOf ? [`view = shop.snapshot(as_of=${literal(asOf)})`] : []),
    call(`parcours.${question}`, of, options),
  ].join("\n");
}

/** A call on one line where it fits, else with a line for each option. */
function call(name: string, of: string, options: readonly (readonly [string, unknown])[]): string {
  const line = `${name}(${[of, ...options.map(([key, value]) => `${key}=${literal(value)}`)].join(", ")})`;
  if (line.length <= WIDE) return line;
  return [`${name}(`, `    ${of},`, ...options.map(([key, value]) => `    ${key}=${wrapped(value, 4)},`), ")"].join("\n");
}

/** A value as Python writes it. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "object") {
    return `{${Object.entries(value).map(([key, inner]) => `${literal(key)}: ${literal(inner)}`).join(", ")}}`;
  }
  return JSON.stringify(value); // Python reads the same escapes
}

function wrapped(value: unknown, indent: number): string {
  const line = literal(value);
  if (line.length + indent <= WIDE || typeof value !== "object" || value === null) return line;
  const inner = " ".repeat(indent + 4);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const items = Array.isArray(value)
    ? value.map((one) => wrapped(one, indent + 4))
    : Object.entries(value).map(([key, one]) => `${literal(key)}: ${wrapped(one, indent + 4)}`);
  return [open, ...items.map((item) => `${inner}${item},`), `${" ".repeat(indent)}${close}`].join("\n");
}
