// How does a map in a file look? As on the screen, with what can be done without a server.

import { Drawer, Group } from "@mantine/core";
import i18next from "i18next";
import { useLayoutEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { factsOf, type Opened, type Told } from "@/map/facts";
import { JourneyMapView } from "@/map/JourneyMapView";
import { MapTitle } from "@/map/MapTitle";
import { ALL_ROWS } from "@/map/rows";
import { RowsMenu } from "@/map/RowsMenu";
import type { Zoom } from "@/map/zoom";
import { ZoomControl } from "@/map/ZoomControl";
import { FileOpened, useTitle } from "@/out/FileOpened";
import { mapOf } from "@/out/slides";
import { Look } from "@/parts/Look";
import type { Language } from "@/words/languages";

import classes from "./FileMap.module.css";

/** `fixed`: for a picture, without anything to press, and told how tall it became. */
export function FileMap({ shown, fixed }: { shown: Told; fixed: boolean }) {
  const { t } = useTranslation("out");
  const [zoom, setZoom] = useState<Zoom>("rows");
  const [rows, setRows] = useState(ALL_ROWS);
  const [opened, setOpened] = useState<Opened | null>(null);
  const title = useTitle(opened);
  useTall(fixed);
  return (
    <>
      <main>
        <JourneyMapView map={shown} zoom={zoom} rows={rows} onOpen={fixed ? undefined : setOpened}>
          <div className={classes.head}>
            <MapTitle map={shown} />
            {!fixed && (
              <Group gap="xs" className={classes.tools}>
                <ZoomControl zoom={zoom} onZoom={setZoom} />
                <RowsMenu rows={rows} onRows={setRows} />
                <Look onLanguage={speak} />
              </Group>
            )}
          </div>
        </JourneyMapView>
      </main>
      <footer className={classes.foot}>{t("foot", { version: mapOf(factsOf(shown)).parcours })}</footer>
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        size="md"
        title={title}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        {opened && <FileOpened opened={opened} shown={factsOf(shown)} />}
      </Drawer>
    </>
  );
}

/** The page says how tall it is, for who draws a picture of it. */
function useTall(fixed: boolean): void {
  useLayoutEffect(() => {
    if (!fixed) return undefined;
    const tell = (): void => {
      document.documentElement.dataset.height = String(document.documentElement.scrollHeight);
    };
    const seen = new ResizeObserver(tell);
    seen.observe(document.body);
    tell();
    return () => seen.disconnect();
  }, [fixed]);
}

function speak(language: Language): void {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
