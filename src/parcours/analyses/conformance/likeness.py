"""Which ways match a pattern, and at which event do the others leave it?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.conformance.alignment import Departed, Tally
from parcours.analyses.conformance.query import ConformanceQuery
from parcours.timeline.kernels.track import ranges
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members
from parcours.timeline.pattern import pattern
from parcours.timeline.places import Places
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.view import View, Way, ends_of, still_open


class Likeness:
    """A pattern, ready for any chunk. A way matches where the events from its begin on do, up to any of them."""

    def __init__(self, snapshot: Snapshot, query: ConformanceQuery, who: Members | None) -> None:
        assert query.like is not None
        self._query, self.places = query, Places(snapshot)
        self._as_of, self._within = snapshot.as_of, query.window
        self._pattern = pattern(query.like, snapshot.names)
        view = View(query.where, query.period, query.unit, query.fold_repeats, query.days, who)
        self._view, (self._low, self._high) = view, view.bounds(snapshot)
        start = [] if query.start is None else [query.start]
        reach = 2**32 if self._within is None else self._within
        self.plan = view.plan(snapshot, [*self._pattern.atoms, *start], after=reach)

    def tally(self, marks: Marks) -> Tally:
        """Who matches, of one chunk, and at which events the others leave."""
        looked = self.look(marks)
        way, like, at, over = looked.way, looked.like, looked.at, ~looked.late
        left, stopped = over & ~like & (at >= 0), over & ~like & (at < 0)
        places, people = np.unique(way.place(at[left]), return_counts=True)
        departed: dict[Departed, int] = {
            ("instead", place): count for place, count in zip(places.tolist(), people.tolist(), strict=True)
        }
        if stopped.any():
            departed["stopped", 0] = int(np.count_nonzero(stopped))
        return Tally(
            began=int(np.count_nonzero(over)),
            kept=int(np.count_nonzero(like & over)),
            unfinished=int(np.count_nonzero(looked.late)),
            departed=departed,
            days_left_out=way.days_left_out,
            tied=way.tied,
        )

    def look(self, marks: Marks) -> Liked:
        """The ways of one chunk, and whether they match."""
        way = self._view.way(marks, self.places)
        begins = int(self._pattern.begins) if self._query.start is None else 1 << len(self._pattern.atoms)
        first = way.first(way.having_any(begins, self._low, self._high))
        late = still_open(way, first, self._within, self._as_of)
        row = way.row(first)
        lengths = way.last_row(first, ends_of(self._within, way.time[first])) - row + 1
        events, begin = way.row_begin[ranges(row, lengths)], np.concatenate([[0], np.cumsum(lengths)])
        events[begin[:-1]] = first  # of its first row, the way has the events from its begin on
        like, at = self._pattern.match(begin, way.steps[events], first=True)
        return Liked(way, first, late, like, np.where(at >= 0, events[at], -1) if len(events) else at)


@dataclass(frozen=True, eq=False)
class Liked:
    """The ways of a chunk, one for each subject that began one."""

    way: Way
    first: NDArray[np.int64]  # the event that each begins with
    late: NDArray[np.bool_]  # the window is not over
    like: NDArray[np.bool_]
    at: NDArray[np.int64]  # the event that settled it; -1: none did
