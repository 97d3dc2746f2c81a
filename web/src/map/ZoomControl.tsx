// How near is the map looked at? Three steps to choose from.

import { SegmentedControl } from "@mantine/core";

import { useSay } from "./say";
import { ZOOMS, type Zoom } from "./zoom";

export function ZoomControl({ zoom, onZoom }: { zoom: Zoom; onZoom: (zoom: Zoom) => void }) {
  const { t } = useSay();
  return (
    <SegmentedControl size="xs" aria-label={t("draw.zoom.label")} value={zoom} onChange={(value) => onZoom(value as Zoom)}
      data={ZOOMS.map((value) => ({ value, label: t(`draw.zoom.${value}`) }))} />
  );
}
