import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig, normalizePath } from "vite";

const here = (path: string) => normalizePath(fileURLToPath(new URL(path, import.meta.url)));

// What the map's first picture is made of: the sources that its page imports, but for those that it fetches later. What a
// package brings to one of them goes where it goes.
const SOURCES = here("./src/"), MAP = here("./src/map/"), WIDGETS = /@mantine\/core\/.*\/SegmentedControl\.mjs/;
type Graph = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null };
const first = new Set<string>();

function isFirst(id: string, graph: Graph): boolean {
  const begun = first.size > 0, todo = begun ? [] : [`${MAP}MapPage.tsx`];
  for (let one = todo.pop(); one !== undefined; one = todo.pop()) {
    if (first.has(one) || !one.startsWith(SOURCES)) continue;
    first.add(one);
    todo.push(...(graph.getModuleInfo(one)?.importedIds ?? []));
  }
  return first.has(id);
}

// The screen, built into the package: `pip install` needs no Node.
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": here("./src") } },
  build: {
    outDir: process.env.PARCOURS_SITE ?? "../src/parcours/server/site",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content security policy knows files, not data in addresses
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Few files, each of what is wanted together: a browser asks for six at a time. Whatever the page's own script
        // names comes first, then what the map takes that others take too, then the map's own, then what most pages
        // share; the rest lies where it is used. Nothing that the map does not show at first may come before it.
        codeSplitting: {
          groups: [
            { name: "base", tags: ["$initial"] },
            { name: (id, graph) => (WIDGETS.test(id) || (isFirst(id, graph) && !id.startsWith(MAP)) ? "controls" : null) },
            { name: (id, graph) => (isFirst(id, graph) ? "map" : null) },
            { name: "shared", test: /node_modules|src[\\/](parts|words)[\\/]/, minShareCount: 9 },
            { name: "icons", test: /@tabler/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8321" } },
});
