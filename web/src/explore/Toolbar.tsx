// What can be done with a question? Taken back, kept, compared, sent on, taken away as data, and asked how it was counted.

import { ActionIcon, Button, CopyButton, Menu, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconCheck, IconDownload, IconInfoCircle, IconLink, IconScale } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Result } from "@/explore/pictures/results";
import { exploreHref } from "@/parts/address";
import { periodBefore } from "@/parts/periods";
import { useWorkspace } from "@/parts/workspace";

import { DownloadMenu } from "./DownloadMenu";
import classes from "./explore.module.css";
import type { Form } from "./form";
import { comparison } from "./PartDrawer";
import { SaveMenu } from "./SaveMenu";
import type { Asking } from "./useAsked";

interface Props {
  form: Form;
  asking: Asking;
  result: Result | null;
  onCounted: () => void;
}

export function Toolbar({ form, asking, result, onCounted }: Props) {
  const { t } = useTranslation("explore");
  const workspace = useWorkspace();
  const { undo, redo, ask } = asking;
  const asked = asking.asked!;
  const period = typeof asked.query.period === "string" ? asked.query.period : null;
  const before = period && periodBefore(period);
  const among = typeof asked.query.among === "string" ? asked.query.among : null;
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t("tools")}>
      <Tool label={t("undo")} onClick={undo}><IconArrowBackUp size={18} stroke={1.6} /></Tool>
      <Tool label={t("redo")} onClick={redo}><IconArrowForwardUp size={18} stroke={1.6} /></Tool>
      <SaveMenu asked={asked} onAsk={ask} />
      {form.name !== "compare" && (
        <Menu position="bottom-start">
          <Menu.Target><Button variant="subtle" color="gray" c="inherit" fw={500} size="compact-sm" h={30} leftSection={<IconScale size={16} stroke={1.6} aria-hidden />}>{t("compareMenu")}</Button></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={!before} onClick={() => ask(comparison(asked, { periods: [before!, period!] }))}>{t("compare.before")}</Menu.Item>
            <Menu.Item onClick={() => ask(comparison(asked, { periods: ["", period ?? ""] }))}>{t("compare.periods")}</Menu.Item>
            <Menu.Item onClick={() => ask(comparison(asked, among ? { among } : {}))}>{t("compare.groups")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <span style={{ flex: 1 }} />
      <Button variant="subtle" color="gray" c="inherit" fw={500} size="compact-sm" h={30} disabled={!result?.receipt} leftSection={<IconInfoCircle size={16} stroke={1.6} aria-hidden />} onClick={onCounted}>{t("counted")}</Button>
      <CopyButton value={new URL(exploreHref(workspace, asked), location.href).href} timeout={1500}>
        {({ copied, copy }) => <Tool label={t(copied ? "linkCopied" : "link")} onClick={copy}>{copied ? <IconCheck size={18} stroke={1.6} /> : <IconLink size={18} stroke={1.6} />}</Tool>}
      </CopyButton>
      <DownloadMenu form={form} asked={asked} result={result}>
        <Button variant="subtle" color="gray" c="inherit" fw={500} size="compact-sm" h={30} disabled={!result} leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}>{t("take")}</Button>
      </DownloadMenu>
    </div>
  );
}

function Tool({ label, onClick, children }: { label: string; onClick: (() => void) | null; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={30} aria-label={label} disabled={!onClick} onClick={onClick ?? undefined}>{children}</ActionIcon>
    </Tooltip>
  );
}
