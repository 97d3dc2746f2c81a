// How does a note come into the log? By the same way as a file's rows.

import { answer, server } from "@/api/client";

import type { Fields } from "./fields";

export const addNote = (workspace: string, body: Fields) =>
  answer(server.POST("/api/workspaces/{workspace}/voice/interview-notes", { params: { path: { workspace } }, body }));
