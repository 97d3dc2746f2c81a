// How is something chosen that takes more room than a line? A button says what is chosen, and opens where it is changed.

import { CloseButton, Input, Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSelector } from "@tabler/icons-react";
import { use, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import classes from "./inputs.module.css";
import { Nested } from "./nested";

interface Props {
  label: string;
  /** What is chosen, in words; empty: nothing is. */
  said: string;
  /** What is said where nothing is chosen. */
  nothing: string;
  quiet?: boolean;
  width?: number;
  clear?: () => void;
  children: (close: () => void) => ReactNode;
}

export function Chooser({ label, said, nothing, quiet, width = 320, clear, children }: Props) {
  const { t } = useTranslation("parts");
  const nested = use(Nested);
  const [open, { toggle, close }] = useDisclosure();
  return (
    <Input.Wrapper label={quiet ? undefined : label} labelElement="div">
      <Popover opened={open} onChange={(now) => !now && close()} position="bottom-start" width={width} shadow="md" trapFocus returnFocus withinPortal={!nested}>
        <div className={classes.chooser}>
          <Popover.Target>
            <button
              type="button" className={classes.choice} onClick={toggle} data-none={said ? undefined : true}
              aria-label={`${label}: ${said || nothing}`}
            >
              <span>{said || nothing}</span>
              {!(clear && said) && <IconSelector size={14} aria-hidden />}
            </button>
          </Popover.Target>
          {clear && said && <CloseButton className={classes.clear} size="sm" aria-label={t("remove", { name: label })} onClick={clear} />}
        </div>
        <Popover.Dropdown p="xs" maw="calc(100vw - 24px)">{open && <Nested value>{children(close)}</Nested>}</Popover.Dropdown>
      </Popover>
    </Input.Wrapper>
  );
}
