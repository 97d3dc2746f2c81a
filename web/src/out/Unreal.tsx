// Are the figures of real people? Where they are not, that is said before anything else.

import { useTranslation } from "react-i18next";

import classes from "./Slides.module.css";

export function Unreal({ origin }: { origin: readonly string[] }) {
  const { t } = useTranslation("out");
  const unreal = (["simulated", "sample"] as const).filter((one) => origin.includes(one));
  return unreal.map((one) => (
    <p key={one} className={classes.unreal} data-origin={one}>{t(`origin.${one}`)}</p>
  ));
}
