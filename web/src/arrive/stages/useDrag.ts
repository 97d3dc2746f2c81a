// How is an event dragged, by mouse, pen or finger? Picked up by its grip, let go over a stage. Menu and arrow keys do the
// same.

import { useCallback, useEffect, useRef, useState, type PointerEvent as Pointed } from "react";

const FAR = 5; // pixels before a press is a drag
const EDGE = 48; // pixels from an edge that scroll what is dragged over

function scroll(scroller: HTMLElement | null | undefined, x: number): void {
  const box = scroller?.getBoundingClientRect();
  if (scroller && box) scroller.scrollLeft += x < box.left + EDGE ? -14 : x > box.right - EDGE ? 14 : 0;
}

export interface Drag {
  event: string | null;
  over: string | null;
  at: { x: number; y: number } | null;
  begin: (event: string, pointed: Pointed) => void;
}

/** `[data-stage]` marks where an event may be let go, `[data-event]` before what. */
export function useDrag(drop: (event: string, stage: string, before?: string) => void): Drag {
  const [state, setState] = useState<Omit<Drag, "begin">>({ event: null, over: null, at: null });
  const pressed = useRef<{ event: string; x: number; y: number; far: boolean } | null>(null);
  const dropped = useRef(drop);
  dropped.current = drop;
  const begin = useCallback((event: string, pointed: Pointed) => {
    if (pointed.button !== 0) return;
    pressed.current = { event, x: pointed.clientX, y: pointed.clientY, far: false };
  }, []);
  useEffect(() => {
    const under = (x: number, y: number) => document.elementFromPoint(x, y);
    const stageAt = (x: number, y: number) => under(x, y)?.closest<HTMLElement>("[data-stage]")?.dataset.stage ?? null;
    const end = () => {
      pressed.current = null;
      setState({ event: null, over: null, at: null });
    };
    const move = (pointed: PointerEvent) => {
      const now = pressed.current;
      if (!now) return;
      now.far ||= Math.hypot(pointed.clientX - now.x, pointed.clientY - now.y) > FAR;
      if (!now.far) return;
      pointed.preventDefault();
      scroll(under(pointed.clientX, pointed.clientY)?.closest<HTMLElement>("[data-scroller]"), pointed.clientX);
      setState({ event: now.event, over: stageAt(pointed.clientX, pointed.clientY), at: { x: pointed.clientX, y: pointed.clientY } });
    };
    const up = (pointed: PointerEvent) => {
      const now = pressed.current;
      if (now?.far) {
        const stage = stageAt(pointed.clientX, pointed.clientY);
        const before = under(pointed.clientX, pointed.clientY)?.closest<HTMLElement>("[data-event]")?.dataset.event;
        if (stage !== null) dropped.current(now.event, stage, before === now.event ? undefined : before);
        window.addEventListener("click", swallow, { capture: true, once: true });
        setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
      }
      end();
    };
    const swallow = (click: MouseEvent) => click.stopPropagation(); // letting go is no click on what was dragged
    const escape = (key: KeyboardEvent) => key.key === "Escape" && pressed.current?.far && end();
    window.addEventListener("pointermove", move, { passive: false });
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", escape);
    return () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", escape);
    };
  }, []);
  return { ...state, begin };
}
