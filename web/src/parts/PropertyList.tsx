// Which property? Those of events, and what is known of people, found by a word of their names.

import { SegmentedControl, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Found } from "./lookingUp";
import { NameList } from "./NameList";

interface Props {
  onPick: (name: string, of: "event" | "person", found?: Found) => void;
  chosen?: string;
  traitsOnly?: boolean;
}

export function PropertyList({ onPick, chosen, traitsOnly }: Props) {
  const { t } = useTranslation("parts");
  const [of, setOf] = useState<"event" | "person">(traitsOnly ? "person" : "event");
  return (
    <Stack gap="xs">
      {!traitsOnly && (
        <SegmentedControl
          size="xs" fullWidth value={of} onChange={(value) => setOf(value as "event" | "person")}
          data={[{ value: "event", label: t("property.event") }, { value: "person", label: t("property.person") }]}
        />
      )}
      <NameList
        key={of} of={of === "event" ? "property" : "trait"} chosen={chosen ? [chosen] : []}
        label={t(of === "event" ? "property.event" : "property.person")} onPick={(name, found) => onPick(name, of, found)}
      />
    </Stack>
  );
}
