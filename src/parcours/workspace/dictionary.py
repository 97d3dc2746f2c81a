"""What can be asked about, what is it called, and what was changed of that? The page of names, for a screen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from parcours.model.journey import Journey
from parcours.model.naming import Naming
from parcours.workspace import naming
from parcours.workspace.naming import Thing
from parcours.workspace.sources import brought
from parcours.workspace.workspace import Workspace

How = Literal["rename", "merge", "hide"]
_TYPES = {"n": "number", "s": "text", "b": "yes/no"}


@dataclass(frozen=True, slots=True)
class EventName:
    """An event: how often it occurs, and what the log and the sources call it."""

    name: str
    events: int
    people: int
    called: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PropertyName:
    """A property or trait. Nothing in `called`: derived by rules, and not to be named otherwise."""

    name: str
    types: tuple[str, ...]
    called: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameChange:
    """What journey.yaml does to a name: `old` is called `new`, is joined under it, or is out of view."""

    of: Thing
    how: How
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All names, with what was changed."""

    events: tuple[EventName, ...]
    properties: tuple[PropertyName, ...]
    traits: tuple[PropertyName, ...]
    changes: tuple[NameChange, ...]
    people: int
    customers: int | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameChanged:
    """What is left to do by hand: lines of journey.yaml that still say a name that is gone."""

    left: tuple[str, ...]


def dictionary(workspace: Workspace) -> Dictionary:
    """What there is to ask about."""
    found = naming.names(workspace)
    told: defaultdict[str, list[str]] = defaultdict(list)
    for source in brought(workspace).loads:
        for name in source.names:
            if source.kind == "events" and source.source not in told[name]:
                told[name].append(source.source)
    events = tuple(
        EventName(
            one.name,
            one.events,
            one.people,
            one.called,
            tuple(dict.fromkeys(source for name in one.called for source in told[name])),
        )
        for one in found.events
    )
    return Dictionary(
        events,
        _properties(found.properties),
        _properties(found.traits),
        changes(workspace.journey),
        found.people,
        found.customers,
        found.notes,
    )


def changes(journey: Journey) -> tuple[NameChange, ...]:
    """What a definition does to names."""
    parts: tuple[tuple[Thing, Naming], ...] = (
        ("event", journey.events),
        ("property", journey.properties),
        ("trait", journey.traits),
    )
    found: list[NameChange] = []
    for of, said in parts:
        found += [NameChange(of, "rename", old, new) for old, new in said.rename]
        found += [NameChange(of, "merge", old, new) for old, new in said.merge]
        found += [NameChange(of, "hide", name, "") for name in said.hide]
    return tuple(found)


def change(workspace: Workspace, said: NameChange) -> NameChanged:
    """Do it."""
    if said.how == "rename":
        return NameChanged(naming.rename(workspace, said.old, said.new, of=said.of))
    if said.how == "merge":
        return NameChanged(naming.merge(workspace, said.new, [said.old], of=said.of))
    return NameChanged(naming.hide(workspace, said.old, of=said.of))


def merge(workspace: Workspace, of: Thing, new: str, olds: list[str]) -> NameChanged:
    """Count several names as one."""
    return NameChanged(naming.merge(workspace, new, olds, of=of))


def take_back(workspace: Workspace, said: NameChange) -> NameChanged:
    """Undo it."""
    if said.how == "rename":
        return NameChanged(naming.unrename(workspace, said.old, of=said.of))
    if said.how == "merge":
        return NameChanged(naming.unmerge(workspace, said.new, [said.old], of=said.of))
    return NameChanged(naming.unhide(workspace, said.old, of=said.of))


def _properties(found: tuple[naming.Called, ...]) -> tuple[PropertyName, ...]:
    return tuple(PropertyName(one.name, tuple(_TYPES[type] for type in one.types), one.called) for one in found)
