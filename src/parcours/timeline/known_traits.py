"""What is known of a person? A trait's value as of the snapshot's day, or every value that was known up to then.

A column of a trait has its value at each event; a person may be told of later than at the last event, so what was
told is read again here, and kept by person and instant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.model.filters import Compare
from parcours.timeline import columns, told, traits
from parcours.timeline.columns import Column
from parcours.timeline.conditions import bind
from parcours.timeline.generation import Generation
from parcours.timeline.merged import merge
from parcours.timeline.names import Names
from parcours.timeline.packed import Arrays
from parcours.timeline.snapshot import Of, Snapshot

_SECOND = 1_000_000


def holds(snapshot: Snapshot, generation: Generation, compare: Compare, *, ever: bool) -> NDArray[np.bool_]:
    """Of which persons of a generation the comparison holds: as of the snapshot's day, or at some time up to it.

    A comparison means the same as in a filter of events; there the value is that at the event.
    """
    opposite = {"!=": "=", "missing": "exists"}.get(compare.op)
    plain = Compare(compare.name, opposite, compare.values, compare.of) if opposite else compare  # type: ignore[arg-type]
    people = np.arange(generation.persons, dtype=np.uint32)
    found = bind(plain, _People(snapshot, ever), generation).holds(people)  # type: ignore[arg-type]
    return (found == 0) if opposite else (found == 1)


class _People:
    """The snapshot as conditions ask for it, with columns that have an entry for each person, not each event."""

    def __init__(self, snapshot: Snapshot, ever: bool) -> None:
        self._snapshot, self._ever = snapshot, ever

    @property
    def names(self) -> Names:
        return self._snapshot.names

    def properties(self, of: Of) -> Mapping[str, frozenset[str]]:
        return self._snapshot.properties(of)

    def advice(self, name: str, of: Of) -> str:
        return self._snapshot.advice(name, of)

    def columns(self, generation: Generation, of: Of, name: str, type: str) -> Sequence[Column]:
        found = [c for c in self._snapshot.columns_of(name, of) if c.rpartition(":")[2] in (type, f"{type}s")]
        return [made for column in found for made in _columns(self._snapshot, generation, column, self._ever)]


def _columns(snapshot: Snapshot, generation: Generation, name: str, ever: bool) -> list[Column]:
    """What people have of a column; `ever`: every value that it had, which several columns may tell."""
    logged = snapshot.told_by(name)
    if not logged:
        return [_derived(snapshot, generation, name, ever)]
    told_here = [_told(snapshot, generation, column, ever) for column in logged]
    if ever or len(told_here) == 1:
        return told_here
    return [columns.whole(name, merge(told_here))]  # of each person the first that tells anything, as of an event


def _told(snapshot: Snapshot, generation: Generation, name: str, ever: bool) -> Column:
    arrays = _changes(snapshot, generation, name)
    upto = np.searchsorted(arrays["person"], np.arange(generation.persons + 1))  # whose changes are where
    first, last = _in_time(upto, arrays["us"] >= (snapshot.as_of + 1) * _SECOND)
    if not ever:
        first = np.maximum(first, last - 1)
    codes, ends = arrays["codes"], arrays.get("offsets")
    if ends is not None:
        first, last = ends[first], ends[last]
    return _stretches(Column(codes, told.whole(arrays), told.kind_of(name)), first, last)


def _derived(snapshot: Snapshot, generation: Generation, name: str, ever: bool) -> Column:
    """What rules derive has a value at each event."""
    first, last = _in_time(generation.offsets, generation.time > snapshot.as_of)
    return _stretches(snapshot.column(generation, name), first if ever else np.maximum(first, last - 1), last)


def _in_time(upto: NDArray[np.int64], late: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where each person's entries begin and end, without late ones: these come last."""
    before = np.concatenate([[0], np.cumsum(late)])
    return upto[:-1], upto[1:] - (before[upto[1:]] - before[upto[:-1]])


def _stretches(column: Column, first: NDArray[np.int64], last: NDArray[np.int64]) -> Column:
    """The column whose entry p has the values first[p] to last[p]."""
    length = np.maximum(last - first, 0)
    offsets = np.concatenate([[0], np.cumsum(length)]).astype(np.int64)
    source = np.repeat(first - offsets[:-1], length) + np.arange(offsets[-1])
    return Column(np.ascontiguousarray(column.codes[source]), column.values, column.kind, offsets)


def _changes(snapshot: Snapshot, generation: Generation, name: str) -> Arrays:
    """Everything told of the trait, by person and instant: `person`, `us`, and `codes` as a column has them."""
    known = min(generation.last_row, snapshot.log.sequence, snapshot.id.sequence)
    return snapshot.kept(generation, f"{name} told", lambda g: traits.changes(g, name, snapshot.log, known))
