// What is the map of, and how is it looked at? Period, group, comparison, day; rows and nearness.

import { Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { OutMenu } from "@/out/OutMenu";
import { useDays } from "@/parts/days";
import { PeriodInput } from "@/parts/PeriodInput";
import { SegmentInput } from "@/parts/SegmentInput";

import type { Rows } from "../rows";
import { RowsMenu } from "../RowsMenu";
import { ZoomControl } from "../ZoomControl";
import { CompareChoice } from "./CompareChoice";
import { DaySlider } from "./DaySlider";
import classes from "./MapControls.module.css";
import { alone, readSearch, requestOf, zoomOf, type MapSearch } from "./search";

interface Props {
  search: MapSearch;
  onSearch: (search: MapSearch) => void;
  rows: Rows;
  onRows: (rows: Rows) => void;
}

export function MapControls({ search, onSearch, rows, onRows }: Props) {
  const { t } = useTranslation("map");
  const days = useDays().data;
  const change = (part: Partial<Record<keyof MapSearch, string | null | undefined>>): void => onSearch(readSearch({ ...search, ...part }));
  return (
    <div className={classes.controls} role="group" aria-label={t("page.controls")}>
      <div className={classes.line}>
        <div className={classes.choices}>
          <PeriodInput quiet label={t("page.period")} value={search.period ?? null} onChange={(period) => change({ period })} />
          <SegmentInput quiet label={t("page.group")} value={search.among ?? null} onChange={(among) => change({ among })} />
          <CompareChoice search={search} days={days ?? { first: "", last: "" }} onChange={(next) => onSearch(readSearch({ ...next }))} />
        </div>
        <Group gap="xs" className={classes.looks}>
          <RowsMenu rows={rows} onRows={onRows} />
          <OutMenu query={requestOf(search).query} />
          <ZoomControl zoom={zoomOf(search)} onZoom={(zoom) => change({ zoom: zoom === "rows" ? undefined : zoom })} />
        </Group>
      </div>
      {days?.first && days.first !== days.last && (
        <DaySlider
          first={days.first} last={days.last} days={days.days} value={search.as_of} beside={search.against_day}
          onChange={(as_of) => change({ as_of })} onSince={(against_day) => onSearch(readSearch({ ...alone(search), as_of: undefined, against_day }))}
        />
      )}
    </div>
  );
}
