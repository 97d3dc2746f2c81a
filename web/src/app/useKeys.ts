// Who listens to keys? The shell, wherever the focus is but in a field.

import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { isTyping, NONE, press } from "@/app/keys";
import { PLACES } from "@/app/places";

const KEPT = "parcours.keys";

export function useKeys(workspace: string, open: { palette: () => void; help: () => void }) {
  const navigate = useNavigate();
  const keys = useRef(NONE);
  const [single, setSingle] = useState(() => localStorage.getItem(KEPT) !== "off");
  const opens = useRef(open);
  opens.current = open;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const typing = isTyping(document.activeElement);
      const [next, meaning] = press(keys.current, event, event.timeStamp, single && !typing);
      keys.current = next;
      if (meaning === null) return;
      event.preventDefault();
      if (meaning === "palette" || meaning === "help") opens.current[meaning]();
      else void navigate({ to: PLACES.find(([name]) => name === meaning.go)![1], params: { workspace } as never });
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [workspace, navigate, single]);
  return {
    single,
    setSingle: (on: boolean) => {
      localStorage.setItem(KEPT, on ? "on" : "off");
      setSingle(on);
    },
  };
}
