"""`parcours load`: show how the files are understood, load them with progress, say what came of every row."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from parcours.cli.screen import note, out
from parcours.collect.formats import FileOptions
from parcours.collect.progress import Progress as Where
from parcours.collect.progress import Watcher
from parcours.collect.report import LoadReport
from parcours.model.errors import BadInput
from parcours.workspace.loading import Group


def load(
    folder: Annotated[Path, typer.Argument(help="The workspace's folder.")],
    files: Annotated[list[str], typer.Argument(help="Files or patterns: CSV, NDJSON, Parquet, also gzip or zstd.")],
    map: Annotated[str, typer.Option(help="What columns mean: time=ts,person=user_id. See docs/loading.md.")] = "",
    origin: Annotated[str, typer.Option(help="Where the data come from: real, sample or simulated.")] = "",
    day_first: Annotated[bool, typer.Option("--day-first", help="Dates such as 3/4/2026 begin with the day.")] = False,
    month_first: Annotated[
        bool, typer.Option("--month-first", help="Dates such as 3/4/2026 begin with the month.")
    ] = False,
    delimiter: Annotated[str | None, typer.Option(help="Of CSV, where it is not recognised.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Of text, where it is not recognised.")] = None,
    format: Annotated[str | None, typer.Option(help="csv, ndjson or parquet, where it is not recognised.")] = None,
    header: Annotated[
        bool | None, typer.Option("--header/--no-header", help="Is the first line of CSV a header?")
    ] = None,
    columns: Annotated[str, typer.Option(help="Names of the columns, in place of a header's: a,b,c.")] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Load as proposed, without asking.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the reports as JSON.")] = False,
) -> None:
    """Load files of events; loading a file twice changes nothing."""
    from parcours.workspace import open as open_workspace

    if day_first and month_first:
        raise BadInput(
            "A date cannot begin with the day and with the month.",
            hint="Say one of --day-first, --month-first.",
        )
    said = [map] if map else []
    said += [f"origin={origin}"] if origin else []
    said += ["dates=day-first"] if day_first else ["dates=month-first"] if month_first else []
    names = tuple(name.strip() for name in columns.split(",")) if columns else None
    options = FileOptions(format=format, delimiter=delimiter, encoding=encoding, header=header, columns=names)
    with open_workspace(folder) as workspace:
        found = workspace.propose(*files, map=",".join(said), options=options)
        for group in found:
            show(group)
        if not yes and sys.stdin.isatty() and not typer.confirm("Load them so?", default=True):
            note("Nothing was loaded. Say what columns mean with --map, or mend the mapping's file.")
            raise typer.Exit(1)
        with watched() as watcher:
            loaded = workspace.load(*found, progress=watcher)
    if as_json:
        out(json.dumps([r.as_json() for r in loaded.reports], ensure_ascii=False, indent=2, default=str))
        return
    for report in loaded.reports:
        out(report_lines(report))
    out("\n" + "\n".join(loaded.joins.lines()))


def show(group: Group) -> None:
    """How the files of a group are understood, with values from their rows."""
    console = Console(stderr=True, width=None if sys.stderr.isatty() else 100)
    console.print(f"[bold]{', '.join(group.names)}[/]  {group.size / 1e6:,.1f} MB", highlight=False)
    for remark in dict.fromkeys(n for reader in group.readers for n in reader.notes):
        console.print(f"  {remark}", highlight=False, markup=False)
    if group.kept:
        console.print(f"  read as before, by the mapping “{group.mapping.source}”", highlight=False)
        return
    table = Table("column", "is taken for", "because", "for example", box=None, pad_edge=True, header_style="dim")
    for guess in group.guesses:
        table.add_row(guess.column, guess.role, guess.why, " · ".join(guess.samples))
    console.print(table, highlight=False)


def report_lines(report: LoadReport) -> str:
    """What came of a load, in words."""
    verdicts = report.verdicts
    aside = sum(verdicts.set_aside.values())
    speed = f", {verdicts.rows / report.seconds:,.0f} rows a second" if report.seconds >= 1 else ""
    if verdicts.accepted == verdicts.rows and not report.superseded:
        head = f"{report.source}: {verdicts.rows:,} rows read, all accepted, in {report.seconds:.1f} s{speed}"
        return "\n".join([f"{head} (origin: {report.origin})", *(f"  {remark}" for remark in _remarks(report))])
    lines = [
        f"{report.source}: {verdicts.rows:,} rows read in {report.seconds:.1f} s{speed} (origin: {report.origin})",
        f"  {verdicts.accepted:>12,}  accepted"
        + (f", {report.superseded:,} of them correct earlier ones" if report.superseded else ""),
        f"  {verdicts.duplicate:>12,}  already there",
        f"  {aside:>12,}  set aside" + (" (see `parcours quarantine`)" if aside else ""),
    ]
    lines += [f"  {count:>12,}    {reason}: {reason.in_words}" for reason, count in verdicts.set_aside.items()]
    lines += [f"  {remark}" for remark in _remarks(report)]
    return "\n".join(lines)


def _remarks(report: LoadReport) -> Iterator[str]:
    if report.folds:
        yield f"{report.folds:,} local times came twice when the clocks went back; the first was taken."
    if report.cut:
        yield f"{report.cut:,} times were finer than a microsecond and were cut."
    for kind, count in report.blocked.items():
        yield f"{count:,} values of {kind} stand for nobody (such as “null” or “guest”) and were left out."
    yield from report.notes


@contextmanager
def watched() -> Iterator[Watcher]:
    """A progress bar with rate and time left, on terminals only."""
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )
    with bar:
        task = bar.add_task("loading", total=None, rate="")

        def watch(where: Where) -> None:
            rate = f"{where.rows:,} rows, {where.rate:,.0f}/s"
            bar.update(task, description=where.file, completed=where.bytes, total=where.of_bytes or None, rate=rate)

        yield watch
