// Which map is it? The journey's name, of whom, as of when; and of two, which two.

import * as formats from "@/words/formats";

import { factsOf, isTwo, type Told, type View } from "./facts";
import classes from "./MapTitle.module.css";
import { useSay, type Say } from "./say";
import { sideNames, viewPeriod } from "./sides";

export function MapTitle({ map }: { map: Told }) {
  const say = useSay();
  const shown = factsOf(map);
  const one = isTwo(shown) ? shown.after : shown;
  return (
    <header className={classes.header}>
      <h1><bdi>{one.journey}</bdi></h1>
      {isTwo(shown) && <TwoNames names={sideNames(shown, say)} />}
      <p className={classes.view}>{viewText(one.view, say)}</p>
    </header>
  );
}

function TwoNames({ names }: { names: readonly [string, string] }) {
  return <p className={classes.two}><bdi>{names[0]}</bdi> → <bdi>{names[1]}</bdi></p>;
}

/** `20,986 people in view · as of 30 Sep 2026, 23:59 (Europe/Paris)`. */
export function viewText(view: View, say: Say): string {
  const { t, language } = say;
  if (!view.as_of) return t("draw.view.empty");
  return [
    t("draw.view.people", { count: view.people, value: formats.count(view.people, language) }),
    t("draw.view.asOf", { when: `${formats.instant(view.as_of, language, view.zone)} (${view.zone})` }),
    viewPeriod(view, say),
    view.among ? t("draw.view.among", { among: view.among }) : "",
    view.least ? t("draw.view.least", { count: view.least }) : "",
  ].filter(Boolean).join(" · ");
}
