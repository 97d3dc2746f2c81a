// How is it told whether something good or bad is said? By a shape, and a colour beside it; the word is there to hear.

import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

import styles from "./sign.module.css";
import type { Sign as Signed } from "./types";

const SHAPES: Record<Signed, React.ReactNode> = {
  negative: <path d="M1.2 2.5h9.6L6 10.4z" />,
  positive: <path d="M1.2 9.5h9.6L6 1.6z" />,
  neutral: <rect x="1.5" y="4.7" width="9" height="2.6" rx="1.3" />,
  unsure: <path d="M6 1.6c1.9 0 3.1 1.1 3.1 2.7 0 1.3-.8 2-1.5 2.5-.6.4-.8.7-.8 1.3H5.2c0-1.2.5-1.9 1.3-2.4.6-.5.9-.8.9-1.3 0-.7-.5-1.2-1.4-1.2s-1.5.5-1.6 1.4L2.8 4.4C3 2.7 4.2 1.6 6 1.6zM5.1 9.2h1.8v1.7H5.1z" />,
};

export function Sign({ of, word = false }: { of: Signed; word?: boolean }) {
  const { t } = useTranslation("voice");
  return (
    <span className={styles.sign} data-sign={of} title={word ? undefined : t(`sign.${of}`)}>
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true" focusable="false">{SHAPES[of]}</svg>
      {word ? <span>{t(`sign.${of}`)}</span> : <VisuallyHidden>{t(`sign.${of}`)} </VisuallyHidden>}
    </span>
  );
}
