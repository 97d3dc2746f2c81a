"""`parcours names`, `rename`, `merge`, `hide`: what things are called, and a line in journey.yaml that changes it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from parcours.cli.screen import out
from parcours.model.errors import BadInput

if TYPE_CHECKING:
    from parcours.workspace.naming import Names, Thing

Folder = Annotated[Path, typer.Argument(help="The workspace's folder.")]
Property = Annotated[bool, typer.Option("--property", help="A property of events, not an event.")]
Trait = Annotated[bool, typer.Option("--trait", help="A trait of persons, not an event.")]
_TYPES = {"n": "number", "s": "text", "b": "yes/no"}
_WIDTH = 80


def names(folder: Folder, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List events, properties and traits by the names they go by."""
    from parcours.workspace import open as open_workspace
    from parcours.workspace.naming import names as of

    with open_workspace(folder) as workspace:
        found = of(workspace)
    out(json.dumps(asdict(found), ensure_ascii=False, indent=2) if as_json else lines(found))


def rename(
    folder: Folder,
    old: Annotated[str, typer.Argument(help="What it is called now.")],
    new: Annotated[str | None, typer.Argument(help="What it shall be called.")] = None,
    back: Annotated[bool, typer.Option("--back", help="Call it again what the log calls it.")] = False,
    property: Property = False,
    trait: Trait = False,
) -> None:
    """Call an event otherwise, by a line in journey.yaml; the log stays as it is."""
    from parcours.workspace import naming
    from parcours.workspace import open as open_workspace

    if back == (new is not None):
        raise BadInput("A name is given or taken back.", hint="Write rename DIR OLD NEW, or rename --back DIR NAME.")
    with open_workspace(folder) as workspace:
        of = _thing(property, trait)
        if new is None:
            left = naming.unrename(workspace, old, of=of)
            told = f"What was renamed under “{old}” is called again what the log calls it."
        else:
            left = naming.rename(workspace, old, new, of=of)
            told = f"“{old}” is called “{new}” from now on."
    out("\n".join([told, *left]))


def merge(
    folder: Folder,
    new: Annotated[str, typer.Argument(help="The name for all of them; it may be one of theirs.")],
    olds: Annotated[list[str] | None, typer.Argument(help="The names that mean the same.")] = None,
    back: Annotated[bool, typer.Option("--back", help="Count these (default: all of them) apart again.")] = False,
    property: Property = False,
    trait: Trait = False,
) -> None:
    """Count several names as one, by a line in journey.yaml; the log stays as it is."""
    from parcours.workspace import naming
    from parcours.workspace import open as open_workspace

    if not back and not olds:
        raise BadInput("Only one name was given.", hint="Name the others that mean the same: merge DIR NAME OTHER...")
    with open_workspace(folder) as workspace:
        of = _thing(property, trait)
        if back:
            left = naming.unmerge(workspace, new, olds or (), of=of)
            told = f"{_quoted(olds, '') or 'What was counted'} as “{new}” counts apart again."
        else:
            left = naming.merge(workspace, new, olds or (), of=of)
            told = f"{_quoted(olds, new)} and “{new}” are one from now on, “{new}”."
    out("\n".join([told, *left]))


def hide(
    folder: Folder,
    name: Annotated[str, typer.Argument(help="What shall be out of view.")],
    back: Annotated[bool, typer.Option("--back", help="Bring it into view again.")] = False,
    property: Property = False,
    trait: Trait = False,
) -> None:
    """Leave an event out of every answer, by a line in journey.yaml; the log stays as it is."""
    from parcours.workspace import naming
    from parcours.workspace import open as open_workspace

    with open_workspace(folder) as workspace:
        of = _thing(property, trait)
        if back:
            left = naming.unhide(workspace, name, of=of)
            told = f"“{name}” is in view again."
        else:
            left = naming.hide(workspace, name, of=of)
            told = f"“{name}” is out of view from now on. To undo it: parcours hide --back {folder} '{name}'."
    out("\n".join([told, *left]))


def lines(found: Names) -> str:
    """The list in 80 columns."""
    from parcours.analyses.terminal import fit

    width = _WIDTH - 26
    told = [_people(found), "", f"{fit('Events', width)} {'events':>12} {'people':>11}"]
    for event in found.events:
        told.append(f"{fit(event.name, width)} {event.events:>12,} {event.people:>11,}")
        told += _called(event.name, event.called)
    for title, of in (("Properties of events", found.properties), ("Traits of people", found.traits)):
        told += ["", title] if of else []
        for one in of:
            types = ", ".join(_TYPES[type] for type in one.types)
            told.append(f"{fit(one.name, width)} {types:>24}")
            told += _called(one.name, one.called) if one.called else ["    derived by Parcours, see docs/channels.md"]
    if found.hidden:
        told += ["", "Hidden by journey.yaml"]
        told += wrap(", ".join(f"{name} ({thing})" for thing, name in found.hidden), _WIDTH)
    for note in found.notes:
        told += ["", *wrap(note, _WIDTH)]
    return "\n".join(line.rstrip() for line in told)


def _people(found: Names) -> str:
    if found.customers is None:
        return f"{found.people:,} people"
    return f"{found.people:,} people: {found.customers:,} customers, {found.people - found.customers:,} visitors"


def _called(name: str, called: tuple[str, ...]) -> list[str]:
    """What the log says instead, where that is something else."""
    others = [other for other in called if other != name]
    if not others:
        return []
    also = "also " if name in called else ""
    return wrap(f"{also}{', '.join(others)} in the log", _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _quoted(names: list[str] | None, but: str) -> str:
    return ", ".join(f"“{name}”" for name in names or () if name != but)


def _thing(property: bool, trait: bool) -> Thing:
    if property and trait:
        raise BadInput("A name is a property's or a trait's.", hint="Say one of --property, --trait.")
    return "property" if property else "trait" if trait else "event"
