"""How does the timeline follow the log? Persons to whom something happened are put together anew.

A generation holds whole persons, so no reader ever merges: what an update takes over is marked dead where it
lay. Small generations are taken over along with it, and everything is, where most of what is stored would be
dead or much of it touched: so the work stays in proportion to what arrives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from parcours.timeline import arrivals
from parcours.timeline.arrivals import Arrivals, Deciding, Readable
from parcours.timeline.build import Persons, Work, build
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.ordering import NONE
from parcours.timeline.manifest import State
from parcours.timeline.parting import part
from parcours.timeline.sources import Rows, Source, Taken
from parcours.timeline.touched import Old, compare, number, touch

MOST_TOUCHED = 1 / 3  # of all events; beyond, everything is put together anew
MOST_DEAD = 1 / 2  # of all events stored
SHARD_EVENTS = 1 << 26


def unwatched(_what: str, _done: int, _of: int) -> None:
    """For those who do not ask how far it is."""


@dataclass(frozen=True)
class Means:
    """What an update may use."""

    threads: int = 2
    shard_events: int = SHARD_EVENTS
    step: Callable[[str, int, int], None] = unwatched  # told what is done, how much, of how much; may raise


def update(state: State, folder: Path, log: Readable, ledger: Deciding, means: Means) -> State:
    """The state after everything in the log; the new generations are in `folder`, the manifest is not."""
    names = state.names.copy()
    new = arrivals.read(log, ledger, names, state.sequence, means.step)
    partition = ledger.partition()
    if new.upto == state.sequence and partition.digest == state.identity:
        return state
    person = np.ascontiguousarray(partition.person, np.uint32)
    means.step("finding who is concerned", 0, 1)
    old = compare(state.generations, person)
    touched = touch(old, person, [new.rows.who, new.rows.told_who])
    _take_along(old, touched, int(np.count_nonzero(new.rows.who != NONE)), means.shard_events)
    made: list[str] = []
    if touched.any():
        persons = number(touched, person)
        sources = _sources(old, touched, persons, new.rows, log, ledger)
        prefix = f"g-{state.number + 1:06d}"
        how = (means.shard_events, means.threads, means.step)
        made = build(persons, sources, Work(folder, prefix, new.upto, len(names), *how))
    return _with_superseded(
        State(
            number=state.number + 1,
            sequence=new.upto,
            identity=partition.digest,
            names=names,
            generations=(*_left(old, touched), *(Generation.open(folder / name) for name in made)),
            origins=state.origins | new.origins,
        ),
        state,
        new,
    )


def _take_along(old: Sequence[Old], touched: NDArray[np.bool_], arriving: int, shard_events: int) -> None:
    """Touch all persons of those generations that are better taken over along with the touched ones."""
    live = sum(one.generation.live_events for one in old)
    stored = sum(one.generation.events for one in old)
    moving = sum(one.events(one.taken(touched)) for one in old)
    size = moving + arriving
    dead = stored - live + moving
    everything = size > MOST_TOUCHED * (live + arriving) or dead > MOST_DEAD * (stored + size)
    staying = [one.generation.alive & ~one.taken(touched) for one in old]
    events = [one.events(persons) for one, persons in zip(old, staying, strict=True)]
    for k in sorted(range(len(old)), key=events.__getitem__):
        # a generation no larger than what is made goes into it: so sizes about double from one to the next
        if everything or events[k] <= size <= shard_events:
            touched[old[k].who[staying[k]]] = True
            size += events[k]


def _sources(
    old: Sequence[Old],
    touched: NDArray[np.bool_],
    persons: Persons,
    rows: Rows,
    log: Readable,
    ledger: Deciding,
) -> list[Source]:
    sources: list[Source] = []
    for one in old:
        taken = one.taken(touched) & ~one.split
        if taken.any():
            sources.append(Taken(one.generation, np.where(taken, persons.of[one.who], NONE)))
        if one.split.any():
            sources.append(part(one.generation, one.split, log, ledger))
    return [*sources, rows]


def _left(old: Sequence[Old], touched: NDArray[np.bool_]) -> list[Generation]:
    """Older generations of which somebody is still alive."""
    left = []
    for one in old:
        taken = one.taken(touched)
        alive = one.generation.alive & ~taken
        if alive.any():
            left.append(replace(one.generation, alive=alive) if taken.any() else one.generation)
    return left


def _with_superseded(state: State, before: State, new: Arrivals) -> State:
    if not len(new.by):
        return replace(state, superseded=before.superseded, by=before.by, superseded_in=before.superseded_in)
    return replace(
        state,
        superseded=np.concatenate([before.superseded, new.superseded]),
        by=np.concatenate([before.by, new.by]),
        superseded_in=f"superseded-{state.number:06d}",
    )
