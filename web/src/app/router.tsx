// Which addresses are there? Each area brings its own; all but the welcome lie in the shell of a workspace.

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from "@tanstack/react-router";

import { answers } from "@/app/answers";
import { Broken, NotFound } from "@/app/NotFound";
import { Shell } from "@/app/Shell";
import { askAhead } from "@/map/asked";
import { wordsAhead } from "@/words/words";

const root = createRootRoute({ component: Outlet });

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("@/arrive/Welcome"), "Welcome"),
  loader: () => wordsAhead("arrive"),
});

const workspace = createRoute({ getParentRoute: () => root, path: "$workspace", component: Shell });

const map = createRoute({
  getParentRoute: () => workspace,
  path: "/",
  validateSearch: (search: Record<string, unknown>) => search as Record<string, string | undefined>,
  component: lazyRouteComponent(() => import("@/map/MapPage"), "MapPage"),
  loader: ({ params, location, cause }) => {
    wordsAhead("map", "out");
    if (cause === "enter") askAhead(answers, params.workspace, location.search); // only pointed at: nothing is counted
  },
});

const explore = createRoute({
  getParentRoute: () => workspace,
  path: "explore",
  validateSearch: (search: Record<string, unknown>) => search as { question?: string; query?: Record<string, unknown> },
  component: lazyRouteComponent(() => import("@/explore/ExplorePage"), "ExplorePage"),
  loader: () => wordsAhead("explore", "explore/pictures"),
});

const voice = createRoute({
  getParentRoute: () => workspace,
  path: "voice/{-$part}",
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import("@/voice/VoicePage"), "VoicePage"),
  loader: () => wordsAhead("voice"),
});

const pains = createRoute({
  getParentRoute: () => workspace,
  path: "pains",
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import("@/pains/PainsPage"), "PainsPage"),
  loader: () => wordsAhead("pains"),
});

const people = createRoute({
  getParentRoute: () => workspace,
  path: "people",
  validateSearch: (search: Record<string, unknown>) => search as { find?: string; among?: string },
  component: lazyRouteComponent(() => import("@/people/PeoplePage"), "PeoplePage"),
  loader: () => wordsAhead("people"),
});

const person = createRoute({
  getParentRoute: () => workspace,
  path: "people/$person",
  component: lazyRouteComponent(() => import("@/people/PersonPage"), "PersonPage"),
  loader: () => wordsAhead("people"),
});

const groups = createRoute({
  getParentRoute: () => workspace,
  path: "groups",
  component: lazyRouteComponent(() => import("@/people/GroupsPage"), "GroupsPage"),
  loader: () => wordsAhead("people"),
});

const files = createRoute({
  getParentRoute: () => workspace,
  path: "files",
  component: lazyRouteComponent(() => import("@/arrive/FilesPage"), "FilesPage"),
  loader: () => wordsAhead("arrive"),
});

const stages = createRoute({
  getParentRoute: () => workspace,
  path: "stages",
  component: lazyRouteComponent(() => import("@/arrive/StagesPage"), "StagesPage"),
  loader: () => wordsAhead("arrive"),
});

const data = createRoute({
  getParentRoute: () => workspace,
  path: "data/{-$part}",
  component: lazyRouteComponent(() => import("@/data/DataPage"), "DataPage"),
  loader: () => wordsAhead("data"),
});

const tree = root.addChildren([
  welcome,
  workspace.addChildren([map, explore, voice, pains, people, person, groups, files, stages, data]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Broken,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
