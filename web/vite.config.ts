import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// Parts and widgets that the map's controls are made of, and other pages' forms too; with all that these need.
const CONTROLS =
  /src[\\/]parts[\\/](Chooser|PeriodInput|SegmentInput|Evidence|Origin)\.tsx|@mantine[\\/]core[\\/].*[\\/](Checkbox|Radio|SegmentedControl)\.mjs/;

// The screen, built into the package: `pip install` needs no Node.
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: process.env.PARCOURS_SITE ?? "../src/parcours/server/site",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content security policy knows files, not data in addresses
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Few files, each of what is wanted together: a browser asks for six at a time. Whatever the page's own script
        // names comes first, then what most pages share; the rest lies where it is used.
        codeSplitting: {
          groups: [
            { name: "base", tags: ["$initial"] },
            { name: "shared", test: /node_modules|src[\\/](parts|words)[\\/]/, minShareCount: 9 },
            { name: "controls", test: CONTROLS },
            { name: "icons", test: /@tabler/, minShareCount: 2 },
            { name: "map", test: /src[\\/]map[\\/](?!drawer[\\/]|notes[\\/])/ },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8321" } },
});
