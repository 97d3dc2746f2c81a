// Which stages has the journey, in their order?

import { useQuery } from "@tanstack/react-query";

import { answer, server } from "@/api/client";
import { useWorkspace } from "@/parts/workspace";

const NONE: readonly string[] = [];

export function useStages(): readonly string[] {
  const workspace = useWorkspace();
  const about = useQuery({
    queryKey: ["about", workspace],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}", { params: { path: { workspace } }, signal })),
  });
  return about.data?.stages ?? NONE;
}
