// Which questions can be asked here, how, and with what does each begin?

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { answer, server, type Schemas } from "@/api/client";
import { useWorkspace } from "@/parts/workspace";

export type Question = Schemas["Question"];

export function useForms(): Map<string, Question> | null {
  return useFormsQuery().forms;
}

export function useFormsQuery() {
  const workspace = useWorkspace();
  const query = useQuery({
    queryKey: ["questions", workspace],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/questions", { params: { path: { workspace } }, signal })),
  });
  const forms = useMemo(() => (query.data ? new Map(query.data.map((question) => [question.form.name, question])) : null), [query.data]);
  return { ...query, forms };
}
