// By which rules do people come into a stage, leave it, and have what they want? Each stage as it is written, to edit.

import { Anchor, Badge, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useDefinition } from "@/data/queries";
import { StageEditor } from "@/data/rules/StageEditor";
import { StageSaid } from "@/data/rules/StageSaid";
import { Empty, Failed, Loading } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";

import panel from "../rows/rows.module.css";

export function RulesPart() {
  const { t } = useTranslation("data");
  const workspace = useWorkspace();
  const definition = useDefinition();
  const [open, setOpen] = useState<string | null>(null);
  if (definition.isPending) return <Loading rows={6} height={90} />;
  if (definition.isError) return <Failed error={definition.error} again={() => void definition.refetch()} />;
  const { stages, seen } = definition.data;
  if (!stages.length) {
    return (
      <Empty title={t("rules.none")} action={<Button component={Link} to={`/${workspace}/stages`}>{t("rules.draft")}</Button>}>
        {t("rules.noneWhy")}
      </Empty>
    );
  }
  return (
    <Stack gap="md">
      <Text c="dimmed" maw={680}>
        {t("rules.why")} <Anchor component={Link} to={`/${workspace}/stages`} underline="always">{t("rules.drag")}</Anchor>
      </Text>
      {stages.map((stage) => (
        <section key={stage.name} className={panel.panel} aria-labelledby={`stage-${stage.line}`}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Title order={2} size="h4" id={`stage-${stage.line}`} style={{ overflowWrap: "anywhere" }}>
              {stage.name}{" "}
              {stage.inferred && <Badge color="gray" variant="light" tt="none">{t("draft")}</Badge>}
            </Title>
            {open !== stage.name && (
              <Button size="compact-sm" variant="default" leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setOpen(stage.name)} aria-label={t("rules.editOf", { stage: stage.name })}>
                {t("rules.edit")}
              </Button>
            )}
          </Group>
          {(stage.inferred || stage.imagined) && <Text size="sm" c="dimmed">{stage.imagined ? t("rules.imagined") : stage.inferred}</Text>}
          {open === stage.name
            ? <StageEditor key={seen} stage={stage} seen={seen} close={() => setOpen(null)} />
            : <StageSaid stage={stage} />}
        </section>
      ))}
    </Stack>
  );
}
