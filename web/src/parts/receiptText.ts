// What does a receipt say, line by line? Pure functions; labels are keys of the words of `parts`.

import type { Schemas } from "@/api/client";
import * as formats from "@/words/formats";

export type Receipt = Schemas["Receipt"];
export type Label = "people" | "events" | "asOf" | "data" | "identity" | "journey" | "rules" | "counted";
export interface Line {
  label: Label;
  text: string;
}
type Says = (key: "customers" | "upTo" | "version" | "parcours", values: Record<string, string>) => string;

const SHORT = 8; // characters of a digest that tell it from others

export function receiptLines(receipt: Receipt, language: string, says: Says): Line[] {
  const { snapshot, people, customers } = receipt;
  const count = (value: number) => formats.count(value, language);
  const known = customers == null ? "" : ` (${says("customers", { customers: count(customers), visitors: count(people - customers) })})`;
  const rules = Object.entries(receipt.rules ?? {}).map(([name, version]) => `${name} ${version.slice(0, SHORT)}`);
  return [
    { label: "people", text: count(people) + known },
    { label: "events", text: count(receipt.events) },
    { label: "asOf", text: `${formats.instant(snapshot.as_of, language, snapshot.zone)}, ${snapshot.zone}` },
    { label: "data", text: says("upTo", { number: count(snapshot.sequence) }) },
    { label: "identity", text: says("version", { version: snapshot.identity.slice(0, SHORT) }) },
    { label: "journey", text: says("version", { version: snapshot.journey.slice(0, SHORT) }) },
    ...(rules.length ? [{ label: "rules" as const, text: rules.join(", ") }] : []),
    { label: "counted", text: says("parcours", { version: receipt.parcours }) },
  ];
}

/** An option of a query as people read it: `Product Viewed → Order`, `7 days`, `yes`. */
export function optionText(value: unknown, yes: string, no: string): string {
  if (typeof value === "boolean") return value ? yes : no;
  if (Array.isArray(value)) return value.map((one) => optionText(one, yes, no)).join(" · ");
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).map(([key, inner]) => `${key}: ${optionText(inner, yes, no)}`).join(", ");
  }
  return String(value);
}
