// Where are files dropped? On a large quiet field, or anywhere on the page; a button does the same.

import { Button, Text, Title } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import classes from "./DropZone.module.css";
import { dropped } from "./dropped";

interface Props {
  onFiles: (files: File[]) => void;
  /** A line beside what is there already, in place of the large field. */
  small?: boolean;
}

export function DropZone({ onFiles, small }: Props) {
  const { t } = useTranslation("arrive");
  const input = useRef<HTMLInputElement>(null);
  const over = useDropAnywhere(onFiles);
  return (
    <section className={classes.zone} data-small={small || undefined} data-over={over || undefined} aria-label={t("drop.label")}>
      {!small && <IconFileSpreadsheet size={44} stroke={1.2} className={classes.icon} aria-hidden />}
      {!small && <Title order={2} size="h3" fw={500}>{t(over ? "drop.now" : "drop.title")}</Title>}
      <div className={classes.line}>
        <Button variant={small ? "default" : "filled"} size={small ? "xs" : "md"} onClick={() => input.current?.click()}>
          {t(small ? "drop.more" : "drop.choose")}
        </Button>
        {small && <Text size="sm" c="dimmed">{t(over ? "drop.now" : "drop.orDrop")}</Text>}
      </div>
      {!small && <Text size="sm" c="dimmed" maw={520}>{t("drop.what")}</Text>}
      {!small && <Text size="sm" c="dimmed" maw={520}>{t("drop.stays")}</Text>}
      <input
        ref={input} type="file" multiple hidden aria-label={t("drop.choose")}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          if (files.length) onFiles(files);
        }}
      />
    </section>
  );
}

/** Whether files hang over the page; let go anywhere, they are taken. */
function useDropAnywhere(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    let depth = 0;
    const has = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent) => {
      if (has(event)) setOver(++depth > 0);
    };
    const leave = (event: DragEvent) => {
      if (has(event)) setOver((depth = Math.max(depth - 1, 0)) > 0);
    };
    const allow = (event: DragEvent) => {
      if (has(event)) event.preventDefault();
    };
    const let_go = (event: DragEvent) => {
      if (!has(event) || !event.dataTransfer) return;
      event.preventDefault();
      setOver((depth = 0) > 0);
      void dropped(event.dataTransfer).then((files) => files.length && take.current(files));
    };
    const on = { dragenter: enter, dragleave: leave, dragover: allow, drop: let_go } as const;
    for (const [name, does] of Object.entries(on)) window.addEventListener(name, does as EventListener);
    return () => {
      for (const [name, does] of Object.entries(on)) window.removeEventListener(name, does as EventListener);
    };
  }, []);
  return over;
}
