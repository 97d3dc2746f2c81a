"""What was each one's whole way? Only 128 bits of it are kept, its length and who got to the goal.

The key of a way is the lane-wise sum of a key for each (place, step) of it, so that order matters; a place's key is
made of what it is called, so that equal ways have equal keys in all generations and in every log. By chance, two of
a billion different ways share a key once in 10^20 logs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.variants.query import VariantsQuery
from parcours.model.errors import NotAllowed
from parcours.model.filters import Filter
from parcours.stats.hashing import Keys, hash_numbers
from parcours.timeline.kernels.track import ranges
from parcours.timeline.marks import MOST, Marks
from parcours.timeline.members import Members
from parcours.timeline.pattern import pattern
from parcours.timeline.places import Places
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.view import View, Way, ends_of, still_open

_STRIDE = np.uint64(0x9E3779B97F4A7C15)  # odd: no two steps of a way move a place's key by the same


@dataclass(frozen=True, eq=False)
class Ways:
    """The ways of a chunk, one for each subject that began one."""

    high: NDArray[np.uint64]  # the key
    low: NDArray[np.uint64]
    seconds: NDArray[np.uint32]  # from its first event to its last
    reached: NDArray[np.bool_]  # the goal
    late: NDArray[np.bool_]  # the window is not over
    length: NDArray[np.uint32]  # steps
    number: NDArray[np.uint32]  # in `Finder.find` of this chunk
    unlike: int = 0  # ways that are over and do not match the pattern
    days_left_out: int = 0
    tied: bool = False  # some events happened at one instant


@dataclass(frozen=True, eq=False)
class Found:
    """Where ways lie among the events of a chunk."""

    way: Way
    first: NDArray[np.int64]  # the event that each begins with
    row: NDArray[np.int64]  # its first row
    steps: NDArray[np.int64]  # how many rows
    until: NDArray[np.int64]  # the last second of its window

    def events(self, some: NDArray[np.int64] | slice = slice(None)) -> NDArray[np.int64]:
        """The events that stand for the steps of all ways, or some, end to end: the first of each row, but of the
        first row the one that began the way."""
        steps = self.steps[some]
        events = self.way.row_begin[ranges(self.row[some], steps)]
        events[np.cumsum(steps) - steps] = self.first[some]
        return events


class Finder:
    """The question, ready for any chunk."""

    def __init__(self, snapshot: Snapshot, query: VariantsQuery, goal: Filter | None, who: Members | None) -> None:
        self.query, self.places = query, Places(snapshot, query.by)
        self._as_of, self._within = snapshot.as_of, query.window
        self._high_keys, self._low_keys = self.places.keys()
        self._like = pattern(query.like, snapshot.names) if query.like is not None else None
        anchors = [f for f in (query.start, query.end, goal) if f is not None]
        self._bits = {name: bit for bit, name in enumerate(_given(start=query.start, end=query.end, goal=goal))}
        atoms = self._like.atoms if self._like else ()
        if len(anchors) + len(atoms) > MOST:
            raise NotAllowed("The pattern has too many different events.", hint="Ask for a shorter one.")
        view = View(query.where, query.period, query.unit, query.fold_repeats, query.days, who)
        self._view, (self._low, self._high) = view, view.bounds(snapshot)
        reach = 2**32 if self._within is None else self._within
        self.plan = view.plan(snapshot, [*anchors, *atoms], after=reach)

    def ways(self, marks: Marks) -> Ways:
        """The ways of one chunk."""
        found = self.find(marks)
        way, events = found.way, found.events()
        begin = np.cumsum(found.steps) - found.steps
        high, low = self.keys(way.place(events), found.steps)
        seconds = way.time[events[begin + found.steps - 1]] - way.time[found.first]
        late = still_open(way, found.first, self._within, self._as_of)
        like = self._matching(found, events)
        return Ways(
            high=high[like],
            low=low[like],
            seconds=seconds[like],
            reached=self._reached(found)[like],
            late=late[like],
            length=found.steps[like].astype(np.uint32),
            number=np.flatnonzero(like).astype(np.uint32),
            unlike=int(np.count_nonzero(~like & ~late)),
            days_left_out=way.days_left_out,
            tied=way.tied,
        )

    def keys(self, places: NDArray[np.uint32], lengths: NDArray[np.int64]) -> Keys:
        """The keys of ways of these lengths, whose places lie end to end."""
        begin = np.cumsum(lengths) - lengths
        step = (np.arange(len(places)) - np.repeat(begin, lengths)).astype(np.uint64) * _STRIDE
        high = hash_numbers(self._high_keys[places] + step)[0]
        low = hash_numbers(self._low_keys[places] + step)[1]
        return (np.add.reduceat(high, begin), np.add.reduceat(low, begin)) if len(begin) else (high, low)

    def find(self, marks: Marks) -> Found:
        """Where the ways of a chunk lie."""
        way = self._view.way(marks, self.places)
        if "start" in self._bits:
            first = way.first(way.having(self._bits["start"], self._low, self._high))
        else:
            first = way.started(self._low, self._high)
        until = ends_of(self._within, way.time[first])
        row, last = way.row(first), way.last_row(first, until)
        if "end" in self._bits:
            end = way.next_of(first, way.having(self._bits["end"]), itself=False)
            ended = (end >= 0) & (way.time[end] <= until)
            last = np.where(ended, way.row(end), last)
        return Found(way, first, row, last - row + 1, until)

    def _reached(self, found: Found) -> NDArray[np.bool_]:
        if "goal" not in self._bits:
            return np.zeros(len(found.row), np.bool_)
        goal = found.way.next_of(found.first, found.way.having(self._bits["goal"]), itself=True)
        return (goal >= 0) & (found.way.time[goal] <= found.until)

    def _matching(self, found: Found, events: NDArray[np.int64]) -> NDArray[np.bool_]:
        if self._like is None:
            return np.ones(len(found.row), np.bool_)
        begin = np.concatenate([[0], np.cumsum(found.steps)])
        atoms = found.way.steps[events] >> np.uint64(len(self._bits))
        return self._like.match(begin, atoms, whole=True)[0]


def _given(**filters: Filter | None) -> Sequence[str]:
    return [name for name, filter in filters.items() if filter is not None]
