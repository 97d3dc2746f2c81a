// Is another map on its way? A line that says so, with a way to stop it.

import { Button, Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import classes from "./Waiting.module.css";

const SOON = 400; // milliseconds: what comes sooner is not announced

export function Waiting({ stop }: { stop: () => void }) {
  const { t } = useTranslation("map");
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SOON);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className={classes.waiting} data-late={late || undefined}>
      {late && <><Loader size={14} aria-hidden /><span>{t("page.counting")}</span><Button size="compact-xs" variant="default" onClick={stop}>{t("page.stop")}</Button></>}
    </div>
  );
}
