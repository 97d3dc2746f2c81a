// As of which day? A line of all days with how many people did something on each; the map follows when it is let go.

import { Button, Group, VisuallyHidden } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import * as formats from "@/words/formats";

import classes from "./DaySlider.module.css";
import { bars, toDay, toNumber } from "./days";

interface Props {
  first: string;
  last: string;
  days: readonly { day: string; people: number }[];
  /** The day shown; none: the last. */
  value: string | undefined;
  /** Another day that it is compared with. */
  beside?: string | undefined;
  onChange: (day: string | undefined) => void;
  /** Tell what changed between the day and the latest. */
  onSince: (day: string) => void;
}

const PAUSE = 450; // milliseconds after a key, before the map follows

export function DaySlider({ first, last, days, value, beside, onChange, onSince }: Props) {
  const { t, i18n } = useTranslation("map");
  const low = toNumber(first), high = toNumber(last);
  const chosen = value ? Math.min(Math.max(toNumber(value), low), high) : high;
  const [at, setAt] = useState(chosen);
  const waiting = useRef(0);
  useEffect(() => setAt(chosen), [chosen]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const settle = (day: number): void => {
    clearTimeout(waiting.current);
    if (day !== chosen) onChange(day === high ? undefined : toDay(day));
  };
  const said = (day: number): string => formats.day(day * 86_400, i18n.language, "UTC");
  return (
    <div className={classes.slider}>
      <span className={classes.label} aria-hidden="true">{t("page.day.asOf", { day: said(at) })}</span>
      <div className={classes.track}>
        <Bars days={days} first={first} last={last} until={(at - low + 1) / (high - low + 1)} />
        {beside && (
          <span
            className={classes.beside} title={t("page.compare.with", { what: said(toNumber(beside)) })}
            style={{ insetInlineStart: `calc(8px + (100% - 16px) * ${(toNumber(beside) - low) / (high - low)})` }}
          />
        )}
        <input
          type="range" min={low} max={high} step={1} value={at} aria-label={t("page.day.label")} aria-valuetext={said(at)}
          onChange={(event) => {
            const day = Number(event.currentTarget.value);
            setAt(day);
            clearTimeout(waiting.current);
            waiting.current = window.setTimeout(() => settle(day), event.currentTarget.matches(":active") ? 60_000 : PAUSE);
          }}
          onPointerUp={(event) => settle(Number(event.currentTarget.value))}
          onBlur={() => settle(at)}
        />
      </div>
      <span className={classes.ends} aria-hidden="true"><span>{said(low)}</span><span>{said(high)}</span></span>
      {chosen !== high && (
        <Group gap={6} className={classes.now}>
          {!beside && <Button size="compact-xs" variant="light" onClick={() => onSince(toDay(chosen))}>{t("page.day.since")}</Button>}
          <Button size="compact-xs" variant="default" onClick={() => onChange(undefined)}>{t("page.day.latest")}</Button>
        </Group>
      )}
      <VisuallyHidden aria-live="polite">{value ? t("page.day.asOf", { day: said(chosen) }) : ""}</VisuallyHidden>
    </div>
  );
}

function Bars({ days, first, last, until }: Pick<Props, "days" | "first" | "last"> & { until: number }) {
  const tall = bars(days, first, last);
  const most = Math.max(1, ...tall);
  return (
    <svg viewBox={`0 0 ${tall.length} 100`} preserveAspectRatio="none" aria-hidden="true" focusable="false" className={classes.bars}>
      {tall.map((people, place) => {
        const height = 100 * Math.sqrt(people / most); // a day of a newsletter does not flatten all others
        return (
          <rect
            key={place} x={place + 0.1} width={0.8} y={100 - height} height={height}
            data-later={place / tall.length >= until || undefined}
          />
        );
      })}
    </svg>
  );
}
