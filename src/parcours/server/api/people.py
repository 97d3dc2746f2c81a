"""Who are the people, what did one of them do, and why are these ids one person?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from parcours.people import Detail, EventsFound, Parting, PeopleFound, Person
from parcours.server.place import In, InHome
from parcours.server.stopping import Stopped
from parcours.workspace import people
from parcours.workspace.people import MOST, Changed, Linked, PeopleAsked, Unlinked

router = APIRouter(prefix="/api/workspaces/{workspace}", tags=["people"])

Id = Annotated[str, Query(max_length=1_000, description="Any id of the person, kind:value.")]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ids, each kind:value."""

    one: str
    other: str


@router.post("/people")
def find_people(of: In, asked: PeopleAsked, gone: Stopped) -> PeopleFound:
    """A page of people: all, those of a group, those with something in an id or in their name."""
    return people.find_people(of, asked, cancel=gone)


@router.get("/person")
def person(of: In, id: Id) -> Person:
    """One person."""
    return people.open_person(of, id)


@router.get("/person/events")
def events_of_person(
    of: In,
    id: Id,
    event: Annotated[list[str] | None, Query(max_length=200, description="Only of these names.")] = None,
    said: Annotated[bool, Query(description="Only those at which they said something.")] = False,
    newest: Annotated[bool, Query(description="The newest first; else the oldest.")] = True,
    upto: Annotated[int | None, Query(description="Begin at this second, in the order of reading.")] = None,
    begin: Annotated[int, Query(ge=0)] = 0,
    most: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> EventsFound:
    """A page of what they did."""
    return people.way_of(of, id, events=event or (), said=said, newest=newest, upto=upto, begin=begin, most=most)


@router.get("/person/events/{row}")
def event_of_person(of: In, id: Id, row: int) -> Detail:
    """All that is told of one event."""
    return people.event_of(of, id, row)


@router.get("/person/links")
def links_of_person(of: In, id: Id) -> Linked:
    """Why these ids are one person."""
    return people.why_one(of, id)


@router.get("/unlinks")
def list_unlinks(of: In) -> list[Unlinked]:
    """The pairs of ids that somebody parted."""
    return people.unlinks(of)


@router.get("/unlinks/trial")
def try_unlinking(of: In, one: Id, other: Id) -> Parting:
    """What would change if two ids were parted."""
    return people.would_part(of, one, other)


@router.post("/unlinks")
def unlink(workspace: str, home: InHome, pair: Pair) -> Changed:
    """Part two ids. It takes seconds, and is whole or not at all: it cannot be stopped half-way."""
    with home.writing(workspace) as of:
        return people.unlink(of, pair.one, pair.other)


@router.delete("/unlinks")
def relink(workspace: str, home: InHome, one: Id, other: Id) -> Changed:
    """Have them linked again."""
    with home.writing(workspace) as of:
        return people.relink(of, one, other)
