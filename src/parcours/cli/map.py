"""`parcours map`: the journey as a picture in the terminal, a page, paper, slides, a table or JSON."""

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
    pdf: Annotated[Path | None, typer.Option(help="Write it for paper to this file.")] = None,
    png: Annotated[Path | None, typer.Option(help="Write it as a picture to this file.")] = None,
    slides: Annotated[
        Path | None, typer.Option(help="Write a slide for each pain point to this file, .pdf or .html.")
    ] = None,
    paper: Annotated[str, typer.Option(help="A4 or A3, of the page and the PDF.")] = "A4",
    language: Annotated[str, typer.Option(help="Of pages: en, ru, ro, fr, id. Default: the reader's.")] = "",
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
        html.write_text(found.html(language=language, paper=paper), encoding="utf-8")  # type: ignore[arg-type]
        note(f"{html} holds the map: open it in a browser.")
    if pdf is not None:
        pdf.write_bytes(found.pdf(language=language, paper=paper))  # type: ignore[arg-type]
        note(f"{pdf} holds the map for {paper}.")
    if png is not None:
        png.write_bytes(found.png(language=language))
        note(f"{png} holds the map as a picture.")
    if slides is not None:
        made = found.pdf(language=language, slides=True) if slides.suffix == ".pdf" else None
        slides.write_bytes(made or found.slides(language=language).encode())
        note(f"{slides} holds a slide for each pain point.")
    if csv is not None:
        csv.write_text(found.csv(bom=True), encoding="utf-8", newline="")
        note(f"{csv} holds the map as a table.")
    if as_json:
        out(json.dumps(found.json(), ensure_ascii=False, indent=2))
    elif not any((html, pdf, png, slides, csv)):
        out(str(found))
