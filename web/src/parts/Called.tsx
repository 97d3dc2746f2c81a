// Who knows what themes are called? Whatever stands inside: asked once, and only where it is not shown as it is counted.

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";

import { AS_COUNTED, type Called, calling, type ThemeNames } from "./themes";
import { useWorkspace } from "./workspace";

const Names = createContext<Called>(AS_COUNTED);

export function CalledThemes({ children }: { children: ReactNode }) {
  const workspace = useWorkspace();
  const language = useTranslation().i18n.language;
  const known = useQuery({
    queryKey: ["voice", workspace, "names"],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/voice/themes/names", { params: { path: { workspace } }, signal })),
    enabled: !language.startsWith("en"), // as it is counted
    retry: false, // names that are not known are shown as they are counted
  });
  const called = useMemo(() => (known.data ? calling(known.data, language) : AS_COUNTED), [known.data, language]);
  return <Names value={called}>{children}</Names>;
}

/** Likewise of what a file tells. */
export function GivenThemes({ known, children }: { known: ThemeNames; children: ReactNode }) {
  const language = useTranslation().i18n.language;
  const called = useMemo(() => calling(known, language), [known, language]);
  return <Names value={called}>{children}</Names>;
}

/** Outside of both, themes are shown as they are counted. */
export const useCalled = (): Called => useContext(Names);
