// How is the server asked? By its own schema's types; what went wrong is thrown as a `Problem` that says what to do.

import createClient from "openapi-fetch";

import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];
/** What is got at an address: for what two parts of the server call by one name. */
export type Got<P extends keyof paths> = paths[P] extends { get: { responses: { 200: { content: { "application/json": infer T } } } } } ? T : never;

export class Told extends Error {
  constructor(readonly problem: Problem, readonly status: number) {
    super(problem.message);
  }
}

export const server = createClient<paths>({ baseUrl: "" });

/** The answer of a call, or its problem thrown: `await answer(server.GET("/api/workspaces"))`. */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  throw new Told(asProblem(error, response), response.status);
}

function asProblem(error: unknown, response: Response): Problem {
  if (error && typeof error === "object" && "message" in error) return error as Problem;
  return { kind: "Unexpected", message: `${response.status} ${response.statusText}`, hint: "" };
}
