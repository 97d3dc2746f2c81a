"""Who are the people of a set? A page of them: who came last first, or who did most, or who has been there longest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.voice.sources import columns
from parcours.identity.ids import Ids
from parcours.identity.ledger import Ledger
from parcours.model.count import Count
from parcours.people.finding import Match
from parcours.people.places import Place, id_text, positions, strongest
from parcours.people.staying import stage_now
from parcours.people.values import called, first_values
from parcours.timeline import hidden
from parcours.timeline.generation import Generation
from parcours.timeline.members import Members
from parcours.timeline.snapshot import Snapshot

Order = Literal["latest", "earliest", "events"]
_SHOWN = 4  # ids
_LOOKED_AT, _LONGEST = 200, 100  # of a person's latest events, for a name; letters of it
_known: WeakKeyDictionary[Snapshot, dict[tuple[Generation, Order], NDArray[np.int64]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in a list."""

    id: str  # kind:value, which points at the person
    name: str  # what the data call them; empty: nothing does
    ids: list[str]  # some of them, those that were looked for first
    ids_in_all: int
    known: bool  # a customer: known by a user id, an e-mail address or a phone number
    stage: str | None  # in which they are; None: in none
    events: int
    first: int  # seconds since 1970
    last: int


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """A page of people."""

    people: Count  # found, of all
    customers: int | None  # of those found; None: nothing tells
    seen: list[Seen]
    next: int | None  # where the next page begins; None: this was the last
    origin: list[str]  # real, sample, simulated
    as_of: int
    zone: str


def listed(
    snapshot: Snapshot, ledger: Ledger, who: Members, match: Match | None, *, order: Order, begin: int, most: int
) -> PeopleFound:
    """A page of the set, from the place `begin` on."""
    chosen = who if match is None else who & match.members
    people = chosen.people
    places = _page(snapshot, chosen, order, begin, most)
    stages = stage_now(snapshot, places)
    wanted = np.empty(0, np.uint32) if match is None else match.ids
    names = Called(snapshot, (place.generation for place in places))
    known = zip(places, stages, strict=True)
    return PeopleFound(
        people=Count(people, snapshot.people),
        customers=_customers(snapshot, chosen),
        seen=[_seen(snapshot, ledger.ids, names, place, wanted, stage) for place, stage in known],
        next=begin + most if begin + most < people else None,
        origin=list(snapshot.origin),
        as_of=snapshot.as_of,
        zone=snapshot.id.zone,
    )


class Called:
    """What the data call people: each by the latest of their events that tells a name."""

    def __init__(self, snapshot: Snapshot, generations: Iterable[Generation]) -> None:
        self._held = {
            g: [[snapshot.column(g, c) for c in columns(snapshot, p, "s")] for p in called(snapshot)]
            for g in set(generations)
        }

    def name(self, place: Place, at: NDArray[np.int64]) -> str:
        """Empty where nothing tells it. `at`: the person's events."""
        for held in self._held[place.generation]:
            names = [name for name in first_values(held, at[-_LOOKED_AT:]) if name]
            if names:
                return str(names[-1])[:_LONGEST]
        return ""


def _customers(snapshot: Snapshot, who: Members) -> int | None:
    if snapshot.known_ids is None:
        return None
    return sum(int(np.count_nonzero(flags & snapshot.known(g))) for g, flags in who.flags.items())


def _seen(
    snapshot: Snapshot, ids: Ids, names: Called, place: Place, wanted: NDArray[np.uint32], stage: str | None
) -> Seen:
    mine, at = place.ids, positions(snapshot, place)
    times = place.generation.time[at]
    first = strongest(ids, mine[np.isin(mine, wanted)]) if len(wanted) else wanted
    shown = dict.fromkeys([*first[:_SHOWN].tolist(), *strongest(ids, mine)[: _SHOWN + len(first)].tolist()])
    return Seen(
        id=id_text(ids, mine),
        name=names.name(place, at),
        ids=[":".join(ids.describe(number)) for number in list(shown)[:_SHOWN]],
        ids_in_all=len(mine),
        known=bool(snapshot.known(place.generation)[place.number]),
        stage=stage,
        events=len(at),
        first=int(times[0]),
        last=int(times[-1]),
    )


def _page(snapshot: Snapshot, who: Members, order: Order, begin: int, most: int) -> Sequence[Place]:
    """Ordered by a number, then by the person's first id: the same people always come in the same order."""
    generations = [g for g in snapshot.generations if who.of(g).any()]
    if not generations:
        return ()
    persons = [np.flatnonzero(who.of(g)) for g in generations]
    keys = np.concatenate([_keys(snapshot, g, order)[p] for g, p in zip(generations, persons, strict=True)])
    of = np.repeat(np.arange(len(generations)), [len(p) for p in persons])
    person = np.concatenate(persons)
    end = min(begin + most, len(keys))
    if begin >= end:
        return ()
    firsts = np.concatenate([g.ids[g.ids_offsets[p]] for g, p in zip(generations, persons, strict=True)])
    near = np.arange(len(keys))
    if end < len(keys):
        edge = np.partition(keys, end - 1)[end - 1]
        near = np.flatnonzero(keys <= edge)
    chosen = near[np.lexsort((firsts[near], keys[near]))][begin:end]
    return [Place(generations[of[n]], int(person[n])) for n in chosen.tolist()]


def _keys(snapshot: Snapshot, generation: Generation, order: Order) -> NDArray[np.int64]:
    """What each person is ordered by, the lowest first."""
    kept = _known.setdefault(snapshot.root, {})
    if (generation, order) not in kept:
        kept[generation, order] = _made(snapshot, generation, order)
    return kept[generation, order]


def _made(snapshot: Snapshot, generation: Generation, order: Order) -> NDArray[np.int64]:
    seen = ~hidden.flags(generation, snapshot.hidden(generation))
    if order == "events":
        return -hidden.of_each(generation, seen)
    found = np.zeros(generation.persons, np.int64)
    some = np.flatnonzero(np.diff(generation.offsets))
    if len(some):
        starts = generation.offsets[some]
        if order == "latest":
            found[some] = -np.maximum.reduceat(np.where(seen, generation.time, 0), starts).astype(np.int64)
        else:
            found[some] = np.minimum.reduceat(np.where(seen, generation.time, np.uint32(2**32 - 1)), starts)
    return found
