// What does the people area ask the server, and what becomes stale when it changes something?

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, type Got, type Schemas, server } from "@/api/client";
import { useWorkspace } from "@/parts/workspace";
import { notify } from "@/told/notify";

export type Seen = Schemas["Seen"];
export type PeopleFound = Schemas["PeopleFound"];
export type Person = Schemas["Person"];
export type Visit = Schemas["Visit"];
export type Happening = Schemas["Happening"];
export type Link = Got<"/api/workspaces/{workspace}/person/links">["links"][number];
export type Group = Schemas["NamedGroup"];
export type Order = NonNullable<Schemas["PeopleAsked"]["order"]>;
export type Pair = Schemas["Pair"];

const here = (workspace: string) => ({ path: { workspace } });

export interface Which {
  find?: string;
  among?: string;
  asOf?: string;
  order?: Order;
  most?: number;
}

/** People, page after page. */
export function usePeople({ find = "", among = "", asOf = "", order = "latest", most = 50 }: Which) {
  const workspace = useWorkspace();
  return useInfiniteQuery({
    queryKey: ["people", workspace, find, among, asOf, order, most],
    initialPageParam: 0,
    queryFn: ({ signal, pageParam }) =>
      answer(
        server.POST("/api/workspaces/{workspace}/people", {
          params: here(workspace),
          body: { find, among, as_of: asOf, order, begin: pageParam, most },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function usePerson(id: string) {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["person", workspace, id],
    queryFn: ({ signal }) =>
      answer(server.GET("/api/workspaces/{workspace}/person", { params: { ...here(workspace), query: { id } }, signal })),
  });
}

export interface Reading {
  events: readonly string[];
  said: boolean;
  newest: boolean;
  upto: number | null;
}

export function useWay(id: string, { events, said, newest, upto }: Reading) {
  const workspace = useWorkspace();
  return useInfiniteQuery({
    queryKey: ["way", workspace, id, events, said, newest, upto],
    initialPageParam: 0,
    queryFn: ({ signal, pageParam }) =>
      answer(
        server.GET("/api/workspaces/{workspace}/person/events", {
          params: {
            ...here(workspace),
            query: { id, event: [...events], said, newest, ...(upto === null ? {} : { upto }), begin: pageParam, most: 60 },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useDetail(id: string, row: number, on: boolean) {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["event", workspace, id, row],
    enabled: on,
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      answer(
        server.GET("/api/workspaces/{workspace}/person/events/{row}", {
          params: { path: { workspace, row }, query: { id } },
          signal,
        }),
      ),
  });
}

export function useLinks(id: string) {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["links", workspace, id],
    queryFn: ({ signal }) =>
      answer(server.GET("/api/workspaces/{workspace}/person/links", { params: { ...here(workspace), query: { id } }, signal })),
  });
}

export function useTrial(pair: Pair | null) {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["trial", workspace, pair],
    enabled: pair !== null,
    queryFn: ({ signal }) =>
      answer(server.GET("/api/workspaces/{workspace}/unlinks/trial", { params: { ...here(workspace), query: pair! }, signal })),
  });
}

export const unlink = (workspace: string, body: Pair) =>
  answer(server.POST("/api/workspaces/{workspace}/unlinks", { params: here(workspace), body }));

export const relink = (workspace: string, pair: Pair) =>
  answer(server.DELETE("/api/workspaces/{workspace}/unlinks", { params: { ...here(workspace), query: pair } }));

export function useGroups() {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["groups", workspace],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/groups", { params: here(workspace), signal })),
  });
}

export function useOverlaps(names: readonly string[]) {
  const workspace = useWorkspace();
  return useQuery({
    queryKey: ["overlaps", workspace, names],
    enabled: names.length > 1,
    queryFn: ({ signal }) =>
      answer(
        server.POST("/api/workspaces/{workspace}/ask/segment", {
          params: here(workspace),
          body: { segments: [...names], top: 12 },
          signal,
        }),
      ),
  });
}

export const makeGroup = (workspace: string, body: Schemas["NewGroup"]) =>
  answer(server.POST("/api/workspaces/{workspace}/groups", { params: here(workspace), body }));

export const changeGroup = (workspace: string, { was, ...body }: Schemas["NewGroup"] & { was: string }) =>
  answer(server.PUT("/api/workspaces/{workspace}/groups", { params: { ...here(workspace), query: { name: was } }, body }));

export const removeGroup = (workspace: string, name: string) =>
  answer(server.DELETE("/api/workspaces/{workspace}/groups", { params: { ...here(workspace), query: { name } } }));

/** Something that the server changes: whatever was counted is counted anew. */
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
