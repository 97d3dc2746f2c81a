// Who are they? The people of what is open: of one number, or of each of several.

import { SegmentedControl, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PeopleOf } from "@/parts/PeopleOf";

import type { Opened } from "../facts";
import { useSay } from "../say";
import { title } from "../sentences";
import type { PeoplePart } from "./people";

export function People({ parts, opened, asOf }: { parts: readonly PeoplePart[]; opened: Opened; asOf?: string | undefined }) {
  const { t } = useTranslation("map");
  const say = useSay();
  const [label, setLabel] = useState(parts[0]!.label);
  const part = parts.find((one) => one.label === label) ?? parts[0]!;
  const about = opened.kind === "statement" ? title(opened.statement, say) : opened.kind === "head" ? opened.column.name : "";
  return (
    <Stack gap="sm">
      {parts.length > 1 && (
        <SegmentedControl
          size="xs" value={part.label} onChange={(value) => setLabel(value as typeof label)} aria-label={t("page.drawer.whichPeople")}
          data={parts.map((one) => ({ value: one.label, label: t(`page.people.${one.label}`) }))}
        />
      )}
      <PeopleOf key={part.segment} segment={part.segment} {...(asOf ? { asOf } : {})} {...(about ? { suggest: about } : {})} />
    </Stack>
  );
}
