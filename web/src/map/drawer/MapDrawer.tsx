// What is behind what was tapped? A panel beside the map: what it says, how it was counted, the people, notes.

import { Drawer, Tabs, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { Counted } from "@/parts/Receipt";
import * as formats from "@/words/formats";

import type { MapSearch } from "../controls/search";
import { isTwo, type Opened, type Shown } from "../facts";
import { aboutOf } from "../notes/about";
import { Notes } from "../notes/Notes";
import { useNotes } from "../queries";
import { CellPart } from "./CellPart";
import { HeadPart } from "./HeadPart";
import classes from "./MapDrawer.module.css";
import { Measurable } from "./Measurable";
import { openedText, receiptOf } from "./opened";
import { peopleOf } from "./people";
import { People } from "./People";
import { SidePanel } from "./SidePanel";
import { StatementPart } from "./StatementPart";
import { OpenedTitle } from "./Title";
import { WayPart } from "./WayPart";

interface Props {
  shown: Shown;
  opened: Opened | null;
  search: MapSearch;
  onOpen: (opened: Opened | null) => void;
}

export function MapDrawer({ shown, opened, search, onOpen }: Props) {
  const { t } = useTranslation("map");
  const phone = useMediaQuery("(max-width: 640px)", false, { getInitialValueInEffect: false });
  const close = useCallback(() => onOpen(null), [onOpen]);
  const [stands, setStands] = useState(false);
  useEffect(() => setStands(true), []); // the sheet rises from nothing the first time too
  const inside = opened && <Inside key={openedText(opened)} shown={shown} opened={opened} search={search} onOpen={onOpen} />;
  if (phone) {
    return (
      <Drawer
        opened={stands && opened !== null} onClose={close} position="bottom" size="88%" returnFocus
        title={opened && <OpenedTitle opened={opened} />} closeButtonProps={{ "aria-label": t("page.drawer.close") }}
        classNames={{ header: classes.header, title: classes.title, content: classes.sheet }}
      >
        {inside}
      </Drawer>
    );
  }
  return opened && <SidePanel title={<OpenedTitle opened={opened} />} onClose={close}>{inside}</SidePanel>;
}

function Inside({ shown, opened, search, onOpen }: Props & { opened: Opened }) {
  const { t, i18n } = useTranslation("map");
  const receipt = receiptOf(shown, opened);
  const people = peopleOf(opened, receipt);
  const about = aboutOf(opened);
  const notes = (useNotes().data ?? []).filter((note) => note.about === about);
  const isFirst = opened.kind === "statement" && opened.first && isTwo(shown) && shown.by === "day";
  const asOf = isFirst ? search.against_day : search.as_of;
  const tabs = [...(receipt ? ["counted"] : []), ...(people.length ? ["people"] : []), "notes"];
  return (
    <div className={classes.inside}>
      {opened.kind === "statement" && <StatementPart opened={opened} asOf={(isTwo(shown) ? shown.after : shown).view.as_of} onOpen={onOpen} />}
      {opened.kind === "head" && <HeadPart opened={opened} shown={shown} />}
      {opened.kind === "way" && <WayPart opened={opened} />}
      {opened.kind === "cell" && <CellPart opened={opened} onOpen={onOpen} />}
      <Measurable opened={opened} />
      <Tabs key={tabs.join()} defaultValue={tabs[0]} keepMounted={false}>
        <Tabs.List>
          {receipt && <Tabs.Tab value="counted">{t("page.drawer.counted")}</Tabs.Tab>}
          {people.length > 0 && <Tabs.Tab value="people">{t("page.drawer.people")}</Tabs.Tab>}
          <Tabs.Tab value="notes">
            {notes.length ? t("page.drawer.notesSome", { value: formats.count(notes.length, i18n.language) }) : t("page.drawer.notes")}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="counted" pt="md">
          {receipt && <Counted receipt={receipt} asOf={asOf} />}
        </Tabs.Panel>
        <Tabs.Panel value="people" pt="md"><People parts={people} opened={opened} asOf={asOf} /></Tabs.Panel>
        <Tabs.Panel value="notes" pt="md"><Notes about={about} notes={notes} /></Tabs.Panel>
      </Tabs>
      {!receipt && opened.kind === "statement" && opened.statement.kind === "reading" && (
        <Text size="sm" c="dimmed">{t("page.drawer.ofNobody")}</Text>
      )}
    </div>
  );
}
