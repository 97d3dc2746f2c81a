"""`parcours load`: show how the files are understood, load them with progress, say what came of every row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from parcours.cli.screen import out
from parcours.collect.formats import FileOptions
from parcours.collect.progress import Progress as Where
from parcours.collect.progress import Watcher
from parcours.collect.report import LoadReport
from parcours.model.errors import BadInput


def load(
    folder: Annotated[Path, typer.Argument(help="The workspace's folder.")],
    files: Annotated[list[str], typer.Argument(help="Files or patterns: rows, or words that were said.")],
    map: Annotated[str, typer.Option(help="What columns mean: time=ts,person=user_id, or a mapping's YAML file.")] = "",
    origin: Annotated[str, typer.Option(help="Where the data come from: real, sample or simulated.")] = "",
    day_first: Annotated[bool, typer.Option("--day-first", help="Dates such as 3/4/2026 begin with the day.")] = False,
    month_first: Annotated[
        bool, typer.Option("--month-first", help="Dates such as 3/4/2026 begin with the month.")
    ] = False,
    delimiter: Annotated[str | None, typer.Option(help="Of CSV, where it is not recognised.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Of text, where it is not recognised.")] = None,
    format: Annotated[str | None, typer.Option(help="Such as csv or notes, where it is not recognised.")] = None,
    header: Annotated[
        bool | None, typer.Option("--header/--no-header", help="Is the first line of CSV a header?")
    ] = None,
    columns: Annotated[str, typer.Option(help="Names of the columns, in place of a header's: a,b,c.")] = "",
    about: Annotated[str, typer.Option(help="Whom the words are about, if not you: “competitor Brightly”.")] = "",
    ours: Annotated[str, typer.Option(help="Names of your own people in chats and calls: Maud, Teo.")] = "",
    date: Annotated[str, typer.Option(help="When it was said, where a transcript or notes do not tell.")] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Accept all that is proposed, without asking.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the reports as JSON.")] = False,
) -> None:
    """Load files of events, figures, or words that were said (CSV, NDJSON, Parquet, also packed; feeds, tickets, chats,
    transcripts, notes, surveys); files that belong together are joined. Loading a file twice changes nothing."""
    from parcours.cli.proposals import agreed
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
    options = FileOptions(
        format=format,
        delimiter=delimiter,
        encoding=encoding,
        header=header,
        columns=names,
        day_first=True if day_first else False if month_first else None,
    )
    with open_workspace(folder) as workspace:
        found = workspace.propose(*files, map=",".join(said), about=about, ours=ours, date=date, options=options)
        agreed(workspace, found, yes=yes, stated=bool(map))
        with watched() as watcher:
            loaded = workspace.load(*found, progress=watcher)
    if as_json:
        out(json.dumps([r.as_json() for r in loaded.reports], ensure_ascii=False, indent=2, default=str))
        return
    for report in loaded.reports:
        out(report_lines(report))
    if joined := list(loaded.joins.lines()):
        out("\n" + "\n".join(joined))


def report_lines(report: LoadReport) -> str:
    """What came of a load, in words."""
    verdicts = report.own
    aside = sum(verdicts.set_aside.values())
    speed = f", {verdicts.rows / report.seconds:,.0f} rows a second" if report.seconds >= 1 else ""
    events = report.events
    became = f" as {events:,} events" if events and events != verdicts.accepted else ""
    if verdicts.accepted == verdicts.rows and not report.superseded:
        head = f"{report.source}: {verdicts.rows:,} rows read, all accepted{became}, in {report.seconds:.1f} s{speed}"
        return "\n".join([f"{head} (origin: {report.origin})", *(f"  {remark}" for remark in _remarks(report))])
    lines = [
        f"{report.source}: {verdicts.rows:,} rows read in {report.seconds:.1f} s{speed} (origin: {report.origin})",
        f"  {verdicts.accepted:>12,}  accepted{became}"
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
    if report.unplaced:
        yield f"{report.unplaced:,} phone numbers name no country and were kept as written: say one in journey.yaml,"
        yield "such as country: RO, before loading."
    for file in report.looked_up:
        of = file.verdicts
        yield f"{of.joined:,} of {of.rows:,} rows of {file.name} are told within these events."
        for reason, count in of.set_aside.items():
            yield f"  {count:,} set aside, {reason}: {reason.in_words}"
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
