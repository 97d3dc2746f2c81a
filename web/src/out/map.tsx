// What does a file with a map hold? The map, or its slides, as Python says; nothing is asked of anybody.

import "@mantine/core/styles.css";
import "@/app/app.css";
import "./file.css";

import { factsOf, type Told as ToldMap } from "@/map/facts";
import { FileMap } from "@/out/FileMap";
import { facts, show } from "@/out/FilePage";
import { speakInside } from "@/out/fileWords";
import { Slides } from "@/out/Slides";

interface Told {
  facts: ToldMap;
  view: "map" | "slides";
  paper: "A4" | "A3" | "slide" | "picture";
  language?: string;
}

const told = facts<Told>();
const sizes = { A4: "A4 landscape", A3: "A3 landscape", slide: "13.333in 7.5in", picture: "A3 landscape" };

/** Paper's size is the file's to say: a browser that prints it follows. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(`@page { size: ${sizes[told.paper]}; margin: ${told.paper === "slide" ? "0" : "10mm"}; }`);
document.adoptedStyleSheets.push(sheet);
document.documentElement.dataset.paper = told.paper;

await speakInside(
  import.meta.glob(["/src/map/words/*.json", "/src/parts/words/*.json", "/src/out/words/*.json", "/src/told/words/*.json"], { eager: true }),
  told.language ?? null,
);
show(
  told.view === "slides" ? <Slides shown={factsOf(told.facts)} /> : <FileMap shown={told.facts} fixed={told.paper === "picture"} />,
  told.paper === "picture" || told.view === "slides" ? "light" : "auto",
);
