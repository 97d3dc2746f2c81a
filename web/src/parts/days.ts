// Which days are there data of? Asked of the server, and kept.

import { queryOptions, useQuery } from "@tanstack/react-query";

import { answer, server } from "@/api/client";

import { useWorkspace } from "./workspace";

export const daysAsked = (workspace: string) =>
  queryOptions({
    queryKey: ["days", workspace],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/map/days", { params: { path: { workspace } }, signal })),
  });

export const useDays = () => useQuery(daysAsked(useWorkspace()));
