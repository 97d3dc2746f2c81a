"""When is success looked for? Of each person's first stay in a stage, the events in which it can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.kernels import stages as kernel
from parcours.timeline.marks import Marks
from parcours.timeline.walked import Stays

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """One for each person with such a stay, in order. Marks are told by their places in the chunk."""

    person: NDArray[np.uint32]
    entered: Whole
    start: Whole  # the first mark that counts
    end: Whole  # behind the last one
    over: NDArray[np.bool_]  # nothing can come any more

    def where(self, which: NDArray[np.bool_]) -> Windows:
        """Some of them."""
        return Windows(*(getattr(self, name)[which] for name in self.__slots__))


class Chunk:
    """All visible events of a chunk's people, and the stays of exactly these."""

    def __init__(self, marks: Marks, after: NDArray[np.uint8], stays: Stays) -> None:
        self.marks = marks
        edges = np.array([marks.subjects.start, marks.subjects.stop], stays.subject.dtype)
        here = slice(*np.searchsorted(stays.subject, edges))
        self._stays = Stays(*(getattr(stays, name)[here] for name in Stays.__slots__))
        outcome = after[marks.position]
        self._moved = np.flatnonzero((marks.tie == 0) & (outcome >= kernel.MOVED))  # instants that moved people
        self._into = self._moved[outcome[self._moved] < kernel.MOVED + kernel.NONE]

    def windows(self, stage: int, period: tuple[int, int], within: int | None, as_of: int) -> Windows:
        """From entering the stage in the period, first time, for `within` seconds, else until it is left."""
        s = self._stays
        mine = np.flatnonzero((s.stage == stage) & (s.entered >= period[0]) & (s.entered < period[1]))
        mine = mine[np.diff(s.subject[mine], prepend=np.uint32(2**32 - 1)) != 0]
        entered, start = s.entered[mine].astype(np.int64), self._starts[mine]
        if within is None:
            return Windows(s.subject[mine], entered, start, self._left(mine), s.to[mine] != kernel.STILL)
        return Windows(s.subject[mine], entered, start, self.until(mine, entered + within), entered + within <= as_of)

    def upto(self, windows: Windows, second: Whole) -> Whole:
        """Behind the last mark of each window's person that is not after a second."""
        return self._behind(windows.person, second)

    @cached_property
    def instant(self) -> Whole:
        """The number of each mark's instant."""
        return np.cumsum(self.marks.tie == 0) - 1

    @cached_property
    def instants(self) -> Whole:
        """Where each instant begins, and where the last one ends."""
        return np.append(np.flatnonzero(self.marks.tie == 0), len(self.marks))

    @cached_property
    def _clock(self) -> NDArray[np.uint64]:
        return self.marks.subject.astype(np.uint64) << np.uint64(32) | self.marks.time

    def _behind(self, person: NDArray[np.uint32], second: Whole) -> Whole:
        at = np.minimum(second, 2**32 - 1).astype(np.uint64)
        return np.searchsorted(self._clock, person.astype(np.uint64) << np.uint64(32) | at, side="right")

    def until(self, stays: Whole, second: Whole) -> Whole:
        return self._behind(self._stays.subject[stays], second)

    @cached_property
    def _by_quiet(self) -> NDArray[np.bool_]:
        """Which stays began by a quiet time's end, and so between events."""
        s, found = self._stays, np.zeros(len(self._stays.subject), np.bool_)
        found[1:] = (s.subject[1:] == s.subject[:-1]) & (s.how[:-1] == kernel.BY_QUIET) & (s.to[:-1] < kernel.NONE)
        return found

    @cached_property
    def _starts(self) -> Whole:
        """The first mark of each stay: of the instant by which it began, or after the quiet time's last second."""
        found = np.empty(len(self._stays.subject), np.int64)
        found[~self._by_quiet] = self._into  # stays and instants come in one order, one for one
        quiet = np.flatnonzero(self._by_quiet)
        found[quiet] = self.until(quiet, self._stays.entered[quiet].astype(np.int64))
        return found

    def _left(self, stays: Whole) -> Whole:
        """Behind the last mark of each stay: those of the instant by which it ended are still of it."""
        s, start = self._stays, self._starts[stays]
        found = self.until(stays, s.left[stays].astype(np.int64))  # by a quiet time, or still open
        by_event = np.flatnonzero((s.how[stays] != kernel.BY_QUIET) & (s.how[stays] != kernel.NOT_YET))
        own = ~self._by_quiet[stays[by_event]]  # the instant that they began by is not the one they ended by
        next_move = np.searchsorted(self._moved, start[by_event] + own)
        found[by_event] = self.instants[self.instant[self._moved[next_move]] + 1]
        return found
