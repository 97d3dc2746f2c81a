// What did somebody say, where, when and how well is it understood? Their words, marked; a click on a clause corrects it.

import { ActionIcon, Badge, Menu } from "@mantine/core";
import { IconDots, IconPencil, IconPin, IconPinned, IconUser } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useCalled } from "@/parts/Called";
import { useWorkspace } from "@/parts/workspace";
import { day, decimal, instant } from "@/words/formats";

import { Sign } from "../Sign";
import type { Text } from "../types";
import { languageName } from "../words";
import { Correct } from "./Correct";
import styles from "./inbox.module.css";
import { MarkedText } from "./MarkedText";
import { PinMenu } from "./PinMenu";

export function TextCard({ of, zone }: { of: Text; zone: string }) {
  const { t, i18n } = useTranslation("voice");
  const workspace = useWorkspace();
  const [open, setOpen] = useState<number | "whole" | null>(null);
  const [pinning, setPinning] = useState(false);
  const when = of.day_only ? day(of.time, i18n.language, zone) : instant(of.time, i18n.language, zone);
  const clause = typeof open === "number" ? open : null;
  return (
    <li className={styles.card} data-apart={Boolean(of.about) || undefined}>
      <div className={styles.head}>
        {of.read ? <Sign of={of.sign} word /> : <span>{t("inbox.notRead")}</span>}
        {of.score !== null && of.score !== undefined && (
          <span className={styles.score}>{of.scale_high == null ? decimal(of.score, i18n.language) : t("inbox.scoreOf", { score: decimal(of.score, i18n.language), top: decimal(of.scale_high, i18n.language) })}</span>
        )}
        {of.about && <Badge variant="outline" color="gray" size="sm" tt="none" title={t("inbox.apart")}>{of.about}</Badge>}
        <span className={styles.from}>{[of.event, of.source !== of.event ? of.source : "", of.stage === "none" || of.stage === "out" ? "" : of.stage].filter(Boolean).join(" · ")}</span>
        <span className={styles.when}>{when}</span>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target><ActionIcon variant="subtle" color="gray" size={28} aria-label={t("inbox.more")}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setOpen("whole")}>{t("correct.whole")}</Menu.Item>
            <Menu.Item leftSection={<IconPin size={15} aria-hidden />} onClick={() => setPinning(true)}>{t("pin.to")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <MarkedText of={of} open={clause} onOpen={setOpen} />
      {open !== null && <Correct key={String(open)} text={of} clause={clause} close={() => setOpen(null)} zone={zone} />}
      <div className={styles.foot}>
        <Themes of={of} />
        <span className={styles.more}>
          <span>{of.language === "unknown" ? t("inbox.unknownLanguage") : languageName(of.language, i18n.language)}</span>
          {of.corrections.length > 0 && <button type="button" className={styles.link} onClick={() => setOpen("whole")}>{t("inbox.corrected", { count: of.corrections.length })}</button>}
          {of.pinned.length > 0 && <button type="button" className={styles.link} onClick={() => setPinning(true)}><IconPinned size={13} aria-hidden /> {of.pinned.map((pin) => pin.stage).join(", ")}</button>}
          {of.person && (
            <Link className={styles.link} to="/$workspace/people/$person" params={{ workspace, person: of.person }}>
              <IconUser size={13} aria-hidden /> {of.person_name || t("inbox.person")}
            </Link>
          )}
        </span>
      </div>
      {pinning && <PinMenu text={of} clause={clause} close={() => setPinning(false)} />}
    </li>
  );
}

/** What it is about: each theme once, with what is said of it. */
function Themes({ of }: { of: Text }) {
  const called = useCalled();
  const seen = new Map<string, { name: string; sign: (typeof of.findings)[number]["sign"] }>();
  for (const finding of of.findings) for (const theme of finding.themes) if (!seen.has(`${theme.key} ${finding.sign}`)) seen.set(`${theme.key} ${finding.sign}`, { name: theme.name, sign: finding.sign });
  return (
    <span className={styles.themes}>
      {[...seen].map(([key, { name, sign }]) => <span key={key} className={styles.theme}><Sign of={sign} />{called.theme(name)}</span>)}
    </span>
  );
}
