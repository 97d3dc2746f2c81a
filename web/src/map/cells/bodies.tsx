// What does a card of each kind show? A head, which opens it, what is drawn below, and small print.

import type { ReactNode } from "react";

import { Share, shareOfCount } from "../bars/Bars";
import { figureOf, leadOf, type Pair } from "../pairing";
import type { Say } from "../say";
import { title } from "../sentences";
import { nameOf } from "../told";
import { counted, figureText, percent } from "../units";
import classes from "./Card.module.css";
import { felt, themeSaid } from "./felt";
import { moment, pain, refused } from "./judged";
import { painPoint } from "./painPoint";
import { goal, prompt, stay, value, way } from "./valued";
import { assumed, said, scored } from "./voiced";

export interface Body {
  head: ReactNode;
  drawn: ReactNode;
  under: ReactNode;
}

/** `near`: every detail is told, not only what leads. `brief`: only what leads. */
export interface How {
  say: Say;
  near: boolean;
  brief: boolean;
}

export type BodyOf = (pair: Pair, how: How) => Body;

export const bodyOf: BodyOf = (pair, how) => (BODIES[pair.statement.kind] ?? plain)(pair, how);

/** A share of people: its name and per cent, a bar, and how many of how many. */
const shared: BodyOf = (pair, { say, near }) => {
  const one = pair.statement, lead = leadOf(one);
  const name = <span className={classes.name}>{chipped(pair, say)}</span>;
  if (!lead?.count) return { head: name, drawn: null, under: null };
  const was = pair.only ? null : figureOf(pair.was, lead.name);
  const events = near ? figureOf(one, "events") : null;
  return {
    head: <>{name}<b className={classes.value}>{percent(shareOfCount(lead.count), say)}</b></>,
    drawn: <Share part={shareOfCount(lead.count)} was={shareOfCount(was?.count)} />,
    under: <p className={classes.line}>{counted(lead.count, say)}{events && ` · ${figureText(events, say)}`}</p>,
  };
};

function chipped(pair: Pair, say: Say): ReactNode {
  const { kind, detail } = pair.statement;
  const name = title(pair.statement, say);
  const research = detail.research && kind !== "looked" ? <span className={classes.rule}>{detail.research} · </span> : null;
  if (kind === "searched") return <>{research}<q dir="auto">{pair.statement.about}</q></>;
  if (kind === "saw") return <>{research}<bdi>{pair.statement.about}</bdi></>;
  const chip = kind === "came" ? say.t("draw.channel") : detail.depth ? nameOf("depth", detail.depth, say) : "";
  return <><bdi>{name}</bdi>{chip && <> <span className={classes.chip}>{chip}</span></>}</>;
}

const measure: BodyOf = (pair, how) => (leadOf(pair.statement)?.count ? shared : value)(pair, how);

/** Of any kind: its words, and every figure in a line. */
const plain: BodyOf = (pair, { say }) => ({
  head: <span className={classes.name}>{title(pair.statement, say)}</span>,
  drawn: null,
  under: pair.statement.figures.map((figure) => <p key={figure.name} className={classes.line}>{figure.name}: {figureText(figure, say)}</p>),
});

const BODIES: Readonly<Record<string, BodyOf>> = {
  goal, steps: way, choices: way, fields: way,
  did: shared, met: shared, came: shared, looked: shared, searched: shared, saw: shared,
  felt, spoke: shared, scored, "theme said": themeSaid, told: shared, unheard: shared, said, "pain point": painPoint,
  pain, moment, refused, prompt,
  "moved on": shared, stay, measure, reading: value, assumed,
  milestone: shared, nowhere: shared, out: shared, unplaced: value,
};
