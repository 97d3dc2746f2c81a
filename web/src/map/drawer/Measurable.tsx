// How is it made measurable? What would test it, and the one or two places where that is done.

import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useWorkspace } from "@/parts/workspace";

import type { Opened } from "../facts";
import { leadsOf, testOf, type Lead } from "./measurable";

export function Measurable({ opened }: { opened: Opened }) {
  const { t } = useTranslation("map");
  const leads = leadsOf(opened);
  if (leads.length === 0) return null;
  const test = opened.kind === "statement" ? testOf(opened.statement) : "";
  const isDraft = leads[0]!.why === "confirm";
  return (
    <Paper withBorder p="sm" component="section" aria-label={t("page.measurable.title")}>
      <Stack gap="xs">
        <Text fw={600} size="sm">{t(isDraft ? "page.measurable.draft" : "page.measurable.title")}</Text>
        {test && <Text size="sm">{t("page.measurable.test", { test })}</Text>}
        {isDraft && <Text size="sm" c="dimmed">{t("page.measurable.draftWhy")}</Text>}
        <Group gap="xs">
          {leads.map((lead, place) => <LeadButton key={place} lead={lead} first={place === 0} />)}
        </Group>
      </Stack>
    </Paper>
  );
}

function LeadButton({ lead, first }: { lead: Lead; first: boolean }) {
  const { t } = useTranslation("map");
  const workspace = useWorkspace();
  const params = { workspace };
  return (
    <Button
      size="compact-sm" variant={first ? "filled" : "default"} rightSection={<IconArrowRight size={14} aria-hidden />}
      renderRoot={(props) => {
        switch (lead.to) {
          case "stages": return <Link to="/$workspace/stages" params={params} {...props} />;
          case "files": return <Link to="/$workspace/files" params={params} {...props} />;
          case "data": return <Link to="/$workspace/data/{-$part}" params={{ ...params, part: lead.part }} {...props} />;
          case "explore":
            return <Link to="/$workspace/explore" params={params} search={{ question: lead.question, query: lead.query }} {...props} />;
        }
      }}
    >
      {t(`page.measurable.${lead.why}`)}
    </Button>
  );
}
