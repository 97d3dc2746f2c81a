// Where do the map, its notes and its settings come from, and how is something written beside it? The server's answers.

import { keepPreviousData, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";

import { answer, server } from "@/api/client";
import { useWorkspace } from "@/parts/workspace";
import { notify } from "@/told/notify";

import { mapAsked, notesAsked, settingsAsked } from "./asked";
import type { MapSearch } from "./controls/search";
import { factsOf, type Told as ToldMap } from "./facts";
import { patched, type Written } from "./notes/patched";
import { ALL_ROWS, settled, type Rows } from "./rows";

const ROWS = "map.rows";

/** The map of the address; while another is counted, the one before stays. */
export function useMap(search: MapSearch) {
  return useQuery({ ...mapAsked(useWorkspace(), search), placeholderData: keepPreviousData });
}

export const useNotes = () => useQuery(notesAsked(useWorkspace()));

/** Which rows are shown, in which order: kept with the workspace. */
export function useRows(): [Rows, (rows: Rows) => void] {
  const workspace = useWorkspace();
  const answers = useQueryClient();
  const kept = useQuery(settingsAsked(workspace));
  const keep = useMutation({
    mutationFn: (rows: Rows) =>
      answer(server.PUT("/api/workspaces/{workspace}/settings/{key}", { params: { path: { workspace, key: ROWS } }, body: { value: rows } })),
    onMutate: (rows) => answers.setQueryData(settingsAsked(workspace).queryKey, (was) => ({ ...was, [ROWS]: rows })),
    onError: (error) => notify(error),
  });
  const value = (kept.data as Record<string, unknown> | undefined)?.[ROWS];
  return [value ? settled(value) : ALL_ROWS, keep.mutate];
}

/** A goal or an assumption, written into the journey: on the map at once, and counted again behind it. */
export function useWriting() {
  const workspace = useWorkspace();
  const answers = useQueryClient();
  return useMutation({
    mutationFn: (written: Written) => write(workspace, written),
    onSuccess: (_, written) => {
      answers.setQueriesData({ queryKey: ["map", workspace] }, (map: ToldMap | undefined) => map && (patched(factsOf(map), written) as ToldMap));
      void stale(answers); // what was written stands on the map; counting it again need not be waited for
    },
    onError: (error) => notify(error),
  });
}

/** A note made, changed or taken away. */
export function useNoting() {
  const workspace = useWorkspace();
  const answers = useQueryClient();
  return useMutation({
    mutationFn: (note: { about: string; text: string; id?: number }) => noted(workspace, note),
    onSuccess: () => answers.invalidateQueries({ queryKey: ["notes", workspace] }),
    onError: (error) => notify(error),
  });
}

async function write(workspace: string, written: Written): Promise<void> {
  const path = { workspace };
  if (written.what === "goal") {
    const { stage, goal } = written;
    await answer(server.PUT("/api/workspaces/{workspace}/journey/goal", { params: { path }, body: { stage, goal } }));
  } else if (written.what === "assumed") {
    const { what: _, ...body } = written;
    await answer(server.PUT("/api/workspaces/{workspace}/journey/assumed", { params: { path }, body }));
  } else {
    const { what: _, ...query } = written;
    await answer(server.DELETE("/api/workspaces/{workspace}/journey/assumed", { params: { path, query } }));
  }
}

async function noted(workspace: string, { about, text, id }: { about: string; text: string; id?: number }): Promise<void> {
  const one = { path: { workspace, id: id ?? 0 } };
  if (id === undefined) {
    await answer(server.POST("/api/workspaces/{workspace}/notes", { params: { path: { workspace } }, body: { about, text } }));
  } else if (text) await answer(server.PUT("/api/workspaces/{workspace}/notes/{id}", { params: one, body: { text } }));
  else await answer(server.DELETE("/api/workspaces/{workspace}/notes/{id}", { params: one }));
}

/** The journey's text is another: whatever was asked is asked again, when it is next shown. */
const stale = (answers: QueryClient): Promise<void> => answers.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "notes" });

