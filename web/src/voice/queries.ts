// What does the voice area ask the server, and what becomes stale when it changes something?

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, type Schemas, server } from "@/api/client";
import { useWorkspace } from "@/parts/workspace";
import { notify } from "@/told/notify";

import { asked } from "./asked";
import type { Search } from "./search";

const here = (workspace: string) => ({ path: { workspace } });

/** Texts, page after page; the last ones stay in sight while others are looked for. */
export function useInbox(search: Search) {
  const workspace = useWorkspace();
  const body = asked(search);
  return useInfiniteQuery({
    queryKey: ["voice", workspace, "inbox", body],
    initialPageParam: 0,
    queryFn: ({ signal, pageParam }) =>
      answer(server.POST("/api/workspaces/{workspace}/voice/inbox", { params: here(workspace), body: { ...body, begin: pageParam } as Schemas["InboxAsked"], signal })),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useReading() {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["voice", workspace, "reading"],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/voice/reading", { params: here(workspace), signal })),
  });
}

export function useTaxonomy() {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["voice", workspace, "themes"],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/voice/themes", { params: here(workspace), signal })),
  });
}

/** Something that the server changes: what was counted of texts is counted anew. */
export function useChange<In, Out>(change: (workspace: string, what: In) => Promise<Out>, done?: (out: Out, what: In) => void) {
  const workspace = useWorkspace();
  const answers = useQueryClient();
  return useMutation({
    mutationFn: (what: In) => change(workspace, what),
    onSuccess: async (out, what) => {
      done?.(out, what);
      await answers.invalidateQueries();
    },
    onError: (error) => notify(error),
  });
}

export const correct = (workspace: string, body: Schemas["NewCorrection"]) =>
  answer(server.POST("/api/workspaces/{workspace}/voice/correct", { params: here(workspace), body }));

export const takeBack = (workspace: string, id: number) =>
  answer(server.DELETE("/api/workspaces/{workspace}/voice/correct", { params: { ...here(workspace), query: { id } } }));

export const pin = (workspace: string, body: Schemas["NewPin"]) =>
  answer(server.POST("/api/workspaces/{workspace}/voice/pins", { params: here(workspace), body }));

export const unpin = (workspace: string, id: number) =>
  answer(server.DELETE("/api/workspaces/{workspace}/voice/pins/{id}", { params: { path: { workspace, id } } }));

export const sayTheme = (workspace: string, body: Schemas["ThemeSaid"]) =>
  answer(server.PUT("/api/workspaces/{workspace}/voice/themes", { params: here(workspace), body }));

export const unsayTheme = (workspace: string, theme: string) =>
  answer(server.DELETE("/api/workspaces/{workspace}/voice/themes", { params: { ...here(workspace), query: { theme } } }));

export const saySettings = (workspace: string, body: Schemas["ListeningSaid"]) =>
  answer(server.PUT("/api/workspaces/{workspace}/voice/settings", { params: here(workspace), body }));

export const listen = (workspace: string) => answer(server.POST("/api/workspaces/{workspace}/voice/listen", { params: here(workspace), body: {} }));

export const learn = (workspace: string) => answer(server.POST("/api/workspaces/{workspace}/voice/learn", { params: here(workspace) }));
