// Which questions were kept, and how is one kept, called otherwise, or let go?

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, server, type Schemas } from "@/api/client";
import type { Asked } from "@/parts/address";
import { useWorkspace } from "@/parts/workspace";

import { asked as askedOf } from "./form";

export type Saved = Schemas["Saved"];

export function useSaved() {
  const workspace = useWorkspace();
  const cache = useQueryClient();
  const key = ["saved", workspace];
  const path = { workspace };
  const again = () => cache.invalidateQueries({ queryKey: key });
  const list = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/saved", { params: { path }, signal })),
  });
  const body = (name: string, asked: Asked) => ({ name, question: asked.question, query: askedOf(asked.query), shown: asked.asOf ? { as_of: asked.asOf } : {} });
  const keep = useMutation({
    mutationFn: ({ name, asked }: { name: string; asked: Asked }) => answer(server.POST("/api/workspaces/{workspace}/saved", { params: { path }, body: body(name, asked) })),
    onSuccess: again,
  });
  const change = useMutation({
    mutationFn: ({ id, name, asked }: { id: number; name: string; asked: Asked }) => answer(server.PUT("/api/workspaces/{workspace}/saved/{id}", { params: { path: { ...path, id } }, body: body(name, asked) })),
    onSuccess: again,
  });
  const remove = useMutation({
    mutationFn: (id: number) => answer(server.DELETE("/api/workspaces/{workspace}/saved/{id}", { params: { path: { ...path, id } } })),
    onSuccess: again,
  });
  return { saved: list.data ?? [], keep, change, remove };
}

/** The question that was kept. */
export function askedBy(saved: Saved): Asked {
  const day = (saved.shown as { as_of?: unknown }).as_of;
  return { question: saved.question, query: saved.query as Record<string, unknown>, ...(typeof day === "string" ? { asOf: day } : {}) };
}

/** The kept question that this one is, if it is one. */
export const sameAs = (saved: readonly Saved[], asked: Asked): Saved | undefined =>
  saved.find((one) => one.question === asked.question && JSON.stringify(one.query) === JSON.stringify(askedOf(asked.query)) && askedBy(one).asOf === asked.asOf);
