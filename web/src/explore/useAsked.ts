// What is asked? The address says it; every change goes there, and can be taken back.

import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";

import { fromSearch, toSearch, type Asked } from "@/parts/address";

import { changed, NO_PAST, redone, undone, type Past } from "./history";

export interface Asking {
  asked: Asked | null;
  ask: (next: Asked | null) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
}

export function useAsked(): Asking {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const key = JSON.stringify(search);
  const asked = useMemo(() => fromSearch(JSON.parse(key)), [key]);
  const past = useRef<Past>(NO_PAST);
  const [, shown] = useReducer((times: number) => times + 1, 0);
  const own = useRef<string | null>(null); // the address that we went to ourselves
  const before = useRef<Asked | null>(asked);

  const go = useCallback(
    (next: Asked | null, line: Past) => {
      past.current = line;
      own.current = JSON.stringify(next);
      before.current = next;
      shown();
      void navigate({ to: ".", search: (next ? toSearch(next) : {}) as never, resetScroll: false });
    },
    [navigate],
  );
  useEffect(() => {
    const now = JSON.stringify(asked);
    if (own.current !== now && JSON.stringify(before.current) !== now) past.current = changed(past.current, before.current); // a link, or the browser's back
    own.current = now;
    before.current = asked;
    shown();
  }, [asked]);

  const ask = useCallback((next: Asked | null) => {
    if (JSON.stringify(next) !== JSON.stringify(before.current)) go(next, changed(past.current, before.current));
  }, [go]);
  const step = (found: { past: Past; to: Asked } | null) => (found ? () => go(found.to, found.past) : null);
  return { asked, ask, undo: step(undone(past.current, asked)), redo: step(redone(past.current, asked)) };
}
