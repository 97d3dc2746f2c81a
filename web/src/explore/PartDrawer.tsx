// Who are the people behind a figure of the answer, and what next? Look at them, keep them as a group, compare them.

import { Button, Drawer, Group, Stack } from "@mantine/core";
import { IconFilter, IconScale } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Part } from "@/explore/pictures/shown";
import type { Asked } from "@/parts/address";
import { PeopleOf } from "@/parts/PeopleOf";

interface Props {
  part: Part | null;
  asked: Asked;
  onClose: () => void;
  onAsk: (next: Asked) => void;
}

export function PartDrawer({ part, asked, onClose, onAsk }: Props) {
  const { t } = useTranslation("explore");
  const go = (next: Asked): void => {
    onClose();
    onAsk(next);
  };
  const comparable = asked.question !== "compare";
  return (
    <Drawer opened={part !== null} onClose={onClose} position="right" size="lg" title={part?.label} closeButtonProps={{ "aria-label": t("close") }}>
      {part && (
        <Stack gap="md">
          {comparable && (
            <Group gap="xs">
              <Button size="compact-sm" h={28} variant="light" leftSection={<IconScale size={14} aria-hidden />} onClick={() => go(comparison(asked, { among: part.segment }))}>{t("part.compare")}</Button>
              <Button size="compact-sm" h={28} variant="light" leftSection={<IconFilter size={14} aria-hidden />} onClick={() => go({ ...asked, query: { ...asked.query, among: part.segment } })}>{t("part.only")}</Button>
            </Group>
          )}
          <PeopleOf segment={part.segment} asOf={asked.asOf} suggest={part.label} />
        </Stack>
      )}
    </Drawer>
  );
}

/** The same question asked of two groups or of two periods. */
export function comparison(asked: Asked, by: { among?: string; periods?: string[] }): Asked {
  const { among: _, period: __, ...query } = asked.query;
  return { ...asked, question: "compare", query: { question: { question: asked.question, query }, ...by } };
}
