// What can be done from the palette? Made of what there is: areas, forms of questions, names and people that fit.

import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import type { Command } from "@/app/palette";
import { PLACES } from "@/app/places";
import { useWorkspaces } from "@/app/Switch";
import { PARTS } from "@/data/parts";
import { toSearch } from "@/parts/address";
import { LANGUAGES, type Language } from "@/words/languages";
import { speak } from "@/words/words";

type Loose = (key: string, options?: Record<string, unknown>) => string;
const ENOUGH = 2; // letters, before names and people are looked up

export function useCommands(workspace: string, query: string, help: () => void): { commands: Command[]; looking: boolean } {
  const { t } = useTranslation(["app", "data", "explore"]);
  const look = useTranslation("parts").t;
  const say = t as unknown as Loose;
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme("light") === "dark" ? "light" : "dark";
  const [like] = useDebouncedValue(query.trim(), 150);
  const params = { path: { workspace } };
  const forms = useQuery({
    queryKey: ["questions", workspace],
    staleTime: Infinity,
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/questions", { params, signal })),
  });
  const saved = useQuery({
    queryKey: ["saved", workspace],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}/saved", { params, signal })),
  });
  const names = useQuery({
    queryKey: ["palette", workspace, "names", like],
    enabled: like.length >= ENOUGH,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(server.GET("/api/workspaces/{workspace}/names", { params: { ...params, query: { of: "event", like, most: 6 } }, signal })),
  });
  const people = useQuery({
    queryKey: ["palette", workspace, "people", like],
    enabled: like.length >= ENOUGH,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(server.POST("/api/workspaces/{workspace}/people", { params, body: { find: like, among: "", as_of: "", order: "latest", begin: 0, most: 5 }, signal })),
  });
  const workspaces = useWorkspaces();
  const to = (path: string, search?: object) => () => void navigate({ to: path, search: (search ?? {}) as never });
  const inside = `/${encodeURIComponent(workspace)}`;
  const ask = (question: string, asked: Record<string, unknown>) => to(`${inside}/explore`, toSearch({ question, query: asked }));
  const long = query.trim().length >= ENOUGH;
  const commands: Command[] = [
    ...PLACES.map(([name, path]): Command => ({
      id: `go ${name}`, group: "go", label: t(`place.${name}`), more: name, run: () => void navigate({ to: path, params: { workspace } as never }),
    })),
    ...PARTS.filter((part) => part !== "sources").map((part): Command => ({
      id: `data ${part}`, group: "go", label: say(`data:part.${part}`), hint: t("place.data"), run: to(`${inside}/data/${part}`),
    })),
    ...(saved.data ?? []).map((one): Command => ({
      id: `saved ${one.id}`, group: "ask", label: one.name, hint: t("palette.saved"), run: ask(one.question, one.query),
    })),
    ...(forms.data ?? []).map((one): Command => ({
      id: `ask ${one.form.name}`,
      group: "ask",
      label: say(`explore:question.${one.form.name}.name`, { defaultValue: one.form.name }),
      hint: say(`explore:question.${one.form.name}.asks`, { defaultValue: "" }),
      more: one.form.name,
      run: ask(one.form.name, one.begin),
    })),
    ...(long ? names.data?.found ?? [] : []).map((one): Command => ({
      id: `name ${one.name}`, group: "names", label: one.name, more: query, hint: t("palette.trend"), run: ask("trend", { event: one.name }),
    })),
    ...(long ? people.data?.seen ?? [] : []).map((one): Command => ({
      id: `person ${one.id}`, group: "people", label: one.name || one.id, more: query, hint: one.ids.slice(0, 3).join(", "), run: to(`${inside}/people/${encodeURIComponent(one.id)}`),
    })),
    ...(long
      ? [{ id: "find", group: "people" as const, label: t("palette.find", { like: query.trim() }), more: query, run: to(`${inside}/people`, { find: query.trim() }) }]
      : []),
    ...(workspaces.data ?? []).filter((one) => one.name !== workspace).map((one): Command => ({
      id: `workspace ${one.name}`, group: "workspaces", label: one.name, run: to(`/${encodeURIComponent(one.name)}`),
    })),
    { id: "all", group: "workspaces", label: t("allWorkspaces"), run: to("/") },
    { id: "colours", group: "set", label: look(`look.${other}`), run: () => setColorScheme(other) },
    { id: "keys", group: "set", label: t("keys.title"), run: help },
    ...Object.entries(LANGUAGES).map(([code, label]): Command => ({
      id: `language ${code}`, group: "set", label, hint: look("look.language"), more: code, run: () => void speak(code as Language),
    })),
  ];
  return { commands, looking: names.isFetching || people.isFetching };
}
