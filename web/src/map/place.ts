// How wide is the place that the map stands in, and is it being printed? Paper shows all, whatever the window was.

import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";

export function useWidth<E extends HTMLElement>(): [RefObject<E | null>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => setWidth(element.clientWidth);
    measure();
    const seen = new ResizeObserver(measure);
    seen.observe(element);
    return () => seen.disconnect();
  }, []);
  return [ref, width];
}

/** What was tapped stays in sight when its place becomes narrower: a panel opened beside it. */
export function useInSight(place: RefObject<HTMLElement | null>, width: number): void {
  useEffect(() => {
    const tapped = document.activeElement;
    if (width > 0 && tapped !== place.current && place.current?.contains(tapped)) {
      tapped?.scrollIntoView({ block: "center", inline: "center" });
    }
  }, [place, width]);
}

export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(() => matchMedia("print").matches);
  useEffect(() => {
    const paper = matchMedia("print");
    const begin = (): void => flushSync(() => setPrinting(true)); // before the sheet is laid out
    const end = (): void => setPrinting(false);
    const changed = (): void => setPrinting(paper.matches);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    paper.addEventListener("change", changed);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
      paper.removeEventListener("change", changed);
    };
  }, []);
  return printing;
}
