// How is something chosen that takes more room than a line? A button says what is chosen, and opens where it is changed.

import { CloseButton, Input } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { Suspense, use, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import classes from "./inputs.module.css";
import { late } from "./late";
import { Nested } from "./nested";
import { useOpens } from "./opens";

const Under = late(() => import("./Under").then((made) => made.Under));

interface Props {
  label: string;
  /** What is chosen, in words; empty: nothing is. */
  said: string;
  /** What is said where nothing is chosen. */
  nothing: string;
  quiet?: boolean;
  width?: number;
  clear?: () => void;
  /** Fetch what is needed to change it: somebody comes near. */
  ahead?: () => void;
  children: (close: () => void) => ReactNode;
}

export function Chooser({ label, said, nothing, quiet, width = 320, clear, ahead, children }: Props) {
  const { t } = useTranslation("parts");
  const nested = use(Nested);
  const { opener, at, wanted } = useOpens(() => {
    Under.ahead();
    ahead?.();
  });
  return (
    <Input.Wrapper label={quiet ? undefined : label} labelElement="div">
      <div className={classes.chooser}>
        <button type="button" className={classes.choice} data-none={said ? undefined : true} aria-label={`${label}: ${said || nothing}`} {...opener}>
          <span>{said || nothing}</span>
          {!(clear && said) && <IconSelector size={14} aria-hidden />}
        </button>
        {clear && said && <CloseButton className={classes.clear} size="sm" aria-label={t("remove", { name: label })} onClick={clear} />}
      </div>
      {wanted && (
        <Suspense fallback={null}>
          <Under at={at} position="bottom-start" width={width} withinPortal={!nested}>
            {at.opened && <Nested value>{children(at.close)}</Nested>}
          </Under>
        </Suspense>
      )}
    </Input.Wrapper>
  );
}
