// What does a key mean, pressed anywhere but in a field? `g` and a letter go to an area, `?` tells all keys. Pure.

import { PLACES, type PlaceName } from "./places";

export type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };
export type Meaning = { go: PlaceName } | "palette" | "help" | null;
/** `waiting`: since when (ms) the key that begins a pair has been pressed. */
export type Keys = { waiting: number | null };

export const NONE: Keys = { waiting: null };
const PATIENCE = 1_500; // ms between the two keys of a pair

/** `single`: whether keys without Ctrl mean something; somebody who speaks to the machine turns them off. */
export function press(keys: Keys, pressed: Pressed, now: number, single: boolean): [Keys, Meaning] {
  const command = pressed.ctrlKey || pressed.metaKey;
  if (command && !pressed.altKey && pressed.key.toLowerCase() === "k") return [NONE, "palette"];
  if (command || pressed.altKey || !single) return [NONE, null];
  if (keys.waiting !== null && now - keys.waiting < PATIENCE) {
    const place = PLACES.find(([, , key]) => key === pressed.key.toLowerCase());
    return [NONE, place ? { go: place[0] } : null];
  }
  if (pressed.key === "g") return [{ waiting: now }, null];
  if (pressed.key === "/") return [NONE, "palette"];
  return [NONE, pressed.key === "?" ? "help" : null];
}

/** Whether keys belong to what has the focus: a field, a text being edited, a menu. */
export const isTyping = (at: Pick<Element, "tagName" | "getAttribute" | "closest"> | null): boolean =>
  at !== null &&
  (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) ||
    at.closest("[contenteditable='true'], [role='textbox'], [role='menu'], [role='listbox'], [role='dialog']") !== null);
