"""How does a screen ask about people? Found, listed, opened one by one; what unlinking would change, and did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import parcours.analyses  # noqa: F401  (registers the questions, whose parts are groups of people)
from parcours import people
from parcours.analyses.among import among
from parcours.identity.ids import named
from parcours.model.errors import BadInput
from parcours.model.segment_text import read_segment
from parcours.people import Detail, EventsFound, Link, Order, Owned, Parting, PeopleFound, Person
from parcours.timeline.members import Members
from parcours.timeline.snapshot import Snapshot
from parcours.workspace.workspace import Workspace

MOST = 200  # people, or events, on a page
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class PeopleAsked:
    """Which people, and which page of them. `among`: a segment's text; `find`: in their ids and names."""

    find: str = ""
    among: str = ""
    as_of: str = ""
    order: Order = "latest"
    begin: int = 0
    most: int = 50


@dataclass(frozen=True, slots=True)
class Linked:
    """Why a person's ids are one person."""

    ids: list[Owned]
    ids_in_all: int
    links: list[Link]
    links_in_all: int


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A pair of ids that somebody parted."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people there are."""

    people: int
    customers: int | None


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of unlinking, or of linking again."""

    before: Counted
    after: Counted
    persons: list[str]  # those who now have the two ids, by an id that points at each


def find_people(of: Workspace, asked: PeopleAsked, *, cancel: Stop | None = None) -> PeopleFound:
    """A page of people."""
    if asked.begin < 0 or not 1 <= asked.most <= MOST:
        raise BadInput(f"A page of {asked.most} people cannot be shown.", hint=f"Ask for 1 to {MOST}.")
    snapshot = of.views.view(as_of=asked.as_of or None, cancel=cancel)
    match = people.find(snapshot, of.ledger, asked.find) if asked.find.strip() else None
    who = _among(snapshot, asked.among)
    return people.listed(snapshot, of.ledger, who, match, order=asked.order, begin=asked.begin, most=asked.most)


def open_person(of: Workspace, id: str) -> Person:
    """One person."""
    snapshot = of.views.view()
    return people.person(snapshot, of.ledger.ids, people.place_of(snapshot, of.ledger, id))


def way_of(
    of: Workspace,
    id: str,
    *,
    events: Sequence[str] = (),
    said: bool = False,
    newest: bool = True,
    upto: int | None = None,
    begin: int = 0,
    most: int = 50,
) -> EventsFound:
    """A page of what one person did."""
    snapshot = of.views.view()
    place = people.place_of(snapshot, of.ledger, id)
    return people.way(
        snapshot, place, events=events, said=said, newest=newest, upto=upto, begin=begin, most=min(most, MOST)
    )


def event_of(of: Workspace, id: str, row: int) -> Detail:
    """All that is told of one event of a person."""
    snapshot = of.views.view()
    return people.detail(snapshot, people.place_of(snapshot, of.ledger, id), row)


def why_one(of: Workspace, id: str) -> Linked:
    """Why the ids of a person are one person."""
    snapshot = of.views.view()
    with of.who_is_who() as ledger:
        place = people.place_of(snapshot, ledger, id)
        found, in_all = people.links(snapshot, ledger, ledger.partition(), place)
        return Linked(people.owned(ledger, place), len(place.ids), found, in_all)


def would_part(of: Workspace, one: str, other: str) -> Parting:
    """What unlinking two ids would change."""
    snapshot = of.views.view()
    with of.who_is_who() as ledger:
        place = people.place_of(snapshot, ledger, one)
        return people.parting(snapshot, ledger, place, named(one), named(other))


def unlinks(of: Workspace) -> list[Unlinked]:
    """The pairs that somebody parted, the latest first."""
    return [Unlinked(":".join(cut.a), ":".join(cut.b)) for cut in reversed(of.ledger.unlinks)]


def unlink(of: Workspace, one: str, other: str) -> Changed:
    """Part two ids."""
    return _changed(of, one, other, of.unlink)


def relink(of: Workspace, one: str, other: str) -> Changed:
    """Take that back."""
    return _changed(of, one, other, of.relink)


def _changed(of: Workspace, one: str, other: str, change: Callable[[str, str], None]) -> Changed:
    before = _counted(of.views.view())
    change(one, other)
    snapshot = of.views.view()
    found = []
    for id in (one, other):
        for number in people.numbers_of(of.ledger, id):
            place = people.place_of_id(snapshot, number)
            if place is not None:
                found.append(people.id_text(of.ledger.ids, place.ids))
    return Changed(before, _counted(snapshot), list(dict.fromkeys(found)))


def _counted(snapshot: Snapshot) -> Counted:
    return Counted(snapshot.people, snapshot.customers)


def _among(snapshot: Snapshot, text: str) -> Members:
    who = among(snapshot, read_segment(text)) if text.strip() else None
    return people.everybody(snapshot) if who is None else who


__all__ = [
    "Changed",
    "Counted",
    "Detail",
    "EventsFound",
    "Linked",
    "Parting",
    "PeopleAsked",
    "PeopleFound",
    "Person",
    "Unlinked",
    "event_of",
    "find_people",
    "open_person",
    "relink",
    "unlink",
    "unlinks",
    "way_of",
    "why_one",
    "would_part",
]  # fmt: skip
