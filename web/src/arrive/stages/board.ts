// How are events and stages arranged? A board that is changed by moving, naming, adding, taking out. Pure.

import type { Schemas } from "@/api/client";

export type Proposal = Schemas["Proposal"];
export type StageTold = Schemas["StageTold"];
export type Arrangement = Schemas["Arrangement"];

export interface Card {
  /** Stays the same while a stage is renamed or moved. */
  key: string;
  of: string;
  name: string;
  goal: string;
  events: string[];
}

export interface Board {
  stages: Card[];
  milestone: string;
}

/** Where events are that lead into no stage. */
export const NOWHERE = "";

export type Change =
  | { do: "move"; event: string; to: string; before?: string }
  | { do: "rename"; stage: string; name: string }
  | { do: "goal"; stage: string; goal: string }
  | { do: "add"; key: string; name: string; at?: number }
  | { do: "remove"; stage: string }
  | { do: "shift"; stage: string; by: number }
  | { do: "milestone"; event: string };

export const boardOf = (proposal: Proposal): Board => ({
  stages: proposal.stages.map((stage) => ({ key: stage.name, of: stage.name, name: stage.name, goal: stage.goal, events: [...stage.events] })),
  milestone: proposal.milestone,
});

export function changed(board: Board, change: Change): Board {
  const { stages } = board;
  const edit = (key: string, with_: (card: Card) => Card) => ({ ...board, stages: stages.map((one) => (one.key === key ? with_(one) : one)) });
  switch (change.do) {
    case "move":
      return { ...board, stages: stages.map((one) => moved(one, change.event, one.key === change.to, change.before)) };
    case "rename":
      return edit(change.stage, (one) => ({ ...one, name: change.name }));
    case "goal":
      return edit(change.stage, (one) => ({ ...one, goal: change.goal }));
    case "add": {
      const at = change.at ?? stages.length;
      const made: Card = { key: change.key, of: "", name: change.name, goal: "", events: [] };
      return { ...board, stages: [...stages.slice(0, at), made, ...stages.slice(at)] };
    }
    case "remove":
      return { ...board, stages: stages.filter((one) => one.key !== change.stage) };
    case "shift": {
      const from = stages.findIndex((one) => one.key === change.stage);
      const to = Math.min(Math.max(from + change.by, 0), stages.length - 1);
      if (from < 0 || to === from) return board;
      const others = stages.filter((_, at) => at !== from);
      return { ...board, stages: [...others.slice(0, to), stages[from]!, ...others.slice(to)] };
    }
    case "milestone":
      return { ...board, milestone: change.event };
  }
}

function moved(card: Card, event: string, here: boolean, before?: string): Card {
  if (!here && !card.events.includes(event)) return card;
  const events = card.events.filter((one) => one !== event);
  if (!here) return { ...card, events };
  const at = before ? events.indexOf(before) : -1;
  return { ...card, events: at < 0 ? [...events, event] : [...events.slice(0, at), event, ...events.slice(at)] };
}

/** In which stage an event is; `NOWHERE` where in none. */
export const placeOf = (board: Board, event: string): string => board.stages.find((one) => one.events.includes(event))?.key ?? NOWHERE;

/** The stage beside the one an event is in: the way of the arrow keys. From nowhere one comes to the first or last. */
export function besides(board: Board, event: string, step: -1 | 1): string {
  const places = [NOWHERE, ...board.stages.map((one) => one.key)];
  return places[(places.indexOf(placeOf(board, event)) + step + places.length) % places.length]!;
}

export const isSame = (board: Board, proposal: Proposal): boolean => JSON.stringify(bare(board)) === JSON.stringify(bare(boardOf(proposal)));

const bare = (board: Board) => [board.milestone, board.stages.map(({ of, name, goal, events }) => [of, name, goal, events])];

export const wanted = (board: Board, beginning: Partial<Arrangement["beginning"]>): Arrangement => ({
  stages: board.stages.map(({ of, name, goal, events }) => ({ of, name: name.trim(), goal: goal.trim(), events })),
  milestone: board.milestone,
  beginning: { again: false, ...beginning },
});

export type Fault = "none" | "no name" | "twice" | "nothing";

/** What stands in the way of a stage: it has no name, another has the same, or nothing leads into it. */
export function fault(board: Board, card: Card, told: StageTold | undefined): Fault {
  const name = card.name.trim();
  if (!name) return "no name";
  if (board.stages.some((other) => other.key !== card.key && other.name.trim() === name)) return "twice";
  const leads = card.events.length || told?.rest.length || told?.assumed || (told && !told.events.length);
  return leads ? "none" : "nothing";
}
