// What is around everything? Theme, the cache of answers, notices, the router.

import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Suspense } from "react";

import { answers } from "@/app/answers";
import { Notices } from "@/app/Notices";
import { router } from "@/app/router";
import { theme } from "@/app/theme";

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={answers}>
        <Notices />
        <Suspense fallback={null}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
