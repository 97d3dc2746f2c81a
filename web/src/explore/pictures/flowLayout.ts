// Where do places and the bands between them lie? Columns by step, heights by people, bands in the order of their ends.

import type { Flow, FlowLink, FlowNode } from "./shown";

export type Box = { node: FlowNode; x: number; y: number; width: number; height: number; labelled: boolean };
export type Band = { link: FlowLink; path: string; tone: FlowTone };
export type FlowTone = "way" | "lost" | "quiet" | "open";
export type FlowDrawing = { width: number; height: number; boxes: Box[]; bands: Band[]; columns: number[] };

const NODE = 12;
const GAP = 16;
const LEAST_COLUMN = 172;
const LAST = 206; // the names of the last column
const LABEL = 15; // a line of text

export function flowLayout(flow: Flow, room: number, tall = 420): FlowDrawing {
  const columns = Math.max(1, flow.heads.length);
  const width = Math.max(room, columns * LEAST_COLUMN);
  const apart = (width - LAST) / Math.max(1, columns - 1);
  const byColumn = flow.heads.map((_, column) => flow.nodes.filter((node) => node.column === column).sort(byKindThenPeople));
  const most = Math.max(1, ...byColumn.map((nodes) => nodes.length));
  const height = Math.max(tall, most * (LABEL + GAP + 6));
  const whole = Math.max(1, flow.whole, ...byColumn.map((nodes) => nodes.reduce((sum, node) => sum + node.people, 0)));
  const scale = (height - (most - 1) * GAP - most * 2) / whole;
  const boxes = byColumn.flatMap((nodes, column) => stacked(nodes, column * apart, scale));
  const needed = Math.max(height * 0.5, ...boxes.map((box) => box.y + Math.max(box.height, LABEL)));
  return { width, height: needed + 4, boxes, bands: bands(flow, boxes, scale), columns: flow.heads.map((_, column) => column * apart) };
}

export function toneOf(kind: string): FlowTone {
  if (kind === "no further event" || kind === "no earlier event") return "lost";
  if (kind === "still open") return "open";
  return kind === "event" ? "way" : "quiet";
}

const ENDS = ["event", "other", "more steps", "still open", "no further event", "no earlier event"];

function byKindThenPeople(one: FlowNode, other: FlowNode): number {
  return ENDS.indexOf(one.kind) - ENDS.indexOf(other.kind) || other.people - one.people;
}

/** Each below the other; what is thinner than its name still has room for it. */
function stacked(nodes: FlowNode[], x: number, scale: number): Box[] {
  let y = 0;
  return nodes.map((node) => {
    const height = Math.max(1.5, node.people * scale);
    const box = { node, x, y, width: NODE, height, labelled: true };
    y += Math.max(height, LABEL) + GAP - (height < LABEL ? 8 : 0);
    return box;
  });
}

function bands(flow: Flow, boxes: Box[], scale: number): Band[] {
  const at = new Map(boxes.map((box) => [box.node.id, box]));
  const out = new Map<string, number>();
  const into = new Map<string, number>();
  const known = flow.links.filter((link) => at.has(link.from) && at.has(link.to));
  const order = [...known].sort((one, other) => at.get(one.from)!.y - at.get(other.from)!.y || at.get(one.to)!.y - at.get(other.to)!.y);
  const starts = new Map(order.map((link) => {
    const y = at.get(link.from)!.y + (out.get(link.from) ?? 0);
    out.set(link.from, (out.get(link.from) ?? 0) + link.people * scale);
    return [link, y];
  }));
  const arriving = [...known].sort((one, other) => at.get(one.to)!.y - at.get(other.to)!.y || at.get(one.from)!.y - at.get(other.from)!.y);
  return arriving.map((link) => {
    const [from, to] = [at.get(link.from)!, at.get(link.to)!];
    const y = to.y + (into.get(link.to) ?? 0);
    into.set(link.to, (into.get(link.to) ?? 0) + link.people * scale);
    return { link, path: bandPath(from.x + NODE, starts.get(link)!, to.x, y, Math.max(1, link.people * scale)), tone: toneOf(to.node.kind) };
  });
}

/** A band of even breadth from one place to another. */
function bandPath(x0: number, y0: number, x1: number, y1: number, thick: number): string {
  const middle = (x0 + x1) / 2;
  const n = (value: number): string => value.toFixed(1);
  return `M${n(x0)} ${n(y0)}C${n(middle)} ${n(y0)} ${n(middle)} ${n(y1)} ${n(x1)} ${n(y1)}V${n(y1 + thick)}C${n(middle)} ${n(y1 + thick)} ${n(middle)} ${n(y0 + thick)} ${n(x0)} ${n(y0 + thick)}Z`;
}
