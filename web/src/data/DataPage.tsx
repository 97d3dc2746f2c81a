// Which part of the data is shown? Sources, rows to fix, names, touchpoints and channels, rules of stages, the text.

import { Box, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import { DataNav } from "@/data/DataNav";
import { isPart, type Part } from "@/data/parts";
import { Loading } from "@/parts/State";

const SHOWN = {
  sources: lazy(() => import("@/data/SourcesPart").then((m) => ({ default: m.SourcesPart }))),
  rows: lazy(() => import("@/data/rows/RowsPart").then((m) => ({ default: m.RowsPart }))),
  names: lazy(() => import("@/data/names/NamesPart").then((m) => ({ default: m.NamesPart }))),
  places: lazy(() => import("@/data/places/PlacesPart").then((m) => ({ default: m.PlacesPart }))),
  rules: lazy(() => import("@/data/rules/RulesPart").then((m) => ({ default: m.RulesPart }))),
  text: lazy(() => import("@/data/text/TextPart").then((m) => ({ default: m.TextPart }))),
} satisfies Record<Part, unknown>;

export function DataPage() {
  const { t } = useTranslation("data");
  const { part: said } = useParams({ strict: false }) as { part?: string };
  const part: Part = isPart(said) ? said : "sources";
  const Shown = SHOWN[part];
  return (
    <Box px={{ base: "md", sm: "xl" }} py="lg" maw={1280} mx="auto">
      <Title order={1} size="h2" mb="xs">{t("title")}</Title>
      <DataNav />
      <Suspense fallback={<Loading />}>
        <Shown />
      </Suspense>
    </Box>
  );
}
