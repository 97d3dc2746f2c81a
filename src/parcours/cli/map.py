"""`parcours map`: the journey as a picture in the terminal, a page, a table or JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from parcours.cli.screen import note, out


def map(
    folder: Annotated[Path, typer.Argument(help="The workspace's folder.")],
    period: Annotated[str | None, typer.Option(help="When: 2026-03-01..2026-03-31. Default: all of time.")] = None,
    among: Annotated[
        str | None, typer.Option(help="Only these people: a segment's name or rule, as `did Order at least 2`.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="As of this day (default: the last event).")] = None,
    against: Annotated[str | None, typer.Option(help="Beside the same map of this other period.")] = None,
    against_group: Annotated[
        str | None, typer.Option(help="Beside the map of this group; without --among: it and all others.")
    ] = None,
    against_day: Annotated[str | None, typer.Option(help="Beside the map as it stood on this day.")] = None,
    least: Annotated[int, typer.Option(help="Withhold groups of fewer people; 0: none.")] = 10,
    rows: Annotated[str, typer.Option(help="Only these rows: goals,pains.")] = "",
    most: Annotated[int, typer.Option(help="So many findings of one sort in a cell.")] = 5,
    html: Annotated[Path | None, typer.Option(help="Write one self-contained page to this file.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Write a table for spreadsheets to this file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Draw the map of the journey: stages, and what is known of each, with evidence."""
    from parcours.workspace import open as open_workspace
    from parcours.workspace.maps import map as mapped

    with open_workspace(folder) as workspace:
        found = mapped(
            workspace, period=period, among=among, as_of=as_of, against=against, against_group=against_group,
            against_day=against_day, least=least, rows=rows, most=most,
        )  # fmt: skip
    if html is not None:
        html.write_text(found.html(), encoding="utf-8")
        note(f"{html} holds the map: open it in a browser.")
    if csv is not None:
        csv.write_text(found.csv(bom=True), encoding="utf-8", newline="")
        note(f"{csv} holds the map as a table.")
    if as_json:
        out(json.dumps(found.json(), ensure_ascii=False, indent=2))
    elif html is None and csv is None:
        out(str(found))
