import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const BASE =
  /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next|openapi-fetch|use-sync-external-store|clsx|@floating-ui|@mantine[\\/]hooks)[\\/]/;

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
        // what every page needs lies together: fewer files to ask for, and one dictionary to pack them with
        codeSplitting: {
          groups: [
            { name: "base", test: BASE },
            { name: "widgets", test: /node_modules[\\/]@mantine[\\/]core[\\/]/, minShareCount: 6 },
            { name: "icons", test: /node_modules[\\/]@tabler[\\/]/, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8321" } },
});
