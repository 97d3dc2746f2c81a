// Of whom are the figures? What is not of real customers is said: a mark beside each figure, a band above all. Neither can
// be hidden.

import { useTranslation } from "react-i18next";

import classes from "./Origin.module.css";

const UNREAL = ["sample", "simulated"] as const;
type Unreal = (typeof UNREAL)[number];
const isUnreal = (origin: string): origin is Unreal => (UNREAL as readonly string[]).includes(origin);
const notReal = (of: readonly string[]): string[] => of.filter((origin) => origin !== "real");

/** A mark for each origin that is not real; of real data nothing. */
export function Origin({ of }: { of: readonly string[] }) {
  const { t } = useTranslation("parts");
  return notReal(of).map((origin) => (
    <span key={origin} className={classes.mark} data-origin={origin}>{isUnreal(origin) ? t(`origin.${origin}`) : origin}</span>
  ));
}

/** The band above a page of figures. */
export function OriginRibbon({ of }: { of: readonly string[] }) {
  const { t } = useTranslation("parts");
  return notReal(of).map((origin) => (
    <div key={origin} role="note" className={classes.ribbon} data-origin={origin}>
      <strong>{isUnreal(origin) ? t(`origin.${origin}`) : origin}</strong>
      <span>{isUnreal(origin) ? t(`originWhy.${origin}`) : t("origin.other", { origin })}</span>
    </div>
  ));
}
