// What do the pages of the way in ask the server for, and under which keys is it kept?

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, server, type Schemas } from "@/api/client";
import type { Said, Understood } from "@/arrive/files/said";
import type { Arrangement } from "@/arrive/stages/board";

export const arrivingKey = (workspace: string) => ["arriving", workspace] as const;
const at = (workspace: string) => ({ path: { workspace } });

/** What has arrived and is not loaded. */
export const useUnderstood = (workspace: string, enabled = true) =>
  useQuery({
    queryKey: arrivingKey(workspace),
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/arriving", { params: at(workspace), signal })),
    enabled,
    staleTime: 0,
  });

/** Read otherwise: what comes back stands in place of what was there. The last change wins. */
export function useMending(workspace: string) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: ["mend", workspace],
    scope: { id: `mend ${workspace}` },
    mutationFn: (said: Said) => answer(server.PUT("/api/workspaces/{workspace}/arriving", { params: at(workspace), body: said as Schemas["Said"] })),
    onSuccess: (understood: Understood) => client.setQueryData(arrivingKey(workspace), understood),
  });
}

export function useRemoving(workspace: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: string) =>
      answer(server.DELETE("/api/workspaces/{workspace}/arriving/files/{file}", { params: { path: { workspace, file } } })),
    onSettled: () => client.invalidateQueries({ queryKey: arrivingKey(workspace) }),
  });
}

/** A job, asked for until it is over. */
export const useJob = (job: string | null) =>
  useQuery({
    queryKey: ["job", job],
    queryFn: ({ signal }) => answer(server.GET("/api/jobs/{job}", { params: { path: { job: job! } }, signal })),
    enabled: job !== null,
    refetchInterval: ({ state }) => (state.data && !["waiting", "running"].includes(state.data.state) ? false : 300),
    staleTime: 0,
    gcTime: 0,
  });

/** The newest load of a workspace that is still known: a page that was left finds it again. */
export const useLastLoad = (workspace: string) =>
  useQuery({
    queryKey: ["loads", workspace],
    queryFn: async ({ signal }) => {
      const jobs = await answer(server.GET("/api/jobs", { params: { query: { workspace } }, signal }));
      return jobs.find((job) => job.kind === "load" && ["waiting", "running"].includes(job.state)) ?? null;
    },
    staleTime: 0,
  });

export const stopJob = (job: string) => answer(server.DELETE("/api/jobs/{job}", { params: { path: { job } } }));

export const useCame = (workspace: string, job: string | null, enabled: boolean) =>
  useQuery({
    queryKey: ["came", workspace, job],
    queryFn: async ({ signal }) =>
      (await answer(server.GET("/api/workspaces/{workspace}/arriving/came/{job}", { params: { path: { workspace, job: job! } }, signal }))) as Schemas["Came"] | null,
    enabled: enabled && job !== null,
    staleTime: Infinity,
  });

export interface Beginning {
  template?: string;
  language?: string;
  again?: boolean;
}

export const useProposal = (workspace: string, beginning: Beginning) =>
  useQuery({
    queryKey: ["stages", workspace, "proposal", beginning],
    queryFn: ({ signal }) =>
      answer(server.GET("/api/workspaces/{workspace}/stages", { params: { path: { workspace }, query: beginning }, signal })),
    staleTime: Infinity,
    gcTime: 0,
  });

/** Who would be where; the last answer stays while the next is counted. */
export const useCounts = (workspace: string, wanted: Arrangement | null) =>
  useQuery({
    queryKey: ["stages", workspace, "counts", wanted],
    queryFn: ({ signal }) =>
      answer(server.POST("/api/workspaces/{workspace}/stages/counts", { params: at(workspace), body: wanted!, signal })),
    enabled: wanted !== null,
    placeholderData: (before) => before,
    staleTime: 60_000,
    retry: false,
  });
