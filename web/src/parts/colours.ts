// Which colours does the theme have now, as plain values? For what is not drawn by style sheets.

import classes from "./colours.module.css";

export type Colours = { ink: string; muted: string; line: string; edge: string; surface: string; tones: Record<string, string>; font: string };

const TONES = ["way", "lost", "quiet", "good", "open", "pale", "1", "2", "3", "4", "5", "6", "7", "8"];

/** Asked of the browser at an element: `light-dark()` is only resolved where it is used. */
export function coloursOf(near: HTMLElement): Colours {
  const probe = document.createElement("i");
  near.append(probe);
  const of = (value: string): string => {
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const tones = Object.fromEntries(TONES.map((tone) => {
    probe.className = classes.tone!;
    probe.dataset.tone = tone;
    return [tone, of("var(--tone)")];
  }));
  const [ink, muted, line, edge, surface] = ["ink", "muted", "line", "edge", "surface"].map((name) => of(`var(--${name})`)) as [string, string, string, string, string];
  const font = getComputedStyle(near).fontFamily;
  probe.remove();
  return { ink, muted, line, edge, surface, tones, font };
}
