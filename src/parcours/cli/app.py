"""Which commands are there? Each parses, calls one function of the workspace, and renders what comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

import parcours
from parcours.cli.screen import note, out

app = typer.Typer(
    name="parcours",
    help="The map of your customers' journey, computed from what they do and say.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Folder = Annotated[Path, typer.Argument(help="The workspace's folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def init(
    folder: Folder,
    zone: Annotated[str, typer.Option(help="Time zone of local days and of local times in files.")] = "UTC",
    template: Annotated[str | None, typer.Option(help="Begin with a journey of `parcours templates`.")] = None,
    language: Annotated[str, typer.Option(help="The template's language, a code such as fr.")] = "en",
) -> None:
    """Make a workspace in a folder."""
    from parcours.workspace import init as make

    with make(folder, zone=zone, template=template, language=language):
        out(f"{folder} is ready. Load files into it: parcours load {folder} FILE...")


@app.command()
def quarantine(
    folder: Folder,
    load: Annotated[str | None, typer.Option(help="Only rows of this load.")] = None,
    limit: Annotated[int, typer.Option(help="Show so many rows.")] = 20,
    as_json: AsJson = False,
) -> None:
    """List the rows that were set aside, with why and how to mend them."""
    from parcours.cli.rows import aside_lines
    from parcours.workspace import open as open_workspace

    with open_workspace(folder) as workspace:
        rows = workspace.quarantine(load)
    if as_json:
        out(json.dumps(rows.slice(0, limit).to_pylist(), ensure_ascii=False, indent=2, default=str))
    else:
        out(aside_lines(rows, limit))


@app.command()
def unlink(
    folder: Folder,
    one: Annotated[str, typer.Argument(help="An id as kind:value, such as user:7 or email:ann@shop.example.")],
    other: Annotated[str, typer.Argument(help="The id it was wrongly linked with.")],
) -> None:
    """Take two ids apart that are not one person; the same as if they had never been linked."""
    from parcours.workspace import open as open_workspace

    with open_workspace(folder) as workspace:
        workspace.unlink(one, other)
    out(f"{one} and {other} are no longer linked.")


@app.command()
def rerun(
    receipt: Annotated[Path, typer.Argument(help="An answer's JSON, or its receipt, in a file.")],
    folder: Annotated[Path | None, typer.Option("--dir", help="The workspace; default: the current folder.")] = None,
) -> None:
    """Count an earlier answer again, and get the same numbers or what has changed."""
    from parcours.workspace import open as open_workspace
    from parcours.workspace.rerun import read_receipt
    from parcours.workspace.rerun import rerun as again

    with open_workspace(folder or Path()) as workspace:
        verdict = again(workspace, read_receipt(receipt.read_text(encoding="utf-8")))
    out(verdict.lines())
    raise typer.Exit(0 if verdict.same else 1)


@app.command()
def doctor() -> None:
    """Compile the kernels ahead of the first question, and say what this installation has."""
    from parcours.workspace.doctor import examine

    out(examine(note))


@app.command()
def version() -> None:
    """Print the version."""
    out(parcours.__version__)


def commands() -> set[str]:
    """The names of all commands."""
    return {one.name or one.callback.__name__ for one in app.registered_commands if one.callback is not None}


def _add_commands() -> None:
    from parcours.analyses.registry import analyses
    from parcours.cli.demo import demo
    from parcours.cli.draft import draft
    from parcours.cli.listen import listen
    from parcours.cli.load import load
    from parcours.cli.map import map
    from parcours.cli.mend import mend
    from parcours.cli.names import hide, merge, names, rename
    from parcours.cli.questions import command
    from parcours.cli.readings import readings
    from parcours.cli.serve import serve
    from parcours.cli.templates import templates

    for function in (serve, load, listen, demo, draft, mend, map, readings, names, rename, merge, hide, templates):
        app.command()(function)
    for question in analyses().values():
        app.command(question.name)(command(question))


_add_commands()
