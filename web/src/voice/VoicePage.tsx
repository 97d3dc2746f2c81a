// Which part of what customers say is shown? The inbox, themes, scores and feelings, the words of themes, how texts are
// read, and a form for what somebody heard.

import { Box, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import { CalledThemes } from "@/parts/Called";
import { Loading } from "@/parts/State";

import { isPart, type Part } from "./parts";
import { VoiceNav } from "./VoiceNav";

const SHOWN = {
  inbox: lazy(() => import("./inbox/InboxPart").then((m) => ({ default: m.InboxPart }))),
  themes: lazy(() => import("./answers/ThemesPart").then((m) => ({ default: m.ThemesPart }))),
  scores: lazy(() => import("./answers/ScoresPart").then((m) => ({ default: m.ScoresPart }))),
  words: lazy(() => import("./taxonomy/WordsPart").then((m) => ({ default: m.WordsPart }))),
  reading: lazy(() => import("./reading/ReadingPart").then((m) => ({ default: m.ReadingPart }))),
  note: lazy(() => import("./note/NotePart").then((m) => ({ default: m.NotePart }))),
} satisfies Record<Part, unknown>;

export function VoicePage() {
  const { t } = useTranslation("voice");
  const { part: said } = useParams({ strict: false }) as { part?: string };
  const part: Part = isPart(said) ? said : "inbox";
  const Shown = SHOWN[part];
  return (
    <Box px={{ base: "md", sm: "xl" }} py="lg" maw={1280} mx="auto">
      <Title order={1} size="h2" mb="xs">{t("title")}</Title>
      <VoiceNav />
      <Suspense fallback={<Loading rows={6} height={44} />}>
        <CalledThemes><Shown /></CalledThemes>
      </Suspense>
    </Box>
  );
}
