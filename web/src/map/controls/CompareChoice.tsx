// What does the map stand beside? Nothing, an earlier period, another group, or an earlier day.

import { useTranslation } from "react-i18next";

import { Chooser } from "@/parts/Chooser";
import { late } from "@/parts/late";
import * as formats from "@/words/formats";

import { toNumber } from "./days";
import { groupText, periodText } from "./said";
import { alone, besideOf, type MapSearch } from "./search";

const Kinds = late(() => import("./CompareKinds").then((made) => made.CompareKinds));

export interface Props {
  search: MapSearch;
  days: { first: string; last: string };
  onChange: (search: MapSearch) => void;
}

export function CompareChoice({ search, days, onChange }: Props) {
  const { t, i18n } = useTranslation("map");
  const beside = besideOf(search);
  const said = {
    none: "",
    period: search.against ? periodText(search.against, i18n.language) : "",
    group: search.others ? t("page.compare.others") : groupText(search.against_group ?? ""),
    day: search.against_day ? formats.day(toNumber(search.against_day) * 86_400, i18n.language, "UTC") : "",
  }[beside];
  return (
    <Chooser
      quiet label={t("page.compare.label")} nothing={t("page.compare.nothing")} width={340}
      said={said && t("page.compare.with", { what: said })} clear={() => onChange(alone(search))} ahead={Kinds.ahead}
    >
      {() => <Kinds search={search} days={days} onChange={onChange} />}
    </Chooser>
  );
}
