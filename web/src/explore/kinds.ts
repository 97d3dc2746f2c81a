// Which questions are alike, and what is each drawn as on its card? The order in which they are offered.

import {
  IconArrowsRightLeft, IconArrowsSplit2, IconBolt, IconChartBar, IconChartLine, IconChartSankey, IconCirclesRelation, IconCoin, IconCursorText, IconDoorExit,
  IconFilter, IconGauge, IconHeartBroken, IconMessage, IconMoodSmile, IconRepeat, IconRoute, IconScale, IconSparkles, IconStars, IconSteeringWheel, IconTags,
  IconThumbDown, IconSpeakerphone, IconStairsUp, IconTargetArrow,
} from "@tabler/icons-react";
import type { ComponentType } from "react";

export const GROUPS = [
  ["ways", ["funnel", "dropoff", "paths", "transitions", "variants", "conformance"]],
  ["time", ["trend", "retention", "measures"]],
  ["journey", ["stages", "goals", "actions", "prompts"]],
  ["why", ["pains", "moments"]],
  ["said", ["voice", "themes", "discovered", "painpoints", "delights", "emotions", "scores", "drivers"]],
  ["whom", ["segment", "compare", "attribution"]],
] as const;

export type GroupName = (typeof GROUPS)[number][0];
export type QuestionName = (typeof GROUPS)[number][1][number];

export const ICONS: Record<QuestionName, ComponentType<{ size?: number; stroke?: number }>> = {
  funnel: IconFilter, dropoff: IconDoorExit, paths: IconChartSankey, transitions: IconArrowsRightLeft, variants: IconArrowsSplit2, conformance: IconRoute,
  trend: IconChartLine, retention: IconRepeat, measures: IconChartBar, stages: IconStairsUp, goals: IconTargetArrow, actions: IconCursorText, prompts: IconSpeakerphone,
  pains: IconHeartBroken, moments: IconBolt, voice: IconMessage,
  themes: IconTags, discovered: IconSparkles, painpoints: IconThumbDown, delights: IconStars, emotions: IconMoodSmile, scores: IconGauge, drivers: IconSteeringWheel, segment: IconCirclesRelation, compare: IconScale, attribution: IconCoin,
};

export const isQuestion = (name: string): name is QuestionName => name in ICONS;
