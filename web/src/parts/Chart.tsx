// How is a chart with axes drawn? By ECharts as SVG, in the colours of the theme, with a name for those who do not see it.

import { useComputedColorScheme } from "@mantine/core";
import { LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { type ECharts, type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useLayoutEffect, useRef, useState } from "react";

import { type Colours, coloursOf } from "@/parts/colours";

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

interface Props {
  /** Made anew of the theme's colours and the width there is. */
  option: (colours: Colours, width: number) => EChartsCoreOption;
  label: string;
  height?: number;
  onPick?: (series: number, at: number) => void;
}

export function Chart({ option, label, height = 280, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const scheme = useComputedColorScheme("light");
  const [colours, setColours] = useState<Colours | null>(null);
  const [width, setWidth] = useState(0);
  const picked = useRef(onPick);
  picked.current = onPick;

  useLayoutEffect(() => setColours(place.current ? coloursOf(place.current) : null), [scheme]);

  useEffect(() => {
    if (!place.current) return;
    const made = init(place.current, undefined, { renderer: "svg" });
    chart.current = made;
    made.on("click", (event) => picked.current?.(event.seriesIndex ?? 0, event.dataIndex ?? 0));
    const watch = new ResizeObserver(([seen]) => {
      made.resize();
      setWidth(Math.round(seen?.contentRect.width ?? 0));
    });
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    if (colours && width) chart.current?.setOption({ animation: false, ...option(colours, width) }, true);
  }, [option, colours, width]);

  return <div ref={place} role="img" aria-label={label} style={{ height, width: "100%" }} data-chart />;
}
