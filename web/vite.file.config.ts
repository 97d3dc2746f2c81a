import react from "@vitejs/plugin-react";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

// What can be kept, mailed and opened offline: a page in one file, script and style inside. Python puts the facts in
// the place of the marks (see `parcours.workspace.pages`). One build makes one page: `vite build --mode map`.

const PAGES = ["map", "answer"];
const digest = (text: string) => createHash("sha256").update(text).digest("base64");

/** One HTML document of the bundle's script and style, with a policy that lets nothing else run and asks no network. */
function oneFile(page: string): Plugin {
  return {
    name: "one-file",
    generateBundle: {
      order: "post", // what is fetched later has found its place by then
      handler(_, bundle) {
        let script = "";
        let style = "";
        for (const [name, made] of Object.entries(bundle)) {
          if (made.type === "chunk") script += made.code;
          else if (name.endsWith(".css")) style += String(made.source);
          else throw new Error(`${name} cannot go into one file`);
          delete bundle[name];
        }
        script = script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
        if (/%(LANGUAGE|VERSION|TITLE|FACTS)%/.test(script + style)) throw new Error("the bundle holds one of our marks");
        const policy = `default-src 'none'; script-src 'sha256-${digest(script)}'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'`;
        const source = [
          `<!doctype html>`,
          `<html lang="%LANGUAGE%">`,
          `<head>`,
          `<meta charset="utf-8">`,
          `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
          `<meta name="viewport" content="width=device-width, initial-scale=1">`,
          `<meta name="color-scheme" content="light dark">`,
          `<meta name="generator" content="parcours %VERSION%">`,
          `<link rel="icon" href="data:,">`,
          `<title>%TITLE%</title>`,
          `<style>${style}</style>`,
          `</head>`,
          `<body>`,
          `<div id="root"></div>`,
          `<script type="application/json" id="facts">%FACTS%</script>`,
          `<script type="module">${script}</script>`,
          `</body>`,
          `</html>`,
          ``,
        ].join("\n");
        this.emitFile({ type: "asset", fileName: `${page}.html`, source });
      },
    },
  };
}


export default defineConfig(({ mode }) => {
  if (!PAGES.includes(mode)) throw new Error(`--mode must be one of ${PAGES.join(", ")}`);
  return {
    plugins: [react(), oneFile(mode)],
    publicDir: false,
    define: { "process.env.NODE_ENV": '"production"' },
    resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
    build: {
      outDir: process.env.PARCOURS_PAGES ?? "../src/parcours/workspace/pages",
      emptyOutDir: false,
      cssCodeSplit: false,
      assetsInlineLimit: 1_000_000,
      reportCompressedSize: false,
      modulePreload: false,
      rollupOptions: {
        input: fileURLToPath(new URL(`./src/out/${mode}.tsx`, import.meta.url)),
        output: { inlineDynamicImports: true, format: "es" },
      },
    },
  };
});
