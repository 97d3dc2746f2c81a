// What must every part of the picture know? The facts, how near they are looked at, what bars share, where taps go.

import { createContext, useContext } from "react";

import type { Opened } from "./facts";
import type { Beside } from "./JourneyMapView";
import type { Sheet } from "./pairing";
import type { Zoom } from "./zoom";

export interface Drawing {
  sheet: Sheet;
  names: readonly [string, string]; // of the two maps, where there are two
  zoom: Zoom;
  span: readonly [number, number]; // of differences in people who miss the goal
  stakes: readonly [number, number]; // of money at stake
  open: (opened: Opened) => void;
  beside: Beside;
}

const Context = createContext<Drawing | null>(null);

export const DrawingOf = Context.Provider;

export function useDrawing(): Drawing {
  const drawing = useContext(Context);
  if (!drawing) throw new Error("drawn outside of a map");
  return drawing;
}
