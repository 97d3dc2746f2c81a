// What opens under a button? The button is there at once; what it opens is fetched when somebody comes near it.

import { useId, useState } from "react";

/** Where something opens: what `Under` and `UnderMenu` lie under. */
export interface At {
  button: HTMLElement | null;
  id: string;
  opened: boolean;
  close: () => void;
  /** It has come. */
  come: () => void;
}

/** `fetch`: whatever is needed to open it. What opens is rendered from the first time that it is `wanted`. */
export function useOpens(fetch: () => void, popup: "dialog" | "menu" = "dialog") {
  const id = useId();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [opened, setOpened] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [there, setThere] = useState(false);
  const toggle = (): void => {
    setWanted(true);
    setOpened(!opened);
  };
  return {
    wanted,
    at: { button, id, opened, close: () => setOpened(false), come: () => setThere(true) } satisfies At,
    opener: {
      id, ref: setButton, onClick: toggle, onPointerEnter: fetch, onFocus: fetch,
      "aria-haspopup": popup, "aria-expanded": opened, "aria-controls": opened ? `${id}-dropdown` : undefined,
      "aria-busy": (wanted && !there) || undefined,
    },
  };
}
