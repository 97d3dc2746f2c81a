// What does "what comes next" look like? Under each event, what people did next, the commonest first.

import { partOf } from "./parts";
import type { Results } from "./results";
import { countCell, type Say, shareCell, shareOf, textCell, timeCell } from "./say";
import type { BarRow, Bars, Panel, Shown } from "./shown";

type Transitions = Results["transitions"];
type Edge = Transitions["edges"][number];

export function transitions(result: Transitions, say: Say): Shown {
  const { t } = say;
  const befores = [...new Set(result.edges.map((edge) => edge.before))];
  const begin: Panel = { title: t("transitions.begin"), told: countCell(result.people.people, say), blocks: [bars(result, result.begins.slice(0, 8), say, false)] };
  return {
    headline: t("transitions.headline", { shown: say.count(result.edges.length), all: say.count(result.edges_in_all) }),
    of: [
      t("transitions.people", { counted: say.counted("persons", result.people.people), events: say.count(result.events), times: say.count(result.times_in_all) }),
      ...(result.days_left_out ? [t("daysLeftOut", { count: result.days_left_out, n: say.count(result.days_left_out) })] : []),
    ].join(" · "),
    blocks: [{ kind: "panels", panels: [begin, ...befores.map((before) => after(result, before ?? null, say))] }],
    tables: [
      {
        title: t("transitions.pairs"),
        columns: [{ label: t("from") }, { label: t("to") }, { label: t("people"), number: true }, { label: t("share"), number: true }, { label: t("times"), number: true }, { label: t("medianTime"), number: true }],
        rows: [...result.begins, ...result.edges, ...result.ends].map((edge) => [
          textCell(edge.before === null ? t("transitions.begin") : name(edge.before, say)), textCell(edge.after === null ? t("ends.no further event") : name(edge.after, say)),
          countCell(edge.people.people, say, part(result, edge, say)), shareCell(edge.people, say), countCell(edge.times, say), timeCell(edge.median_seconds, say),
        ]),
      },
    ],
  };
}

const name = (told: string | null | undefined, say: Say): string => (told === "*other*" ? say.t("ends.other") : (told ?? ""));

function after(result: Transitions, before: string | null, say: Say): Panel {
  const edges = [...result.edges, ...result.ends].filter((edge) => edge.before === before);
  return { title: name(before, say), told: countCell(edges[0]?.people.of, say), blocks: [bars(result, edges, say)] };
}

function bars(result: Transitions, edges: Edge[], say: Say, timed = true): Bars {
  const row = (edge: Edge): BarRow => {
    const end = edge.after === null;
    return {
      label: end ? say.t("ends.no further event") : name(edge.after, say),
      quiet: end,
      bars: [{ value: shareOf(edge.people), text: shareCell(edge.people, say).text, tone: end ? "lost" : "way", part: part(result, edge, say) }],
      cells: [countCell(edge.people.people, say), ...(timed ? [timeCell(edge.median_seconds, say)] : [])],
    };
  };
  return { kind: "bars", most: 1, columns: [{ label: say.t("people"), number: true }, ...(timed ? [{ label: say.t("medianTime"), number: true }] : [])], rows: edges.map(row) };
}

function part(result: Transitions, edge: Edge, say: Say) {
  if (edge.before === "*other*" || edge.after === "*other*") return undefined;
  const [text, label] =
    edge.before === null
      ? [`began with ${edge.after}`, say.t("transitions.beganWith", { event: edge.after ?? "" })]
      : edge.after === null
        ? [`ended with ${edge.before}`, say.t("transitions.endedWith", { event: edge.before ?? "" })]
        : [`${edge.before} -> ${edge.after}`, `${edge.before} → ${edge.after}`];
  return partOf(result, text, label, edge.people.people);
}
