// Which component draws a picture? One for each kind.

import { Stack, Text, Title } from "@mantine/core";
import { lazy, Suspense } from "react";

import { Loading } from "@/parts/State";

import { BarsView } from "./BarsView";
import { FlowView } from "./FlowView";
import { GridView } from "./GridView";
import { Legend } from "./Legend";
import { ListedView, QuotesView } from "./Lists";
import { PanelsView } from "./PanelsView";
import { RangesView } from "./RangesView";
import type { Say } from "./say";
import { ScoresView } from "./ScoresView";
import type { Block } from "./shown";
import { SplitView } from "./SplitView";
import { StageFlowView } from "./StageFlowView";
import { StepsView } from "./StepsView";
import { UpsetView } from "./UpsetView";

const LinesView = lazy(() => import("./LinesView").then((module) => ({ default: module.LinesView })));

export function BlockView({ block, say }: { block: Block; say: Say }) {
  const title = "title" in block ? block.title : undefined;
  const note = "note" in block ? block.note : undefined;
  return (
    <Stack gap="xs" component="section" data-block={block.kind} miw={0}>
      {title && <Title order={3} size="h6" fw={600} ff="text">{title}</Title>}
      {"legend" in block && block.legend && <Legend entries={block.legend} />}
      <Drawn block={block} say={say} />
      {note && <Text size="xs" c="dimmed" maw={720}>{note}</Text>}
    </Stack>
  );
}

function Drawn({ block, say }: { block: Block; say: Say }) {
  switch (block.kind) {
    case "bars": return <BarsView block={block} say={say} />;
    case "steps": return <StepsView block={block} say={say} />;
    case "ranges": return <RangesView block={block} say={say} />;
    case "grid": return <GridView block={block} say={say} />;
    case "lines": return <Suspense fallback={<Loading rows={1} height={260} />}><LinesView block={block} say={say} /></Suspense>;
    case "flow": return <FlowView block={block} say={say} />;
    case "stages": return <StageFlowView block={block} say={say} />;
    case "upset": return <UpsetView block={block} say={say} />;
    case "split": return <SplitView block={block} say={say} />;
    case "scores": return <ScoresView block={block} />;
    case "quotes": return <QuotesView block={block} />;
    case "listed": return <ListedView block={block} />;
    case "panels": return <PanelsView block={block} say={say} />;
  }
}
