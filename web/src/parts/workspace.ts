// Which workspace is this screen of? The first part of its address.

import { useParams } from "@tanstack/react-router";

export function useWorkspace(): string {
  return (useParams({ strict: false }) as { workspace: string }).workspace;
}
