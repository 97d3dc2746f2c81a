// How is a move said? In a sentence, and as an arrow from where to where.

import type { Way } from "./facts";
import type { Say } from "./say";
import { figureText, whole } from "./units";

/** `Of those in Decision, 66% (3,896 of 5,954) went on to Delivery.` */
export function wayText(way: Way, say: Say): string {
  const figure = way.people.count ? whole(way.people.count, say) : way.people.withheld ? say.t("draw.withheld") : figureText(way.people, say);
  return say.t(`draw.way.say.${way.direction}`, { before: way.before, after: way.after, figure });
}

/** `Decision → Delivery`. */
export function wayName(way: Way, { t }: Say): string {
  const named = (place: string): string =>
    place === "none" ? t("draw.way.none") : place === "out" ? t("draw.way.outside") : place;
  return `${named(way.before)} → ${named(way.after)}`;
}
