// What do ways look like? Places in columns, step by step, and bands of people between them.

import { partOf } from "./parts";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareCell, textCell } from "./say";
import type { FlowLink, FlowNode, Shown, Table } from "./shown";

type Paths = Results["paths"];
type Place = Paths["nodes"][number]["place"];

export function paths(result: Paths, say: Say): Shown {
  const { t } = say;
  const steps = [...new Set(result.nodes.map((node) => node.step))].sort((a, b) => a - b);
  return {
    headline: t(`paths.headline.${result.anchor}`, { start: result.start ?? "", end: result.end ?? "", ratio: ratio(result.followed, say), within: windowOf(result, say) }),
    of: [
      t("paths.followed", { counted: say.counted(result.unit === "sessions" ? "sessions" : "persons", result.followed.people) }),
      ...(result.unfinished ? [t("unfinished", { n: say.count(result.unfinished) })] : []),
    ].join(" · "),
    blocks: [
      {
        kind: "flow",
        heads: steps.map((step) => (step === 0 ? t("paths.begin") : say.t("paths.step", { n: step > 0 ? `+${step}` : `−${-step}` }))),
        whole: result.followed.people,
        nodes: result.nodes.filter((node) => node.people.people > 0).map((node) => drawn(result, node, steps, say)),
        links: result.edges.filter((edge) => edge.people.people > 0).map((edge) => link(result, edge, steps, say)),
      },
    ],
    tables: [edges(result, say), places(result, say)],
  };
}

const windowOf = (result: Paths, say: Say): string => result.within === null ? say.t("inSession") : say.within(result.within);
const id = (step: number, place: Place): string => `${step} ${place.kind} ${place.name}`;

/** An event by its name; the ends that no event stands for in the reader's words. */
function told(place: Place, say: Say): string {
  return place.kind === "event" ? place.name : say.t(`ends.${place.kind as "other"}`);
}

function drawn(result: Paths, node: Paths["nodes"][number], steps: number[], say: Say): FlowNode {
  const name = told(node.place, say);
  return {
    id: id(node.step, node.place),
    column: steps.indexOf(node.step),
    name,
    kind: node.place.kind ?? "event",
    people: node.people.people,
    text: say.count(node.people.people),
    title: `${name}: ${ratio(node.people, say)}`,
    part: partOf(result, `step ${node.step} ${node.place.name}`, say.t("paths.at", { place: name, step: node.step }), node.people.people),
  };
}

function link(result: Paths, edge: Paths["edges"][number], steps: number[], say: Say): FlowLink {
  const [before, after] = [told(edge.before, say), told(edge.after, say)];
  const next = steps[steps.indexOf(edge.step) + 1] ?? edge.step + 1;
  return {
    from: id(edge.step, edge.before),
    to: id(next, edge.after),
    people: edge.people.people,
    title: `${before} → ${after}: ${ratio(edge.people, say)}`,
    part: partOf(result, `step ${edge.step} ${edge.before.name} -> ${edge.after.name}`, `${before} → ${after}`, edge.people.people),
  };
}

function edges(result: Paths, say: Say): Table {
  const { t } = say;
  return {
    title: t("paths.edges"),
    columns: [{ label: t("step"), number: true }, { label: t("from") }, { label: t("to") }, { label: t("people"), number: true }, { label: t("share"), number: true }, { label: t("unfinishedHead"), number: true }],
    rows: result.edges.map((edge) => {
      const part = partOf(result, `step ${edge.step} ${edge.before.name} -> ${edge.after.name}`, `${told(edge.before, say)} → ${told(edge.after, say)}`, edge.people.people);
      return [countCell(edge.step, say), textCell(told(edge.before, say)), textCell(told(edge.after, say)), countCell(edge.people.people, say, part), shareCell(edge.people, say), countCell(edge.unfinished, say)];
    }),
  };
}

function places(result: Paths, say: Say): Table {
  const { t } = say;
  return {
    title: t("paths.places"),
    columns: [{ label: t("step"), number: true }, { label: t("place") }, { label: t("people"), number: true }, { label: t("share"), number: true }],
    rows: result.nodes.map((node) => [
      countCell(node.step, say), textCell(told(node.place, say)),
      countCell(node.people.people, say, partOf(result, `step ${node.step} ${node.place.name}`, told(node.place, say), node.people.people)), shareCell(node.people, say),
    ]),
  };
}
