// What does a notebook show of an answer? Its picture and table, and how it was counted, without a server.

import "@mantine/core/styles.css";
import "@/app/app.css";
import "./file.css";

import { FileAnswer, type ToldAnswer } from "@/out/FileAnswer";
import { facts, show } from "@/out/FilePage";
import { speakInside } from "@/out/fileWords";

const told = facts<ToldAnswer>();
await speakInside(
  import.meta.glob(["/src/explore/pictures/words/*.json", "/src/parts/words/*.json", "/src/out/words/*.json", "/src/told/words/*.json"], { eager: true }),
  told.language ?? null,
);
show(<FileAnswer told={told} />);
