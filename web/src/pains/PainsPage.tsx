// Where are customers hurt, in words and in what they live, and what may be at stake? A register, ranked by expected loss;
// with what is not concluded, and why.

import { Box, Button, Drawer, NumberInput, SegmentedControl, Text, Title } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconArrowUpRight, IconInfoCircle } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PartDrawer } from "@/explore/PartDrawer";
import type { Painpoints } from "@/explore/pictures/painWords";
import type { Part } from "@/explore/pictures/shown";
import { useAnswer } from "@/explore/useAnswer";
import { toSearch } from "@/parts/address";
import { CalledThemes } from "@/parts/Called";
import { OriginRibbon } from "@/parts/Origin";
import { PeriodInput } from "@/parts/PeriodInput";
import { Counted } from "@/parts/Receipt";
import { SegmentInput } from "@/parts/SegmentInput";
import { Empty, Failed, Loading } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";

import styles from "./pains.module.css";
import { Register } from "./Register";
import { queryOf, readSearch, type Search } from "./search";

export function PainsPage() {
  const { t } = useTranslation(["pains", "explore"]);
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const search = readSearch(useSearch({ strict: false }));
  const asked = { question: "painpoints", query: queryOf(search) };
  const found = useAnswer(asked, true);
  const [part, setPart] = useState<Part | null>(null);
  const [counted, setCounted] = useState(false);
  const ask = (more: Partial<Search>): void => void navigate({ to: "/$workspace/pains", params: { workspace }, search: { ...search, ...more } as never, replace: true, resetScroll: false });
  const worth = useDebouncedCallback((value: number | undefined) => ask({ worth: value }), 500);
  const result = found.result as Painpoints | null;
  return (
    <>
      {result?.receipt && <OriginRibbon of={result.receipt.origin} />}
      <Box className={styles.page}>
        <Title order={1} size="h2">{t("pains:title")}</Title>
        <Text c="dimmed" maw={760} mt={4} mb="md">{t("pains:lead")}</Text>
        <div className={styles.asking}>
          <SegmentInput label={t("pains:among")} value={search.among ?? null} onChange={(among) => ask({ among: among ?? undefined })} />
          <PeriodInput label={t("pains:period")} value={search.period ?? null} onChange={(period) => ask({ period: period ?? undefined })} />
          {(search.worth !== undefined || (result && !result.value)) && (
            <NumberInput label={t("pains:worth")} placeholder={t("pains:worthHint")} hideControls min={0} defaultValue={search.worth} onChange={(value) => worth(typeof value === "number" && value > 0 ? value : undefined)} />
          )}
          <SegmentedControl
            value={search.as ?? "cards"} onChange={(as) => ask({ as: as === "table" ? "table" : undefined })} aria-label={t("pains:as")}
            data={[{ value: "cards", label: t("pains:cards") }, { value: "table", label: t("pains:table") }]}
          />
        </div>
        {found.error ? <Failed error={found.error} again={found.again} /> : found.stopped ? (
          <Empty title={t("explore:stopped")} action={<Button variant="default" onClick={found.again}>{t("explore:again")}</Button>} />
        ) : !result ? <Loading rows={5} height={120} {...(found.stop ? { stop: found.stop } : {})} /> : (
          <section aria-busy={found.counting} style={{ opacity: found.old ? 0.55 : 1 }}>
            <CalledThemes><Register result={result} as={search.as ?? "cards"} onPart={setPart} /></CalledThemes>
            <div className={styles.tools}>
              <Button variant="default" size="xs" disabled={!result.receipt} leftSection={<IconInfoCircle size={15} aria-hidden />} onClick={() => setCounted(true)}>{t("explore:counted")}</Button>
              <Button variant="default" size="xs" rightSection={<IconArrowUpRight size={14} aria-hidden />} renderRoot={(props) => <Link to="/$workspace/explore" params={{ workspace }} search={toSearch(asked)} {...props} />}>{t("pains:otherwise")}</Button>
            </div>
          </section>
        )}
        <PartDrawer part={part} asked={asked} onClose={() => setPart(null)} onAsk={(next) => void navigate({ to: "/$workspace/explore", params: { workspace }, search: toSearch(next) })} />
        <Drawer opened={counted} onClose={() => setCounted(false)} position="right" size="lg" title={t("explore:counted")} closeButtonProps={{ "aria-label": t("explore:close") }}>
          {result?.receipt && <Counted receipt={result.receipt} question={t("explore:question.painpoints.name")} />}
        </Drawer>
      </Box>
    </>
  );
}
