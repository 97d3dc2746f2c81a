// Who are the people behind what is open? Parts of the answer that it rests on, each as a segment's text. Pure.

import { partText } from "@/explore/pictures/parts";

import type { Opened, Receipt, Statement } from "../facts";
import { figureOf } from "../pairing";

export type PeopleLabel =
  | "people" | "ever" | "now" | "moved" | "reached" | "missed" | "unfinished" | "shown" | "took" | "wentOn" | "said" | "did"
  | "saidIt" | "badly" | "well" | "lived" | "silent";

export interface PeoplePart {
  label: PeopleLabel;
  segment: string;
}

/** The first is what its leading number counts; none where nobody can be named: figures of nobody, or what is withheld. */
export function peopleOf(opened: Opened, receipt: Receipt | null): PeoplePart[] {
  if (receipt === null || opened.kind === "cell") return [];
  const told = namesOf(opened).map(([label, name]) => ({ label, segment: partText(receipt as never, name) }));
  if (told.length === 0 && opened.kind === "statement" && opened.statement.kind === "milestone") {
    return [{ label: "reached", segment: `did (${opened.statement.about})${amongOf(receipt)}` }];
  }
  return told;
}

type Named = readonly [PeopleLabel, string];

function namesOf(opened: Exclude<Opened, { kind: "cell" }>): Named[] {
  if (opened.kind === "head") return [["ever", `ever ${opened.column.name}`], ["now", `now ${opened.column.name}`]];
  if (opened.kind === "way") return [["moved", `${opened.way.before} -> ${opened.way.after}`]];
  return opened.statement.withheld ? [] : ofStatement(opened.statement, opened.stage);
}

function ofStatement(one: Statement, stage: string): Named[] {
  switch (one.kind) {
    case "goal":
      return [["reached", `reached ${stage}`], ["missed", `missed ${stage}`], ["unfinished", `unfinished ${stage}`]];
    case "steps": case "choices": case "fields": return [["reached", `reached ${stage}`]];
    case "prompt":
      return [["shown", `shown ${one.about} in ${stage}`], ["took", `took ${one.about} in ${stage}`],
        ["wentOn", `went on after ${one.about} in ${stage}`]];
    case "looked": return [["did", stage]];
    case "spoke": case "scored": case "said": return [["said", `said in ${stage}`]];
    case "theme said": {
      const some = (name: string): boolean => (figureOf(one, name)?.count?.people ?? 0) > 0;
      const of = one.about, found: Named[] = [["saidIt", `said ${of} in ${stage}`]];
      if (some("badly")) found.push(["badly", `said ${of} badly in ${stage}`]);
      if (some("well")) found.push(["well", `said ${of} well in ${stage}`]);
      return one.part ? found : [];
    }
    case "pain point": {
      if (!one.part.startsWith("lived ")) return one.part ? [["saidIt", one.part]] : [];
      const found: Named[] = [["lived", one.part]];
      if ((figureOf(one, "said")?.count?.people ?? 0) > 0) found.push(["saidIt", `said ${one.about}`]);
      if ((figureOf(one, "silent")?.count?.people ?? 0) > 0) found.push(["silent", `${one.part} in silence`]);
      return found;
    }
    case "stay": return [["ever", `ever ${stage}`]];
    default: return one.part ? [["people", one.part]] : [];
  }
}

function amongOf(receipt: Receipt): string {
  const among = (receipt.query as { among?: unknown }).among;
  return typeof among === "string" && among ? ` and (${among})` : "";
}
