// What is the answer? The last one stays in sight while the next is counted; a long one can be stopped.

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { answer, server } from "@/api/client";
import type { Result } from "@/explore/pictures/results";
import type { Asked } from "@/parts/address";
import { useWorkspace } from "@/parts/workspace";

import { asked as askedOf } from "./form";

const LONG = 700; // milliseconds until it can be stopped

export function useAnswer(asked: Asked | null, ready: boolean) {
  const workspace = useWorkspace();
  const cache = useQueryClient();
  const query = asked ? askedOf(asked.query) : {};
  const key = ["ask", workspace, asked?.question, query, asked?.asOf];
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ask(workspace, asked!.question, query, asked!.asOf, signal),
    placeholderData: keepPreviousData,
    enabled: ready && asked !== null,
  });
  const long = useLong(found.isFetching, JSON.stringify(key));
  const result = found.data && found.data.question === asked?.question ? found.data.result : null;
  return {
    result, // of the question now, or of the one before it while that is counted
    asked: found.data?.asked ?? null,
    old: found.isPlaceholderData || found.isFetching,
    error: found.error,
    counting: found.isFetching,
    stop: long ? () => void cache.cancelQueries({ queryKey: key }) : null,
    stopped: !found.isFetching && !found.data && !found.error && ready,
    again: () => void found.refetch(),
  };
}

async function ask(workspace: string, question: string, query: Record<string, unknown>, asOf: string | undefined, signal: AbortSignal) {
  const path = `/api/workspaces/{workspace}/ask/${question}` as "/api/workspaces/{workspace}/ask/funnel"; // all are asked alike
  const params = { path: { workspace }, query: asOf ? { as_of: asOf } : {} };
  const result = (await answer(server.POST(path, { params, body: query as never, signal }))) as Result;
  return { question, result, asked: { question, query, asOf } };
}

function useLong(counting: boolean, key: string): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!counting) return;
    const timer = setTimeout(() => setLong(true), LONG);
    return () => clearTimeout(timer);
  }, [counting, key]);
  return long;
}
