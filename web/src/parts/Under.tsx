// Where does that lie which a button opens? Under the button and over the page: as a dialog, or as a menu.

import { Menu, Popover, type PopoverProps } from "@mantine/core";
import { useEffect, useLayoutEffect, useState, type ReactNode } from "react";

import type { At } from "./opens";

interface Props extends Pick<PopoverProps, "position" | "width" | "withinPortal"> {
  at: At;
  label?: string;
  className?: string;
  children: ReactNode;
}

export function Under({ at, label, className, children, ...how }: Props) {
  return (
    <Popover id={at.id} opened={useOpened(at)} onChange={(now) => !now && at.close()} shadow="md" trapFocus returnFocus {...how}>
      <Popover.Target refProp="hold"><Button at={at.button} /></Popover.Target>
      <Popover.Dropdown p="xs" maw="calc(100vw - 24px)" aria-label={label} className={className}>{children}</Popover.Dropdown>
    </Popover>
  );
}

export function UnderMenu({ at, label, className, children, ...how }: Props) {
  return (
    <Menu id={at.id} opened={useOpened(at)} onChange={(now) => !now && at.close()} {...how}>
      <Menu.Target refProp="hold"><Button at={at.button} /></Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflow: "auto" }} aria-label={label} className={className}>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** Opened a moment after it is there: where the focus was, to be given back, is looked up when it opens. Who has gone on
 * while it was fetched is not called back. */
function useOpened({ opened, button, close, come }: At): boolean {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    come();
    const gone = document.activeElement?.contains(button) === false;
    if (opened && gone) close();
    setOpen(opened && !gone);
  }, [opened]);
  return open;
}

/** The button stands elsewhere already; here it only tells where it is. */
function Button({ at, hold }: { at: HTMLElement | null; hold?: (button: HTMLElement | null) => void }) {
  useLayoutEffect(() => {
    hold?.(at);
    return () => hold?.(null);
  }, [at, hold]);
  return null;
}
