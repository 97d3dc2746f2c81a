"""Which people, in the arrays of each generation? A set of persons, with all that can be done to sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.stats.hashing import hash_numbers
from parcours.timeline.generation import Generation
from parcours.timeline.snapshot import Snapshot

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """A flag for each person of each generation: is in the set. Nobody dead or without an event in view is."""

    flags: Mapping[Generation, Flags]

    def of(self, generation: Generation) -> Flags:
        return self.flags[generation]

    @property
    def people(self) -> int:
        """How many they are."""
        return sum(int(np.count_nonzero(flags)) for flags in self.flags.values())

    def __and__(self, other: Members) -> Members:
        return self._with(other, np.logical_and)

    def __or__(self, other: Members) -> Members:
        return self._with(other, np.logical_or)

    def __sub__(self, other: Members) -> Members:
        """Those who are not in the other set."""
        return self._with(other, np.greater)

    def _with(self, other: Members, how: Callable[[Flags, Flags], Flags]) -> Members:
        return Members({g: how(flags, other.of(g)) for g, flags in self.flags.items()})


def everybody(snapshot: Snapshot) -> Members:
    """All people with an event in view."""
    return Members({g: _seen(snapshot, g) for g in snapshot.generations})


def nobody(snapshot: Snapshot) -> Members:
    return Members({g: np.zeros(g.persons, np.bool_) for g in snapshot.generations})


def numbered(snapshot: Snapshot, persons: NDArray[np.int64]) -> Members:
    """People by their numbers over all generations."""
    found, begin = nobody(snapshot), 0
    for generation in snapshot.generations:
        mine = persons[(persons >= begin) & (persons < begin + generation.persons)] - begin
        found.of(generation)[mine] = True
        begin += generation.persons
    return found


def drawn(who: Members, people: int) -> Members:
    """About so many of the set, drawn evenly by the numbers of their ids: of the same data always the same people."""
    of = who.people
    if of <= people:
        return who
    limit = np.uint64(min(people / of, 1.0) * (2**64 - 2**11))
    flags = {}
    for generation, mine in who.flags.items():
        first = generation.ids[generation.ids_offsets[:-1]].astype(np.uint64)
        flags[generation] = mine & (hash_numbers(first)[1] < limit)
    return Members(flags)


def _seen(snapshot: Snapshot, generation: Generation) -> Flags:
    hidden = snapshot.hidden(generation)
    if hidden is None or not len(hidden):
        return generation.alive & (np.diff(generation.offsets) > 0)
    visible = np.unpackbits(hidden, bitorder="little", count=generation.events) == 0
    before = np.concatenate([[0], np.cumsum(visible)])
    return generation.alive & (np.diff(before[generation.offsets]) > 0)
