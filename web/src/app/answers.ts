// Where is kept what the server said? In one place, so that what was asked for ahead is there when a page wants it.

import { QueryClient } from "@tanstack/react-query";

import { Told } from "@/api/client";

export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (times, error) => !(error instanceof Told) && times < 2,
    },
  },
});
