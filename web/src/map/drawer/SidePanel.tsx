// How does something stand beside the map? As a panel that leaves the map to be used; Escape closes it.

import { CloseButton } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import classes from "./MapDrawer.module.css";

export function SidePanel({ title, onClose, children }: { title: ReactNode; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation("map");
  const panel = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(document.activeElement);
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("[role=dialog]")) onClose();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, [onClose]);
  useEffect(() => {
    const from = before.current;
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside ref={panel} className={classes.panel} aria-label={t("page.drawer.label")}>
      <div className={classes.head}>
        {title}
        <CloseButton onClick={onClose} aria-label={t("page.drawer.close")} />
      </div>
      {children}
    </aside>
  );
}
