"""Who is one person, all in all? Their name, since when they come, where they stand, what they do most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.identity.ids import Ids
from parcours.people.listing import Called
from parcours.people.places import Place, id_text, positions
from parcours.people.staying import name_of_state, stage_now, stays_of
from parcours.timeline.kernels import stages as kernel
from parcours.timeline.snapshot import Snapshot

_MOST_VISITS = 500
_MOST_NAMES = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay in a stage; times in seconds since 1970."""

    stage: str
    entered: int
    left: int  # or the day that it is asked as of, where it goes on
    to: str | None  # where they went; None: they are still there
    back: bool  # to an earlier stage, or to none, or out
    events: int


@dataclass(frozen=True, slots=True)
class Done:
    """An event by its name, and how often the person did it."""

    event: str
    times: int


@dataclass(frozen=True, slots=True)
class Person:
    """One person."""

    id: str
    name: str
    known: bool
    stage: str | None
    events: int
    first: int
    last: int
    visits: list[Visit]  # the latest, in order of time
    visits_in_all: int
    done: list[Done]  # the most frequent first
    origin: list[str]
    as_of: int
    zone: str


def person(snapshot: Snapshot, ids: Ids, place: Place) -> Person:
    """Everything but the events themselves."""
    at = positions(snapshot, place)
    g = place.generation
    times = g.time[at].astype(np.int64)
    [stage] = stage_now(snapshot, [place])
    visits, in_all = _visits(snapshot, place, times)
    return Person(
        id=id_text(ids, place.ids),
        name=Called(snapshot, [g]).name(place, at),
        known=bool(snapshot.known(g)[place.number]),
        stage=stage,
        events=len(at),
        first=int(times[0]) if len(at) else 0,
        last=int(times[-1]) if len(at) else 0,
        visits=visits,
        visits_in_all=in_all,
        done=_done(snapshot, g.code[at]),
        origin=list(snapshot.origin),
        as_of=snapshot.as_of,
        zone=snapshot.id.zone,
    )


def _visits(snapshot: Snapshot, place: Place, times: NDArray[np.int64]) -> tuple[list[Visit], int]:
    if snapshot.journey is None or not snapshot.journey.stages:
        return [], 0
    stays, mine = stays_of(snapshot, place)
    made = []
    for n in mine[-_MOST_VISITS:].tolist():
        stage, to = int(stays.stage[n]), int(stays.to[n])
        still = to == kernel.STILL
        left = int(stays.left[n])
        begin, end = np.searchsorted(times, [int(stays.entered[n]), left + 1 if still else left])
        forward = to not in (kernel.NONE, kernel.OUT) and to > stage
        made.append(
            Visit(
                stage=name_of_state(snapshot, stage),
                entered=int(stays.entered[n]),
                left=left,
                to=None if still else name_of_state(snapshot, to),
                back=not still and not forward,
                events=int(end - begin),
            )
        )
    return made, len(mine)


def _done(snapshot: Snapshot, codes: NDArray[np.uint16]) -> list[Done]:
    counts: dict[str, int] = {}
    for code, count in zip(*(part.tolist() for part in np.unique(codes, return_counts=True)), strict=True):
        name = snapshot.names.name(code)
        counts[name] = counts.get(name, 0) + count
    found = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST_NAMES]
    return [Done(event, times) for event, times in found]
