// What does a text say, clause by clause? Each clause that says something is marked by shape and colour, and is a button.

import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import { Sign } from "../Sign";
import signs from "../sign.module.css";
import type { Text } from "../types";
import styles from "./inbox.module.css";
import { pieces } from "./marked";

interface Props {
  of: Text;
  /** Which finding is open. */
  open: number | null;
  onOpen: (finding: number | null) => void;
}

export function MarkedText({ of, open, onOpen }: Props) {
  const { t } = useTranslation("voice");
  return (
    <p className={styles.words} lang={of.language === "unknown" ? undefined : of.language} dir="auto">
      {of.title && <b>{of.title} </b>}
      {pieces(of.text, of.findings).map((piece, at) => {
        if (piece.finding === null) return <Fragment key={at}>{piece.text}</Fragment>;
        const { finding } = piece;
        const one = of.findings[finding]!;
        const toggle = (): void => onOpen(open === finding ? null : finding);
        return (
          <span // not a button, whose words would not flow with the text's
            key={at} role="button" tabIndex={0} className={signs.mark} data-sign={one.sign} data-open={open === finding || undefined} aria-expanded={open === finding}
            aria-description={t("inbox.openClause")} onClick={toggle}
            onKeyDown={(event) => {
              if (event.key !== "Enter" && event.key !== " ") return;
              event.preventDefault();
              toggle();
            }}
          >
            <Sign of={one.sign} />
            {piece.text}
          </span>
        );
      })}
      {of.cut && <span className={styles.quiet}> {t("inbox.cut")}</span>}
    </p>
  );
}
