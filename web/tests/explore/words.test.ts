// Has every option and choice that the server's questions have a name on the screen?
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { GROUPS } from "@/explore/kinds";
import en from "@/explore/words/en.json";

type Schema = { properties?: Record<string, Schema>; enum?: string[]; const?: string; anyOf?: Schema[]; items?: Schema; type?: string };
const schemas = (JSON.parse(readFileSync("openapi.json", "utf8")) as { components: { schemas: Record<string, Schema> }; paths: Record<string, unknown> });
const asked = Object.keys(schemas.paths).map((path) => path.match(/\/ask\/(\w+)$/)?.[1]).filter((name) => name !== undefined);

describe("words of the questions", () => {
  it("offers every question once", () => expect([...GROUPS.flatMap(([, names]) => names as readonly string[])].sort()).toEqual([...asked].sort()));
  it.each(asked)("%s", (name) => {
    expect(en.question).toHaveProperty(name);
    const query = schemas.components.schemas[`${name[0]!.toUpperCase()}${name.slice(1)}Query`];
    for (const [field, schema] of Object.entries(query?.properties ?? {})) {
      expect(Object.keys(en.field)).toContain(field);
      for (const choice of choices(schema)) expect([choice, [choice, `${field}-${choice}`].some((key) => key in en.choice)]).toEqual([choice, true]);
    }
  });
});

function choices(schema: Schema): string[] {
  if (schema.enum) return schema.enum.filter((one) => typeof one === "string");
  return [...(typeof schema.const === "string" ? [schema.const] : []), ...(schema.anyOf ?? []).flatMap(choices), ...(schema.items ? choices(schema.items) : [])];
}
