"""Which groups of customers have a name, how large are they now, and how is one made, changed, renamed or removed?

They are the segments of journey.yaml. A group that others are built of, or that a kept question asks about, keeps its
references when it is renamed, and is not removed under them.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import parcours.analyses  # noqa: F401  (registers the questions, whose parts are groups of people)
from parcours.analyses.among import among
from parcours.model.count import Count
from parcours.model.errors import BadInput, ParcoursError, unknown_name
from parcours.model.journey import Journey
from parcours.model.journey_cut import without_entry
from parcours.model.journey_edit import with_entry
from parcours.model.journey_text import read_journey
from parcours.model.journey_values import with_key, with_value
from parcours.model.segment_text import read_segment, write_segment
from parcours.model.segments import Called, InAll, InAny, NamedSegment, NotIn, OfAnswer, Segment, parts
from parcours.workspace.editing import edit_journey
from parcours.workspace.workspace import Workspace

Stop = Callable[[], bool]
_KEY = "segments"
_LONGEST = 100  # letters of a name
_ASKED = ("among", "versus", "segments", "against_group")  # keys of queries under which segments' texts stand


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """A group by its name."""

    name: str
    rule: str
    people: Count | None  # in it, of all; None: its rule fails
    failed: str  # why, in words; empty: it does not
    used_by: list[str]  # other groups that are built of it


@dataclass(frozen=True, slots=True)
class Groups:
    """All groups, as journey.yaml has them."""

    groups: list[NamedGroup]
    people: int
    as_of: int
    zone: str
    origin: list[str]


def groups(of: Workspace, *, as_of: str = "", cancel: Stop | None = None) -> Groups:
    """All groups with their size now, or on a day."""
    snapshot = of.views.view(as_of=as_of or None, cancel=cancel)
    named = () if snapshot.journey is None else snapshot.journey.segments
    found = []
    for one in named:
        people, failed = None, ""
        try:
            who = among(snapshot, Called(one.name))
            people = Count(snapshot.people if who is None else who.people, snapshot.people)
        except ParcoursError as error:  # one that fails does not hide the others
            failed = f"{error} {error.hint}".strip()
        users = [other.name for other in named if other is not one and one.name in _called(other.segment)]
        found.append(NamedGroup(one.name, write_segment(one.segment), people, failed, users))
    return Groups(found, snapshot.people, snapshot.as_of, snapshot.id.zone, list(snapshot.origin))


def make_group(of: Workspace, name: str, rule: str) -> None:
    """Give a rule a name."""
    name = _name(name)
    if name in _names(of.journey):
        raise BadInput(f"There already is a group “{name}”.", hint="Choose another name, or change that group.")
    _write(
        of, f"group {name}", lambda text: with_entry(text, (_KEY, name), rule), [*of.journey.segments, _as(name, rule)]
    )


def change_group(of: Workspace, name: str, *, new: str, rule: str) -> None:
    """Give a group another rule, or another name; whatever refers to it goes on doing so."""
    journey = of.journey
    _known(journey, name)
    new = _name(new)
    if new != name and new in _names(journey):
        raise BadInput(f"There already is a group “{new}”.", hint="Choose another name.")
    wanted = [
        _as(new, rule) if one.name == name else replace(one, segment=renamed(one.segment, name, new))
        for one in journey.segments
    ]

    def edit(text: str) -> str:
        for before, after in zip(journey.segments, wanted, strict=True):
            if after != before:
                said = rule if before.name == name else write_segment(after.segment)
                text = _with(text, before.name, said, called=after.name)
        return text

    _write(of, f"group {new}" if new == name else f"regroup {name}", edit, wanted)
    if new != name:
        _rename_in_saved(of, name, new)


def remove_group(of: Workspace, name: str) -> None:
    """Take a group's name away; people stay who they are."""
    journey = of.journey
    _known(journey, name)
    users = [one.name for one in journey.segments if one.name != name and name in _called(one.segment)]
    if users:
        said = " and ".join(f"“{user}”" for user in users)
        raise BadInput(f"“{name}” is part of {said}.", hint="Change or remove those first.")
    left = [one for one in journey.segments if one.name != name]
    _write(of, f"ungroup {name}", lambda text: without_entry(text, (_KEY, name)), left)


def renamed(segment: Segment, old: str, new: str) -> Segment:
    """The segment in which a group goes by its new name."""
    match segment:
        case Called(name):
            return Called(new) if name == old else segment
        case NotIn(inner):
            return NotIn(renamed(inner, old, new))
        case InAll(inner):
            return InAll(tuple(renamed(one, old, new) for one in inner))
        case InAny(inner):
            return InAny(tuple(renamed(one, old, new) for one in inner))
        case OfAnswer(question, query, part):
            return OfAnswer(question, json.dumps(renamed_in(json.loads(query), old, new)), part)
    return segment


def renamed_in(query: Any, old: str, new: str) -> Any:
    """A question's query as JSON, in which a group goes by its new name."""
    if isinstance(query, list):
        return [renamed_in(one, old, new) for one in query]
    if isinstance(query, dict):
        return {key: _asked(key, value, old, new) for key, value in query.items()}
    return query


def _asked(key: str, value: Any, old: str, new: str) -> Any:
    texts = value if isinstance(value, list) else [value]
    if key not in _ASKED or not all(isinstance(text, str) for text in texts):
        return renamed_in(value, old, new)
    made = [_text(text, old, new) for text in texts]
    return made if isinstance(value, list) else made[0]


def _text(text: str, old: str, new: str) -> str:
    try:
        segment = read_segment(text)
    except BadInput:
        return text
    return write_segment(renamed(segment, old, new)) if old in _called(segment) else text


def _rename_in_saved(of: Workspace, old: str, new: str) -> None:
    """Questions that were kept go on asking about the group."""
    from parcours.store.app import saved  # slow to import: see `Workspace.app`

    for one in saved.listed(of.app):
        query = renamed_in(one.query, old, new)
        if query != one.query:
            saved.change(of.app, one.id, one.name, one.question, query, shown=one.shown, now=int(time.time()))


def _called(segment: Segment) -> set[str]:
    """The groups that a segment names, those in the queries of answers too."""
    found = {part.name for part in parts(segment) if isinstance(part, Called)}
    for part in parts(segment):
        if isinstance(part, OfAnswer):
            found |= set(_in_query(json.loads(part.query)))
    return found


def _in_query(query: Any) -> Iterator[str]:
    if isinstance(query, list):
        for one in query:
            yield from _in_query(one)
    elif isinstance(query, dict):
        for key, value in query.items():
            texts = value if isinstance(value, list) else [value]
            if key in _ASKED and all(isinstance(text, str) for text in texts):
                for text in texts:
                    try:
                        yield from _called(read_segment(text))
                    except BadInput:
                        continue
            else:
                yield from _in_query(value)


def _write(of: Workspace, why: str, edit: Callable[[str], str], wanted: list[NamedSegment]) -> None:
    """Edit the text, and see that it then says this and nothing else."""
    journey = of.journey

    def checked(text: str) -> str:
        changed = edit(text)
        said = read_journey(changed)
        if replace(said, segments=()) != replace(journey, segments=()) or list(said.segments) != wanted:
            raise BadInput(
                "The text of journey.yaml is laid out in a way that cannot be changed safely.",
                hint=f"Write it in yourself, under {_KEY}: see docs/segments.md.",
            )
        return changed

    edit_journey(of, checked, why)


def _with(text: str, name: str, rule: str, *, called: str | None = None) -> str:
    """The text in which a group that is there has the rule, and perhaps another name."""
    text = with_value(text, (_KEY, name), rule)
    return text if called in (None, name) else with_key(text, (_KEY, name), str(called))


def _as(name: str, rule: str) -> NamedSegment:
    return NamedSegment(name, read_segment(rule))


def _name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > _LONGEST:
        raise BadInput("A group needs a name.", hint=f"Give it one, of up to {_LONGEST} letters.")
    return name


def _names(journey: Journey) -> list[str]:
    return [one.name for one in journey.segments]


def _known(journey: Journey, name: str) -> None:
    if name not in _names(journey):
        raise unknown_name("group", name, _names(journey))
