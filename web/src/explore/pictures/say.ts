// How is an answer put in words? The catalogue and the reader's numbers, handed to the pure makers of pictures.

import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { useCalled } from "@/parts/Called";
import { AS_COUNTED, type Called } from "@/parts/themes";
import { type Tell, useTold } from "@/told/useTold";
import { count, decimal, duration, money, share } from "@/words/formats";

import type { Count } from "./results";
import type { Cell, Part } from "./shown";

export type Words = TFunction<"explore/pictures">;

export type Unit = "persons" | "sessions" | "occurrences" | "events";

export interface Say {
  told: Tell; // what the server tells in English
  called: Called; // themes, which are counted under one name in every language
  t: Words;
  language: string;
  zone: string;
  count: (value: number) => string;
  counted: (unit: Unit, value: number) => string;
  within: (length: string) => string;
  share: (value: number) => string;
  decimal: (value: number, digits?: number) => string;
  money: (value: number, currency: string) => string;
  time: (seconds: number | null | undefined) => string;
  points: (difference: number) => string;
  tick: (difference: number) => string; // likewise, round, at an axis
  value: (value: string | number | boolean | null, other?: boolean) => string;
}

export function saying(t: Words, language: string, zone: string, told: Tell = (text) => text, called: Called = AS_COUNTED): Say {
  const signed = new Intl.NumberFormat(language, { signDisplay: "exceptZero", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const round = new Intl.NumberFormat(language, { signDisplay: "exceptZero", maximumFractionDigits: 1 });
  return {
    told,
    called,
    t,
    language,
    zone,
    count: (value) => count(value, language),
    counted: (unit, value) => t(`n.${unit}`, { count: value, n: count(value, language) }),
    within: (length) => lengthSaid(length, language),
    share: (value) => (value > 0 && value < 0.000_05 ? `< ${share(0.0001, language)}` : value < 1 && value > 0.999_95 ? `> ${share(0.9999, language)}` : share(value, language)),
    decimal: (value, digits = 1) => decimal(value, language, digits),
    money: (value, currency) => money(value, currency, language),
    time: (seconds) => (seconds == null ? "–" : duration(seconds, language, "short")),
    points: (difference) => signed.format(100 * difference),
    tick: (difference) => round.format(100 * difference),
    value: (value, other = false) => {
      if (other) return t("others");
      if (value === null) return t("missing");
      if (typeof value === "boolean") return t(value ? "yes" : "no");
      return typeof value === "number" ? decimal(value, language, 6) : value;
    },
  };
}

/** A length of time as the server writes it (7 days), in the reader's words. */
export function lengthSaid(length: string, language: string): string {
  const told = length.match(/^(\d+(?:\.\d+)?) (second|minute|hour|day|week)s?$/);
  if (!told) return length;
  return new Intl.NumberFormat(language, { style: "unit", unit: told[2], unitDisplay: "long" }).format(Number(told[1]));
}

export function useSay(zone: string): Say {
  const { t, i18n } = useTranslation("explore/pictures");
  const { told } = useTold();
  const called = useCalled();
  return useMemo(() => saying(t, i18n.language, zone, told, called), [t, i18n.language, zone, told, called]);
}

/** An event as the answer names it; *any event* in the reader's words. */
export const eventName = (name: string, say: Say): string => (name === "any event" ? say.t("anyEvent") : name);

export const shareOf = (counted: Count): number | null => (counted.of ? counted.people / counted.of : null);

const FEW = 10;

/** A share; marked where it is of too few people to conclude anything. */
const marked = (counted: Count, share: number, say: Say): string => say.share(share) + (counted.of < FEW ? "°" : "");

/** 3,752 of 15,146 · 25 %. A share never travels alone. */
export function ratio(counted: Count, say: Say): string {
  const of = say.t("of", { people: say.count(counted.people), of: say.count(counted.of) });
  const share = shareOf(counted);
  return share === null ? of : `${of} · ${marked(counted, share, say)}`;
}

/** The share as a cell that says of how many. */
export function shareCell(counted: Count | null | undefined, say: Say, part?: Part): Cell {
  const share = counted ? shareOf(counted) : null;
  return { text: share === null ? "–" : marked(counted!, share, say), value: share, part };
}

export const countCell = (people: number | null | undefined, say: Say, part?: Part): Cell => ({
  text: people == null ? "–" : say.count(people),
  value: people ?? null,
  part,
});

export const timeCell = (seconds: number | null | undefined, say: Say): Cell => ({ text: say.time(seconds), value: seconds ?? null });

export const textCell = (text: string, part?: Part): Cell => ({ text, value: text, part });

/** +4.1 (1.2 to 7.0) points. */
export const interval = (d: { estimate: number; low: number; high: number }, say: Say): string =>
  say.t("interval", { estimate: say.points(d.estimate), low: say.points(d.low), high: say.points(d.high) });
