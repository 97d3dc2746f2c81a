// What does the data area ask the server, and what becomes stale when it changes something?

import { notifications } from "@mantine/notifications";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, type Schemas, server } from "@/api/client";
import { useWorkspace } from "@/parts/workspace";
import { notify } from "@/told/notify";

export type Description = Schemas["Description"];
export type Thing = Schemas["NameChange"]["of"];
export type Tried = Schemas["FixTried"];

export type Which = { load?: string | undefined; reason?: string | undefined };

export function useBrought() {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["data", workspace, "sources"],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/sources", { params: { path: { workspace } }, signal })),
  });
}

export function useMapping(load: string | null) {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["data", workspace, "mapping", load],
    enabled: load !== null,
    queryFn: ({ signal }) =>
      answer(server.GET("/api/workspaces/{workspace}/loads/{load}/mapping", { params: { path: { workspace, load: load! } }, signal })),
  });
}

export function useRows(which: Which, offset: number, limit: number) {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["data", workspace, "rows", which, offset, limit],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(server.GET("/api/workspaces/{workspace}/rows", { params: { path: { workspace }, query: { ...which, offset, limit } }, signal })),
  });
}

/** What would come of fixing: of rows by hand, or of those chosen, read otherwise. */
export function useTrial(body: { by_hand?: Schemas["FixedRow"][]; map?: string } & Which, enabled: boolean) {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["data", workspace, "trial", body],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(server.POST("/api/workspaces/{workspace}/rows/trial", { params: { path: { workspace } }, body: body as never, signal })),
  });
}

export function useDictionary() {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["data", workspace, "dictionary"],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/dictionary", { params: { path: { workspace } }, signal })),
  });
}

export function useDescriptions() {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["descriptions", workspace],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/descriptions", { params: { path: { workspace } }, signal })),
  });
}

export function usePlaces() {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["data", workspace, "places"],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/places", { params: { path: { workspace } }, signal })),
  });
}

export function useDefinition() {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["data", workspace, "definition"],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/definition", { params: { path: { workspace } }, signal })),
  });
}

export function useVersions(enabled: boolean) {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["data", workspace, "versions"],
    enabled,
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/definition/versions", { params: { path: { workspace } }, signal })),
  });
}

export function useVersionText(number: number | null) {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["data", workspace, "version", number],
    enabled: number !== null,
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      answer(
        server.GET("/api/workspaces/{workspace}/definition/versions/{number}", { params: { path: { workspace, number: number! } }, signal }),
      ),
  });
}

/** Something changed by the server. What changes the journey or the log makes every answer stale. */
export function useChange<In, Out>(change: (workspace: string, what: In) => Promise<Out>, told?: (out: Out, what: In) => string) {
  const workspace = useWorkspace();
  const answers = useQueryClient();
  return useMutation({
    mutationFn: (what: In) => change(workspace, what),
    onSuccess: async (out, what) => {
      if (told) notifications.show({ message: told(out, what), color: "teal" });
      await answers.invalidateQueries();
    },
    onError: (error) => notify(error),
  });
}
