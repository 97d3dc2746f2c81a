// Where is something written, and where can one write? A small mark beside what is drawn, with how many notes there are.

import { IconMessage, IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import * as formats from "@/words/formats";

import classes from "./Notes.module.css";

export function Mark({ name, notes, onOpen }: { name: string; notes: number; onOpen: () => void }) {
  const { t, i18n } = useTranslation("map");
  const label = notes ? t("page.notes.some", { name, count: notes, value: formats.count(notes, i18n.language) }) : t("page.notes.to", { name });
  return (
    <button type="button" className={classes.mark} data-some={notes > 0 || undefined} aria-label={label} title={label} onClick={onOpen}>
      {notes > 0 ? <><IconMessage size={14} aria-hidden />{formats.count(notes, i18n.language)}</> : <IconPencil size={14} aria-hidden />}
    </button>
  );
}
