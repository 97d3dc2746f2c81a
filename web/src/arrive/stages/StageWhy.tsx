// Why is a stage as it is? What the order of events says, when silence ends it, and that people come back.

import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { count, duration } from "@/words/formats";

import type { StageTold } from "./board";
import classes from "./StageColumn.module.css";

export function StageWhy({ told, events, gap }: { told: StageTold; events: ReadonlyMap<string, Schemas["StageEvent"]>; gap: number | null }) {
  const { t, i18n } = useTranslation("arrive");
  const say = (value: number) => count(value, i18n.language);
  const { after } = told;
  const late = after && 2 * after.count.people < after.count.of;
  const known = told.proposed && told.events.length > 0 && told.events.every((name) => events.get(name)?.known);
  const lines = [
    known && t("because.name"),
    after && t(late ? "stages.before" : "stages.after", { event: after.event, before: after.before, people: say(late ? after.count.of - after.count.people : after.count.people), of: say(after.count.of) }),
    told.quiet != null && t("stages.quiet", { time: duration(told.quiet, i18n.language), gap: gap == null ? "" : t("stages.gap", { time: duration(gap * 86_400, i18n.language) }) }),
    told.back && t("stages.back"),
    told.assumed > 0 && t("stages.assumed", { count: told.assumed, shown: say(told.assumed) }),
  ].filter((line): line is string => !!line);
  if (!lines.length) return null;
  return <ul className={classes.why}>{lines.map((line) => <li key={line}>{line}</li>)}</ul>;
}
