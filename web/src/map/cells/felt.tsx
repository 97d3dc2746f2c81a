// How is drawn how people feel, and of what they speak? A mean between bad and good, with its interval; how many speak badly
// and well of a theme.

import { Mark, toneOf } from "../curve/Mark";
import type { Source } from "../curve/curve";
import { Share, shareOfCount } from "../bars/Bars";
import { OnScale } from "../bars/Dots";
import type { Statement } from "../facts";
import { drawnText } from "../heard";
import { figureOf, leadOf } from "../pairing";
import type { Say } from "../say";
import { title } from "../sentences";
import { counted, figureText, interval, percent, valence, whole } from "../units";
import type { BodyOf } from "./bodies";
import classes from "./Card.module.css";

export const ENDS: readonly [number, number] = [-1, 1];

/** By what they write, their scores, or how they behave. */
export const felt: BodyOf = (pair, { say, near }) => {
  const { t } = say;
  const one = pair.statement, value = leadOf(one);
  const name = <span className={classes.name}><span {...toneOf(one.about as Source)}><Mark of={one.about as Source} size={11} /></span> {title(one, say)}</span>;
  if (value?.value == null) return { head: name, drawn: null, under: null };
  const people = figureOf(one, "people"), shown = figureOf(one, "shown"), on = figureOf(one, "went on"), intensity = figureOf(one, "intensity");
  const between = value.low !== null && value.high !== null ? interval(value.low, value.high, "valence", say) : "";
  const small = [
    between,
    people?.value != null ? figureText(people, say) : "",
    one.detail.drawn ? t("draw.card.drawn", { share: drawnText(one.detail.drawn, say) }) : "",
    near && intensity?.value != null ? t("draw.card.intensity", { value: figureText(intensity, say) }) : "",
  ].filter(Boolean);
  return {
    head: <>{name}<b className={classes.value}>{valence(value.value, say)}</b></>,
    drawn: <div {...toneOf(one.about as Source)}><OnScale mean={value.value} low={value.low} high={value.high} ends={ENDS} /></div>,
    under: <>
      {small.length > 0 && <p className={classes.line}>{small.join(" · ")}</p>}
      {shown?.count && <p className={classes.line}>{t("draw.card.frustrated")}: {whole(shown.count, say)}</p>}
      {on?.count && <p className={classes.line}>{t("draw.card.heardWentOn")}: {whole(on.count, say)}</p>}
    </>,
  };
};

/** Who speaks of it, and how many of these badly or well. */
export const themeSaid: BodyOf = (pair, { say }) => {
  const one = pair.statement, people = leadOf(one);
  const name = <span className={classes.name}><bdi>{title(one, say)}</bdi></span>;
  if (!people?.count) return { head: name, drawn: null, under: null };
  const was = pair.only ? null : figureOf(pair.was, people.name);
  return {
    head: <>{name}<b className={classes.value}>{percent(shareOfCount(people.count), say)}</b></>,
    drawn: <Share part={shareOfCount(people.count)} was={shareOfCount(was?.count)} />,
    under: <><p className={classes.line}>{counted(people.count, say)}</p><Leaning of={one} say={say} whole_ /></>,
  };
};

/** `− 16 badly · + 38 well`: colour, sign and word. */
export function Leaning({ of: one, say, whole_ = false }: { of: Statement; say: Say; whole_?: boolean }) {
  const told = (["badly", "well"] as const).map((name) => ({ name, count: figureOf(one, name)?.count ?? null })).filter(({ count }) => count !== null && count.people > 0);
  if (told.length === 0) return null;
  return (
    <p className={classes.leaning}>
      {told.map(({ name, count }) => (
        <span key={name} data-leaning={name}><b aria-hidden="true">{name === "badly" ? "−" : "+"}</b> {say.t(`draw.card.${name}`)} {whole_ ? whole(count!, say) : percent(shareOfCount(count), say)}</span>
      ))}
    </p>
  );
}
