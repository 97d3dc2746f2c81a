// What is around a page in one file? Theme and words of its own, for there is no server to ask.

import { MantineProvider } from "@mantine/core";
import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";

import { theme } from "@/app/theme";
import { GivenThemes } from "@/parts/Called";
import type { ThemeNames } from "@/parts/themes";

/** What Python wrote into the file. */
export function facts<T>(): T {
  return JSON.parse(document.getElementById("facts")!.textContent ?? "") as T;
}

export function show(page: ReactNode, scheme: "auto" | "light" = "auto"): void {
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme={scheme} forceColorScheme={scheme === "light" ? "light" : undefined}>
        <GivenThemes known={facts<{ themes?: ThemeNames }>().themes ?? []}>{page}</GivenThemes>
      </MantineProvider>
    </StrictMode>,
  );
}
