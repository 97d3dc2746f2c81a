// How does one get from a figure to its people? It is a button, where there are people and somebody listens.

import { UnstyledButton } from "@mantine/core";
import { createContext, type ReactNode, useContext } from "react";

import type { OnPart } from "./Answer";
import classes from "./PartButton.module.css";
import type { Say } from "./say";
import type { Part } from "./shown";

export const PartsContext = createContext<OnPart | null>(null);

export function PartButton({ part, say, children, wide }: { part?: Part; say: Say; children: ReactNode; wide?: boolean }) {
  const onPart = useContext(PartsContext);
  if (!part || !onPart) return <>{children}</>;
  const label = told(part, say, typeof children === "string" ? children : "");
  return (
    <UnstyledButton className={classes.part} data-wide={wide || undefined} title={label} aria-label={label} onClick={() => onPart(part.segment, part)}>
      {children}
    </UnstyledButton>
  );
}

/** What is read on it comes first in its name, so that it can be said to a machine that listens. */
function told(part: Part, say: Say, read: string): string {
  const label = say.t("showPeople", { label: part.label, n: say.count(part.people) });
  return read && part.label !== read ? `${read} – ${label}` : label;
}

/** For pictures drawn as SVG: what makes a shape a button. */
export function usePartProps(say: Say): (part?: Part, read?: string) => Record<string, unknown> {
  const onPart = useContext(PartsContext);
  return (part, read = "") => {
    if (!part || !onPart) return {};
    const open = (): void => onPart(part.segment, part);
    return {
      role: "button",
      tabIndex: 0,
      className: classes.shape,
      "aria-label": told(part, say, read),
      onClick: open,
      onKeyDown: (event: React.KeyboardEvent) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        open();
      },
    };
  };
}
