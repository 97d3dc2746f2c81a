// What is the journey like? The map, what it is of, and beside it whatever of it was tapped. All of that is in the address.

import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { Told } from "@/api/client";
import { CalledThemes } from "@/parts/Called";
import { Empty, Failed } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";

import { MapControls } from "./controls/MapControls";
import { readSearch, zoomOf, type MapSearch } from "./controls/search";
import { Waiting } from "./controls/Waiting";
import { findOpened, openedText, stageText } from "./drawer/opened";
import { factsOf, isTwo, type Lane, type Opened } from "./facts";
import { JourneyMapView, type Beside } from "./JourneyMapView";
import classes from "./MapPage.module.css";
import { MapShape } from "./MapShape";
import { MapTitle } from "./MapTitle";
import { cellKey, countsOf, stageKey } from "./notes/about";
import { Mark } from "./notes/Marks";
import { useMap, useNotes, useRows } from "./queries";

// Fetched when somebody points at the map or moves the focus into it, or when the address says that a number is open.
const MapDrawer = lazy(() => import("./drawer/MapDrawer").then((made) => ({ default: made.MapDrawer })));

export function MapPage() {
  const workspace = useWorkspace();
  const [search, setSearch] = useAddress();
  const [rows, setRows] = useRows();
  const map = useMap(search);
  const answers = useQueryClient();
  const shown = useMemo(() => (map.data ? factsOf(map.data) : null), [map.data]);
  const open = useCallback((opened: Opened | null) => setSearch({ ...search, open: opened ? openedText(opened) : undefined }), [search, setSearch]);
  const opened = useMemo(() => (shown && search.open ? findOpened(shown, search.open) : null), [shown, search.open]);
  const openCell = useCallback((lane: Lane, stage: string): void => {
    const one = shown && (isTwo(shown) ? shown.after : shown);
    const cell = one?.rows.find((row) => row.lane === lane)?.cells.find((of) => of.stage === stage);
    if (cell) open({ kind: "cell", cell, lane });
  }, [shown, open]);
  const openStage = useCallback((stage: string): void => {
    const opened = shown && findOpened(shown, stageText(stage));
    if (opened) open(opened);
  }, [shown, open]);
  const beside = useBeside(openCell, openStage);
  const [wanted, setWanted] = useState(false);
  if (opened && !wanted) setWanted(true);
  const aboutToOpen = useCallback(() => setWanted(true), []);
  if (map.error && !map.isFetching && isNoMapYet(map.error)) return <NoMapYet />;
  const failed = map.error !== null && !map.isFetching;
  const stopped = !shown && !failed && !map.isFetching;
  const controls = <MapControls search={search} onSearch={setSearch} rows={rows} onRows={setRows} />;
  const stop = (): void => void answers.cancelQueries({ queryKey: ["map", workspace] });
  return (
    <div className={classes.page} data-beside={opened !== null || undefined}>
      {map.isFetching && <Waiting stop={stop} />}
      {(failed || stopped) && (
        <div className={classes.failed}>
          {controls}
          {failed ? <Failed error={map.error} again={() => void map.refetch()} /> : <Stopped again={() => void map.refetch()} />}
        </div>
      )}
      {!shown && !failed && !stopped && <MapShape />}
      {shown && map.data && !failed && (
        <div className={classes.map} data-old={map.isPlaceholderData || undefined} aria-busy={map.isFetching} onPointerOver={aboutToOpen} onFocus={aboutToOpen}>
          <CalledThemes>
            <JourneyMapView map={map.data} zoom={zoomOf(search)} rows={rows} onOpen={open} beside={beside}>
              <MapTitle map={map.data} />
              {controls}
            </JourneyMapView>
          </CalledThemes>
        </div>
      )}
      {shown && wanted && (
        <Suspense fallback={null}>
          <CalledThemes><MapDrawer shown={shown} opened={opened} search={search} onOpen={open} /></CalledThemes>
        </Suspense>
      )}
    </div>
  );
}

/** The address as it is meant, and how it is changed: what is opened can be gone back from. */
function useAddress(): [MapSearch, (next: MapSearch) => void] {
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const search = useMemo(() => readSearch(raw), [raw]);
  const change = useCallback(
    (next: MapSearch) => void navigate({ to: ".", search: { ...next } as never, resetScroll: false }),
    [navigate],
  );
  return [search, change];
}

/** A mark beside each cell that was written about, or can be. */
function useBeside(openCell: (lane: Lane, stage: string) => void, openStage: (stage: string) => void): Beside {
  const { t } = useTranslation("map");
  const notes = useNotes().data;
  return useMemo(() => {
    const counts = countsOf(notes ?? []);
    return {
      cell: (lane, stage) => (
        <Mark name={`${t(`draw.lane.${lane}`)}, ${stage}`} notes={counts.get(cellKey(lane, stage)) ?? 0} onOpen={() => openCell(lane, stage)} />
      ),
      head: (stage) => {
        const some = counts.get(stageKey(stage)) ?? 0;
        return some > 0 ? <Mark name={stage} notes={some} onOpen={() => openStage(stage)} /> : null;
      },
    };
  }, [t, notes, openCell, openStage]);
}

function Stopped({ again }: { again: () => void }) {
  const { t } = useTranslation("map");
  return <Empty title={t("page.stopped")} action={<Button variant="default" onClick={again}>{t("page.count")}</Button>} />;
}

const isNoMapYet = (error: unknown): boolean => error instanceof Told && error.problem.message.startsWith("There is no map yet");

/** A workspace whose journey has no stages: they are proposed from its events. */
function NoMapYet() {
  const { t } = useTranslation("map");
  const workspace = useWorkspace();
  return (
    <Empty
      title={t("page.empty.title")}
      action={
        <Button.Group>
          <Button component="div" renderRoot={(props) => <Link to="/$workspace/stages" params={{ workspace }} {...props} />}>{t("page.empty.stages")}</Button>
          <Button component="div" variant="default" renderRoot={(props) => <Link to="/$workspace/files" params={{ workspace }} {...props} />}>{t("page.empty.files")}</Button>
        </Button.Group>
      }
    >
      {t("page.empty.why")}
    </Empty>
  );
}
