// Which names are there, and what does a text say? Asked of the server, and kept while the answer is the same.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDebouncedValue } from "@mantine/hooks";

import { answer, server, type Schemas } from "@/api/client";

import { useWorkspace } from "./workspace";

export type Found = Schemas["Found"];
export type NameOf = NonNullable<Parameters<typeof names>[1]["of"]>;

const names = (workspace: string, query: { of: "event" | "property" | "number" | "trait" | "value" | "segment" | "stage" | "prompt"; like?: string; property?: string; most?: number }, signal?: AbortSignal) =>
  answer(server.GET("/api/workspaces/{workspace}/names", { params: { path: { workspace }, query }, signal }));

/** Names like what is typed, with how often each occurs. */
export function useNames(of: NameOf, like: string, { property = "", on = true }: { property?: string; on?: boolean } = {}) {
  const workspace = useWorkspace();
  const [typed] = useDebouncedValue(like, 80);
  return useQuery({
    queryKey: ["names", workspace, of, property, typed],
    queryFn: ({ signal }) => names(workspace, { of, like: typed, property }, signal),
    placeholderData: keepPreviousData,
    enabled: on && (of !== "value" || property !== ""),
  });
}

/** What a text says, in parts, of how many people; or what is wrong with it. */
export function useRead(kind: Schemas["ToRead"]["kind"], text: string | null, { count = true }: { count?: boolean } = {}) {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["read", workspace, kind, text, count],
    queryFn: ({ signal }) =>
      answer(server.POST("/api/workspaces/{workspace}/read", { params: { path: { workspace } }, body: { kind, given: text, count }, signal })),
    enabled: Boolean(text),
  });
}
