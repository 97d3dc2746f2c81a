// What do themes look like? How many of those who wrote name each, badly or well; how that goes from month to month; and
// beside each other by stage, source, language, or whom it is about.

import { partOf } from "./parts";
import { quotesOf } from "./quotes";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareCell, shareOf, textCell } from "./say";
import type { Bars, Block, Grid, Lines, Shown, Tone } from "./shown";

type Themes = Results["themes"];
type Theme = Themes["themes"][number];
const SHOWN = 6; // lines that can be told apart
const DRAWN = 24; // bars; all themes stand in the table

export function themes(result: Themes, say: Say): Shown {
  const { t } = say;
  const some = result.themes;
  const first = some[0];
  const blocks: Block[] = [];
  if (some.length) blocks.push(bars(result, say));
  const months = [...new Set(some.flatMap((theme) => theme.months.map((one) => one.month)))].sort();
  if (months.length > 1) blocks.push(lines(some.slice(0, SHOWN), months, say));
  if (some.some((theme) => theme.groups.length)) blocks.push(grid(result, some.slice(0, DRAWN), say));
  const quoted = some.filter((theme) => theme.quotes.length).slice(0, 8);
  if (quoted.length) blocks.push({ kind: "panels", panels: quoted.map((theme) => ({ title: named(theme, say), told: { text: ratio(theme.said, say), part: who(result, theme, "", theme.said.people, say) }, blocks: [quotesOf(theme.quotes, say)] })) });
  return {
    headline: first ? t("themes.headline", { theme: named(first, say), ratio: ratio(first.said, say) }) : t("themes.none"),
    of: t("themes.of", { ratio: ratio(result.people, say), texts: say.count(result.texts), left: ratio(result.left, say) }),
    blocks,
    tables: [
      {
        title: t("themes.title"),
        columns: [{ label: t("theme") }, { label: t("people"), number: true }, { label: t("themes.badly"), number: true }, { label: t("themes.well"), number: true }, { label: t("voice.texts"), number: true }, { label: t("themes.sentiment"), number: true }, { label: t("themes.trend"), number: true }],
        rows: some.map((theme) => [
          textCell(named(theme, say)), { text: ratio(theme.said, say), value: theme.said.people, part: who(result, theme, "", theme.said.people, say) }, { ...shareCell(theme.badly, say, who(result, theme, " badly", theme.badly.people, say)), text: ratio(theme.badly, say) },
          { ...shareCell(theme.well, say, who(result, theme, " well", theme.well.people, say)), text: ratio(theme.well, say) }, countCell(theme.texts, say), sentiment(theme, say), trend(theme, say),
        ]),
      },
      ...(months.length ? [{ title: t("themes.months"), columns: [{ label: t("theme") }, ...months.map((month) => ({ label: month, number: true }))], rows: some.map((theme) => [textCell(named(theme, say)), ...months.map((month) => countCell(theme.months.find((one) => one.month === month)?.said.people ?? 0, say))]) }] : []),
    ],
  };
}

const named = (theme: Theme, say: Say): string => say.called.theme(theme.name);

const who = (result: Themes, theme: Theme, how: "" | " badly" | " well", people: number, say: Say) =>
  partOf(result, `said ${theme.name}${how}`, say.t(how === " badly" ? "themes.saidBadly" : how === " well" ? "themes.saidWell" : "themes.said", { theme: named(theme, say) }), people);

function sentiment(theme: Theme, say: Say) {
  const one = theme.sentiment;
  if (!one) return textCell("–");
  const text = one.low === null || one.high === null ? say.decimal(one.mean, 2) : say.t("within", { value: say.decimal(one.mean, 2), low: say.decimal(one.low, 2), high: say.decimal(one.high, 2) });
  return { text, value: one.mean };
}

/** How many points of share more each month; quiet where that is no more than chance. */
function trend(theme: Theme, say: Say) {
  const one = theme.trend;
  if (!one || one.verdict === "too few") return textCell("–");
  return { text: say.t("interval", { estimate: say.points(one.per_month), low: say.points(one.low), high: say.points(one.high) }), value: one.per_month, quiet: !moves(theme) };
}

const moves = (theme: Theme): boolean => theme.trend?.verdict === "rises" || theme.trend?.verdict === "falls";

function bars(result: Themes, say: Say): Bars {
  const { t } = say;
  const ours = result.themes.filter((theme) => theme.said.people > 0); // others may be spoken of otherwise, beside us
  const some = ours.slice(0, DRAWN);
  const more = ours.length - some.length + result.fewer;
  return {
    kind: "bars",
    title: t("themes.title"),
    note: [t("themes.note"), ...(more > 0 ? [t("themes.moreInTable", { count: more, n: say.count(more) })] : [])].join(" "),
    most: Math.max(0.01, ...some.map((theme) => shareOf(theme.said) ?? 0)),
    columns: [{ label: t("themes.badly"), number: true }, { label: t("themes.well"), number: true }],
    rows: some.map((theme) => ({
      label: named(theme, say),
      note: moves(theme) ? t(theme.trend!.per_month > 0 ? "themes.grows" : "themes.shrinks", { points: say.points(theme.trend!.per_month) }) : undefined,
      bars: [{ value: shareOf(theme.said), text: ratio(theme.said, say), part: who(result, theme, "", theme.said.people, say) }],
      cells: [
        { text: ratio(theme.badly, say), value: theme.badly.people, part: who(result, theme, " badly", theme.badly.people, say) },
        { text: ratio(theme.well, say), value: theme.well.people, part: who(result, theme, " well", theme.well.people, say) },
      ],
    })),
  };
}

function lines(some: readonly Theme[], months: string[], say: Say): Lines {
  return {
    kind: "lines",
    title: say.t("themes.months"),
    note: say.t("themes.monthsNote"),
    x: months,
    unit: "share",
    lines: some.map((theme, at) => ({
      name: named(theme, say),
      tone: ((at % 8) + 1) as Tone,
      values: months.map((month) => {
        const found = theme.months.find((one) => one.month === month);
        return found ? shareOf(found.said) : null;
      }),
      open: months.map((month) => theme.months.find((one) => one.month === month)?.over === false),
    })),
  };
}

/** Themes down, groups across: the share of those who wrote there that speak badly of it. */
function grid(result: Themes, some: readonly Theme[], say: Say): Grid {
  const { t } = say;
  const groups = result.groups.map((group) => group.name);
  const label = (group: string): string => groupName(result, group, say);
  return {
    kind: "grid",
    title: t("themes.beside"),
    corner: t("theme"),
    columns: groups.map(label),
    rows: some.map((theme) => ({
      label: named(theme, say),
      n: say.count(theme.said.people),
      cells: groups.map((group) => {
        const found = theme.groups.find((one) => one.group === group);
        if (!found) return { share: null, text: "", title: "" };
        const part = result.by === "stage" && group !== "none" && group !== "out" ? partOf(result, `said ${theme.name} in ${group}`, t("painpoints.in", { theme: named(theme, say), stage: label(group) }), found.said.people) : undefined;
        return { share: shareOf(found.said), text: shareCell(found.said, say).text, part, title: t("themes.cell", { theme: named(theme, say), group: label(group), said: ratio(found.said, say), badly: ratio(found.badly, say) }) };
      }),
    })),
  };
}

/** A stage, a language, whom it is about: in the reader's words where these are ours. */
function groupName(result: Themes, group: string, say: Say): string {
  if (result.by === "stage" && (group === "none" || group === "out")) return say.t(`state.${group}`);
  if (result.by === "language") return group === "unknown" ? say.t("themes.unknown") : new Intl.DisplayNames(say.language, { type: "language", fallback: "code" }).of(group) ?? group;
  return result.by === "about" && (group === "" || group === "us") ? say.t("themes.us") : group;
}
