// What does coming back look like? The share that came back after each unit as a curve, and a grid of cohorts.

import { partOf } from "./parts";
import type { Count, Results } from "./results";
import { countCell, eventName, ratio, type Say, shareOf, textCell } from "./say";
import { unitLabel } from "./units";
import type { Cell, Column, Grid, GridCell, Line, Lines, Shown, Table, Tone } from "./shown";

type Retention = Results["retention"];
type RetentionCell = Retention["total"][number];
const MOST_LINES = 6;

export function retention(result: Retention, say: Say): Shown {
  const { t } = say;
  const rows = result.cohorts.map((cohort) => ({ label: unitLabel(cohort.start, say.language), n: cohort.entries, cells: cohort.cells }));
  const groups = (result.groups ?? []).map((group) => ({ label: say.value(group.value, group.other), n: group.entries, cells: group.cells }));
  const first = result.total[1] ?? result.total[0];
  return {
    headline: first
      ? t("retention.headline", { ratio: ratio(first.people, say), column: columnName(result, result.total[1] ? 1 : 0, say), returns: eventName(result.returns, say) })
      : t("nobody"),
    of: t("retention.started", { counted: say.counted("persons", result.people.people), start: eventName(result.start, say), of: say.count(result.people.of) }),
    blocks: [curve(result, groups, say), ...(groups.length ? [grid(result, groups, t("by", { property: result.by ?? "" }), true, say)] : []), grid(result, rows, t("retention.cohorts"), false, say)],
    tables: [
      table(result, [{ label: t("all"), n: entries(result), cells: result.total }, ...rows], t("retention.cohorts"), say),
      ...(groups.length ? [table(result, groups, t("by", { property: result.by ?? "" }), say)] : []),
    ],
  };
}

type Row = { label: string; n: number; cells: RetentionCell[] };

const entries = (result: Retention): number => result.cohorts.reduce((sum, cohort) => sum + cohort.entries, 0);

function columnName(result: Retention, at: number, say: Say): string {
  return say.t(`retention.unit.${result.per as "day" | "week" | "month"}`, { n: result.columns[at] ?? "" });
}

function curve(result: Retention, groups: Row[], say: Say): Lines {
  const line = (cells: RetentionCell[], name: string, tone: Tone): Line => ({ name, tone, values: cells.map((cell) => shareOf(cell.people)) });
  return {
    kind: "lines",
    title: say.t("retention.curve"),
    x: result.columns.map((_, at) => columnName(result, at, say)),
    unit: "share",
    lines: groups.length
      ? groups.slice(0, MOST_LINES).map((group, at) => line(group.cells, group.label, (at + 1) as Tone))
      : [{ ...line(result.total, say.t("all"), "way"), parts: result.total.map((cell, at) => back(result, at, cell.people, say)) }],
    told: groups.length ? undefined : result.total.map((cell) => say.t("of", { people: say.count(cell.people.people), of: say.count(cell.people.of) })),
  };
}

function back(result: Retention, at: number, counted: Count, say: Say) {
  return partOf(result, `back ${result.columns[at]}`, say.t("retention.back", { column: columnName(result, at, say) }), counted.people);
}

/** `together`: rows of several cohorts, of which some are always not over. */
function grid(result: Retention, rows: Row[], title: string, together: boolean, say: Say): Grid {
  const cells = (row: Row, whole: boolean): GridCell[] =>
    row.cells.map((cell, at) => gridCell(cell, whole || together, whole ? back(result, at, cell.people, say) : undefined, `${row.label} · ${columnName(result, at, say)}`, say));
  const all = { label: say.t("all"), n: entries(result), cells: result.total };
  return {
    kind: "grid",
    title,
    corner: say.t("retention.start"),
    columns: result.columns.map((_, at) => columnName(result, at, say)),
    rows: [{ label: all.label, n: say.count(all.n), whole: true, cells: cells(all, true) }, ...rows.map((row) => ({ label: row.label, n: say.count(row.n), cells: cells(row, false) }))],
  };
}

/** A cell is of those for whom the unit is over; where it is over for nobody, who came back already is told, in no ratio. */
function gridCell(cell: RetentionCell, together: boolean, part: GridCell["part"], where: string, say: Say): GridCell {
  const share = shareOf(cell.people);
  if (share !== null) return { share, text: say.share(share), title: `${where}: ${ratio(cell.people, say)}`, open: cell.unfinished.of > 0 && !together, part };
  if (!cell.unfinished.of) return { share: null, text: "", title: where };
  const already = say.t("of", { people: say.count(cell.unfinished.people), of: say.count(cell.unfinished.of) });
  return { share: null, text: say.t("retention.already", { n: say.count(cell.unfinished.people) }), title: `${where}: ${say.t("retention.open", { of: already })}`, open: true };
}

function table(result: Retention, rows: Row[], title: string, say: Say): Table {
  const columns: Column[] = result.columns.map((_, at) => ({ label: columnName(result, at, say), number: true }));
  return {
    title,
    columns: [{ label: say.t("retention.start") }, { label: say.t("people"), number: true }, ...columns],
    rows: rows.map((row, number) => [
      textCell(row.label),
      countCell(row.n, say),
      ...row.cells.map((cell, at): Cell => ({
        text: shareOf(cell.people) === null ? "–" : ratio(cell.people, say),
        value: shareOf(cell.people),
        part: number === 0 && title === say.t("retention.cohorts") ? back(result, at, cell.people, say) : undefined,
      })),
    ]),
  };
}
