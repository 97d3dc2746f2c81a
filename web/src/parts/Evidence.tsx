// How is a finding known? Marks that differ in shape, never by colour alone: full, half and open circle, quotation marks.

import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";

import classes from "./Evidence.module.css";

type Known = Schemas["Statement"]["evidence"];

const SHAPES: Record<Known, React.ReactNode> = {
  measured: <circle cx="6" cy="6" r="4.25" className={classes.full} />,
  reported: (
    <path
      className={classes.full}
      d="M1.2 7.9C1.2 5 2.6 3 4.9 2.4l.5 1C4.3 3.9 3.7 4.7 3.6 5.6h1.7v3.9H1.2zM6.7 7.9C6.7 5 8.1 3 10.4 2.4l.5 1C9.8 3.9 9.2 4.7 9.1 5.6h1.7v3.9H6.7z"
    />
  ),
  inferred: (
    <>
      <circle cx="6" cy="6" r="4" className={classes.ring} />
      <path d="M6 2a4 4 0 0 0 0 8z" className={classes.full} />
    </>
  ),
  assumed: <circle cx="6" cy="6" r="4" className={`${classes.ring} ${classes.dashed}`} />,
};

/** The mark alone, or with its `word`. Its word is always there to hear. */
export function Evidence({ of, word = false }: { of: Known; word?: boolean }) {
  const { t } = useTranslation("parts");
  const told = t(`evidence.${of}`);
  return (
    <span className={classes.evidence} title={`${told}: ${t(`evidenceWhy.${of}`)}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">{SHAPES[of]}</svg>
      {word ? told : <VisuallyHidden>{told}</VisuallyHidden>}
    </span>
  );
}
