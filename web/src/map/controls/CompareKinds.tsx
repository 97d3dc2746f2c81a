// With what is the map compared? One of four kinds, and the other side of it.

import { Radio, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PeriodInput } from "@/parts/PeriodInput";
import { SegmentInput } from "@/parts/SegmentInput";

import type { Props } from "./CompareChoice";
import { earlierDay, isDay, lastPeriod, periodBefore } from "./days";
import { alone, besideOf, type Beside, type MapSearch } from "./search";

const KINDS: readonly Beside[] = ["none", "period", "group", "day"];

export function CompareKinds({ search, days, onChange }: Props) {
  const { t } = useTranslation("map");
  const [beside, setBeside] = useState(besideOf(search));
  const choose = (kind: Beside): void => {
    setBeside(kind);
    onChange(begun(kind, search, days));
  };
  return (
    <Stack gap="sm">
      <Radio.Group value={beside} onChange={(kind) => choose(kind as Beside)} aria-label={t("page.compare.label")}>
        <Stack gap={8}>
          {KINDS.map((kind) => <Radio key={kind} value={kind} label={t(`page.compare.${kind}`)} size="sm" />)}
        </Stack>
      </Radio.Group>
      <Other beside={beside} search={search} days={days} onChange={onChange} />
    </Stack>
  );
}

/** The other side of the comparison. */
function Other({ beside, search, days, onChange }: Props & { beside: Beside }) {
  const { t } = useTranslation("map");
  if (beside === "period") {
    return (
      <PeriodInput
        label={t("page.compare.thatPeriod")} value={search.against ?? null}
        onChange={(against) => onChange(against ? { ...search, against } : alone(search))}
      />
    );
  }
  if (beside === "group" && !search.among) {
    return (
      <SegmentInput
        label={t("page.compare.whichGroup")} value={null} placeholder={t("page.compare.choose")}
        onChange={(text) => text && onChange({ ...alone(search), among: text, others: "yes" })}
      />
    );
  }
  if (beside === "group") {
    return (
      <SegmentInput
        label={t("page.compare.thatGroup")} value={search.against_group ?? null} placeholder={t("page.compare.others")}
        onChange={(text) => onChange({ ...alone(search), ...(text ? { against_group: text } : { others: "yes" }) })}
      />
    );
  }
  if (beside === "day") {
    return (
      <TextInput
        type="date" size="sm" label={t("page.compare.thatDay")} value={search.against_day ?? ""} min={days.first} max={search.as_of ?? days.last}
        onChange={({ currentTarget: { value } }) => isDay(value) && onChange({ ...search, against_day: value })}
      />
    );
  }
  return null;
}

/** A comparison to begin with: what people usually mean. */
function begun(kind: Beside, search: MapSearch, { first, last }: Props["days"]): MapSearch {
  const now = alone(search);
  switch (kind) {
    case "none": return now;
    case "period": {
      const period = search.period ?? lastPeriod(first, last);
      const against = periodBefore(period, first, last);
      return against ? { ...now, period, against } : now;
    }
    case "group": return search.among ? { ...now, others: "yes" } : now;
    case "day": return { ...now, against_day: earlierDay(first, search.as_of ?? last) };
  }
}
