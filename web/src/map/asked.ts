// What does the map's page ask the server? The map of the address, notes, settings. All of it can be asked for ahead, while
// the page's own script is still on its way.

import { queryOptions, type QueryClient } from "@tanstack/react-query";

import { answer, server } from "@/api/client";
import { daysAsked } from "@/parts/days";

import { readSearch, requestOf, type MapSearch } from "./controls/search";
import type { Told } from "./facts";

export function mapAsked(workspace: string, search: MapSearch) {
  const { two, query } = requestOf(search);
  return queryOptions({
    queryKey: ["map", workspace, two, query],
    queryFn: async ({ signal }): Promise<Told> => {
      const params = { path: { workspace }, query };
      if (two) return answer(server.GET("/api/workspaces/{workspace}/map/two", { params, signal })) as Promise<Told>;
      return answer(server.GET("/api/workspaces/{workspace}/map", { params, signal }));
    },
    staleTime: Infinity, // what is written anywhere makes it stale
  });
}

export const notesAsked = (workspace: string) =>
  queryOptions({
    queryKey: ["notes", workspace],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/notes", { params: { path: { workspace } }, signal })),
  });

export const settingsAsked = (workspace: string) =>
  queryOptions({
    queryKey: ["settings", workspace],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/settings", { params: { path: { workspace } }, signal })),
  });

/** Whatever goes wrong is told by the page, which asks again. */
export function askAhead(answers: QueryClient, workspace: string, search: Record<string, unknown>): void {
  void answers.prefetchQuery(mapAsked(workspace, readSearch(search)));
  void answers.prefetchQuery(daysAsked(workspace));
  void answers.prefetchQuery(settingsAsked(workspace));
  void answers.prefetchQuery(notesAsked(workspace));
}
