// Where do stages and the moves between them lie? Stages in a row, as high as people were ever there; moves onward above,
// back below, out at the foot, each as thick as people took it.

import type { StageFlow, StageMove } from "./shown";

export type StageBox = { at: number; x: number; y: number; width: number; height: number; now: number };
export type MoveArc = { move: StageMove; path: string; head: string; thick: number; way: "onward" | "next" | "back" | "out" | "in"; x: number; y: number; labelled: boolean };
export type StageDrawing = { width: number; height: number; base: number; boxes: StageBox[]; arcs: MoveArc[] };

const LEAST = 132;
const TALL = 150;
const FOOT = 52;
const THICK = 22;

export function stageLayout(flow: StageFlow, room: number): StageDrawing {
  const count = Math.max(1, flow.stages.length);
  const apart = Math.max(LEAST, room / count);
  const wide = Math.min(84, apart * 0.5);
  const most = Math.max(1, ...flow.stages.map((stage) => stage.ever));
  const between = flow.moves.filter((move) => move.from >= 0 && move.to >= 0);
  const jumps = between.filter((move) => move.to > move.from + 1);
  const backs = between.filter((move) => move.to < move.from);
  const above = 26 + Math.max(0, ...jumps.map((move) => rise(move)));
  const below = FOOT + 24 + Math.max(0, ...backs.map((move) => rise(move)));
  const base = above + TALL;
  const boxes = flow.stages.map((stage, at) => {
    const height = Math.max(3, (TALL * stage.ever) / most);
    return { at, x: at * apart + (apart - wide) / 2, y: base - height, width: wide, height, now: (height * Number(stage.now.value ?? 0)) / Math.max(1, stage.ever) };
  });
  const thickest = Math.max(1, ...flow.moves.filter((move) => move.from !== -1).map((move) => move.people));
  const thick = (people: number): number => Math.max(1.5, (THICK * people) / thickest);
  const shown = flow.moves.filter((move) => move.from !== -1 && move.from !== -2 && move.from !== move.to);
  const arcs = shown.map((move) => arc(move, boxes, base, thick(move.people), thickest)).filter((one) => one !== null);
  return { width: apart * count, height: base + below, base, boxes, arcs };
}

const rise = (move: StageMove): number => 22 + 20 * Math.abs(move.to - move.from);

function arc(move: StageMove, boxes: StageBox[], base: number, thick: number, thickest: number): MoveArc | null {
  const from = boxes[move.from];
  if (!from) return null;
  const labelled = move.people >= thickest * 0.004;
  const right = from.x + from.width;
  if (move.to < 0) {
    const x = from.x + from.width / 2;
    return { move, thick, way: "out", path: `M${x} ${base + 2}V${base + 27}`, head: headPath(x, base + 34, thick, "down"), x, y: base + 46, labelled };
  }
  const to = boxes[move.to];
  if (!to) return null;
  if (move.to === move.from + 1) {
    const y = base - Math.min(from.height, to.height) / 2;
    return { move, thick, way: "next", path: `M${right + 3} ${y}H${to.x - 2 - headLength(thick)}`, head: headPath(to.x - 2, y, thick, "right"), x: (right + to.x) / 2, y: y - thick / 2 - 6, labelled: true };
  }
  const high = rise(move);
  const [x0, x1] = [right - 7, to.x + 7];
  if (move.to > move.from) {
    const top = Math.min(from.y, to.y, ...boxes.slice(move.from, move.to + 1).map((box) => box.y)) - high;
    return { move, thick, way: "onward", path: `M${x0} ${from.y - 2}C${x0} ${top} ${x1} ${top} ${x1} ${to.y - 2 - headLength(thick)}`, head: headPath(x1, to.y - 2, thick, "down"), x: (x0 + x1) / 2, y: top * 0.75 + 0.25 * Math.min(from.y, to.y) - thick / 2 - 3, labelled };
  }
  const y0 = base + 2;
  const low = y0 + FOOT + high;
  const [b0, b1] = [from.x + 9, to.x + to.width - 9];
  return { move, thick, way: "back", path: `M${b0} ${y0}C${b0} ${low} ${b1} ${low} ${b1} ${y0 + headLength(thick)}`, head: headPath(b1, y0, thick, "up"), x: (b0 + b1) / 2, y: y0 * 0.25 + low * 0.75 + thick / 2 + 13, labelled };
}

const headLength = (thick: number): number => Math.max(7, thick * 0.6);

/** An arrow's head whose point is at x, y. */
function headPath(x: number, y: number, thick: number, to: "right" | "down" | "up"): string {
  const [long, half] = [headLength(thick), Math.max(4.5, thick * 0.85)];
  if (to === "right") return `M${x} ${y}L${x - long} ${y - half}V${y + half}Z`;
  const back = to === "down" ? y - long : y + long;
  return `M${x} ${y}L${x - half} ${back}H${x + half}Z`;
}
