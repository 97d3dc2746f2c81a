// Which answers are there to be drawn? The results of the questions, as the server's schema has them.

import type { Schemas } from "@/api/client";

export type Results = {
  actions: Schemas["ActionsResult"];
  attribution: Schemas["AttributionResult"];
  compare: Schemas["CompareResult"];
  conformance: Schemas["ConformanceResult"];
  dropoff: Schemas["DropoffResult"];
  funnel: Schemas["FunnelResult"];
  goals: Schemas["GoalsResult"];
  measures: Schemas["MeasuresResult"];
  moments: Schemas["MomentsResult"];
  pains: Schemas["PainsResult"];
  paths: Schemas["PathsResult"];
  prompts: Schemas["PromptsResult"];
  retention: Schemas["RetentionResult"];
  segment: Schemas["SegmentResult"];
  stages: Schemas["StagesResult"];
  transitions: Schemas["TransitionsResult"];
  trend: Schemas["TrendResult"];
  variants: Schemas["VariantsResult"];
  voice: Schemas["VoiceResult"];
};
export type Question = keyof Results;
export type Result = Results[Question];
export type Receipt = Schemas["Receipt"];
export type Count = Schemas["Count"];
