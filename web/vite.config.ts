import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

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
  },
  server: { proxy: { "/api": "http://127.0.0.1:8321" } },
});
