"""Is this how the files are to be read? What was recognised is shown on real rows; nothing is loaded on a guess."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer
from rich.console import Console
from rich.table import Table

from parcours.cli.screen import note
from parcours.cli.together import joint_lines, kept_line
from parcours.model.errors import BadInput
from parcours.workspace import Workspace
from parcours.workspace.loading import Group


def agreed(workspace: Workspace, groups: Sequence[Group], *, yes: bool, stated: bool) -> None:
    """Show how the files would be read and return if that is right: by `--yes`, by what `--map` states, by what was
    agreed to before, or by asking. Raises where nobody is there to be asked."""
    show(groups)
    new = [group for group in groups if not group.kept]
    if not new or stated:
        return
    if yes:
        note(f"Accepted as proposed (--yes): {', '.join(_called(group) for group in new)}.")
        return
    if not asked_at_a_terminal():
        raise BadInput(
            "Nothing was loaded, as nobody is there to say whether the files are read rightly.",
            hint=f"Add --yes to accept the proposal above; or edit {_draft(workspace, new)} and say --map with it.",
        )
    for group in new:
        if not typer.confirm(f"Read {_called(group)} so?", default=True, err=True):
            note(f"Nothing was loaded. Edit {_draft(workspace, [group])}, then load with --map and that file.")
            raise typer.Exit(1)


def asked_at_a_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty()


def show(groups: Sequence[Group]) -> None:
    """How the files are understood, with values from their rows."""
    joints = {id(group.joint): group for group in groups if group.joint}
    for group in joints.values():
        if group.joint and group.kept:
            note(kept_line(group.joint))
        elif group.joint:
            note("\n".join(joint_lines(group.joint)) + "\n")
    for group in groups:
        if not group.joint:
            _show_alone(group)


def _show_alone(group: Group) -> None:
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


def _called(group: Group) -> str:
    return group.table or ", ".join(group.names)


def _draft(workspace: Workspace, groups: Sequence[Group]) -> str:
    """Where the proposal was written, to be edited."""
    first = next((group for group in groups if group.joint), groups[0])
    return str(workspace.kept.draft(first.joint.plan if first.joint else first.mapping))
