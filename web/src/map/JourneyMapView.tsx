// How is a map drawn? From its facts alone: no router, no server; what is tapped goes to `onOpen`.

import { useMemo, type ReactNode } from "react";

import { OriginRibbon } from "@/parts/Origin";
import { Told } from "@/told/Told";

import { Changes } from "./Changes";
import { curveOf } from "./curve/curve";
import { DrawingOf } from "./drawing";
import { factsOf, isTwo, type Lane, type Opened, type Told as Facts } from "./facts";
import { Headline } from "./Headline";
import classes from "./JourneyMapView.module.css";
import { formOf, spanOf, stakesOf } from "./layout";
import { Legend } from "./Legend";
import { MapTable } from "./MapTable";
import { sheetOf } from "./pairing";
import { PhoneMap } from "./PhoneMap";
import { useInSight, usePrinting, useWidth } from "./place";
import { ALL_ROWS, hasCurve, shownRows, type Rows } from "./rows";
import { useSay } from "./say";
import { sideNames } from "./sides";
import type { Zoom } from "./zoom";

/** What the screen may put beside what is drawn: a note's mark, a button to write. */
export interface Beside {
  statement?: (opened: Opened & { kind: "statement" }) => ReactNode;
  cell?: (lane: Lane, stage: string) => ReactNode;
  head?: (stage: string) => ReactNode;
}

export interface JourneyMapProps {
  map: Facts;
  zoom?: Zoom;
  rows?: Rows;
  onOpen?: (opened: Opened) => void;
  beside?: Beside;
  /** What stands between the band of origin and the map: title, controls. */
  children?: ReactNode;
}

const DESK = 1000; // pixels of the window, from which on it is no phone's
const NOTHING: Beside = {};
const nowhere = (): void => {};

export function JourneyMapView({ map: told, zoom = "rows", rows = ALL_ROWS, onOpen = nowhere, beside = NOTHING, children }: JourneyMapProps) {
  const say = useSay();
  const map = factsOf(told);
  const [place, width] = useWidth<HTMLDivElement>();
  const printing = usePrinting();
  useInSight(place, width);
  const sheet = useMemo(() => sheetOf(map), [map]);
  const span = useMemo(() => spanOf(sheet), [sheet]);
  const stakes = useMemo(() => stakesOf(sheet), [sheet]);
  const names = useMemo((): [string, string] => (isTwo(map) ? sideNames(map, say) : ["", ""]), [map, say]);
  const drawing = useMemo(() => ({ sheet, names, zoom, span, stakes, open: onOpen, beside }), [sheet, names, zoom, span, stakes, onOpen, beside]);
  const form = printing ? "page" : formOf(width, sheet.map.columns.length, zoom, innerWidth >= DESK);
  const lanes = shownRows(rows);
  const isCurveShown = hasCurve(rows);
  const curve = useMemo(() => (isCurveShown ? curveOf(sheet) : null), [sheet, isCurveShown]);
  return (
    <DrawingOf value={drawing}>
      <div className={classes.root} data-zoom={zoom}>
        <OriginRibbon of={sheet.map.origin} />
        <div className={classes.inside}>
          {children}
          <Headline />
          <Changes />
          <div ref={place} className={classes.place}>
            {width > 0 || printing ? form === "phone" ? <PhoneMap rows={lanes} curve={curve} /> : <MapTable rows={lanes} curve={curve} width={width} framed={form === "framed"} /> : null}
          </div>
          <Legend />
          {sheet.notes.length > 0 && (
            <section className={classes.notes} aria-label={say.t("draw.notes")}>
              <h2>{say.t("draw.notes")}</h2>
              <ul>{sheet.notes.map((note) => <li key={note}><Told text={note} /></li>)}</ul>
            </section>
          )}
          <p className={classes.end}>{say.t("draw.foot")}</p>
        </div>
      </div>
    </DrawingOf>
  );
}
