"""`parcours readings`: what figures of nobody (impressions, spend, search position) add up to, by name and period."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parcours.cli.screen import out

if TYPE_CHECKING:
    from parcours.workspace.readings import Sum

_ROWS = 200  # shown


def readings(
    folder: Annotated[Path, typer.Argument(help="The workspace's folder.")],
    name: Annotated[str | None, typer.Option(help="Only this figure.")] = None,
    source: Annotated[str | None, typer.Option(help="Only of this source.")] = None,
    period: Annotated[str | None, typer.Option(help="Only of this time: 2026-03-01..2026-03-31.")] = None,
    each: Annotated[str, typer.Option(help="Add up by day, week, month or year, or all.")] = "month",
    by: Annotated[
        list[str] | None, typer.Option(help="Also by this dimension: campaign, query. May be given often.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List figures that are of nobody, such as spend, added up by name and period."""
    from parcours.workspace import open as open_workspace
    from parcours.workspace.readings import sums_of

    with open_workspace(folder) as workspace:
        table = workspace.readings(name=name, source=source, period=period)
        sums = sums_of(table, workspace.journey, each=each, by=by or ())
    if as_json:
        out(json.dumps([dataclasses.asdict(one) for one in sums], ensure_ascii=False, indent=2))
    else:
        out(sum_lines(sums, by or ()))


def sum_lines(sums: Sequence[Sum], by: Sequence[str]) -> str:
    """Sums as a table of 80 columns."""
    if not sums:
        return "There are no figures yet: load an export of ads or of search, such as day, clicks, impressions, cost."
    heads = ["figure", "from", *by, "value", "of rows"]
    rows = [[one.name, one.start, *one.by, _value(one), f"{one.rows:,}"] for one in sums[:_ROWS]]
    if not any(one.start for one in sums):
        heads, rows = [h for h in heads if h != "from"], [[row[0], *row[2:]] for row in rows]
    widths = [min(max(len(cell) for cell in column), 28) for column in zip(heads, *rows, strict=True)]
    lines = [_line(row, widths) for row in (heads, *rows)]
    if len(sums) > _ROWS:
        lines.append(f"… and {len(sums) - _ROWS:,} more: narrow them down with --period, or print --json.")
    if any(one.mean for one in sums):
        lines.append("(mean): a mean over its rows, weighted by what it is a mean of where the file tells that.")
    if left := sum(one.left_out for one in sums):
        lines.append(f"{left:,} amounts in currencies without a rate are left out: state rates in journey.yaml.")
    return "\n".join(lines)


def _value(one: Sum) -> str:
    if one.value is None:
        return "unknown"
    number = f"{one.value:,.2f}" if one.mean or one.value != int(one.value) else f"{one.value:,.0f}"
    unit = one.unit if one.unit == "%" else f" {one.unit}" if one.unit else ""
    return f"{number}{unit}" + (" (mean)" if one.mean else "")


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = [cell if len(cell) <= width else f"{cell[: width - 1]}…" for cell, width in zip(cells, widths, strict=True)]
    told = [
        s.rjust(w) if at >= len(cells) - 2 else s.ljust(w) for at, (s, w) in enumerate(zip(shown, widths, strict=True))
    ]
    return "  ".join(told).rstrip()
