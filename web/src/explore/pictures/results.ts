// Which answers are there to be drawn? The results of the questions, as the server's schema has them.

import type { Schemas } from "@/api/client";

export type Results = {
  actions: Schemas["ActionsResult"];
  attribution: Schemas["AttributionResult"];
  compare: Schemas["CompareResult"];
  conformance: Schemas["ConformanceResult"];
  delights: Schemas["DelightsResult"];
  discovered: Schemas["DiscoveredResult"];
  drivers: Schemas["DriversResult"];
  dropoff: Schemas["DropoffResult"];
  emotions: Schemas["EmotionsResult"];
  funnel: Schemas["FunnelResult"];
  goals: Schemas["GoalsResult"];
  measures: Schemas["MeasuresResult"];
  moments: Schemas["MomentsResult"];
  painpoints: Schemas["PainpointsResult"];
  pains: Schemas["PainsResult"];
  paths: Schemas["PathsResult"];
  prompts: Schemas["PromptsResult"];
  retention: Schemas["RetentionResult"];
  scores: Schemas["ScoresResult"];
  segment: Schemas["SegmentResult"];
  stages: Schemas["StagesResult"];
  themes: Schemas["ThemesResult"];
  transitions: Schemas["TransitionsResult"];
  trend: Schemas["TrendResult"];
  variants: Schemas["VariantsResult"];
  voice: Schemas["VoiceResult"];
};
export type Question = keyof Results;
export type Result = Results[Question];
export type Receipt = Schemas["Receipt"];
export type Count = Schemas["Count"];
