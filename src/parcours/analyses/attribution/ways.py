"""Which touches came before each goal, and which led to none? Ways of touches, chunk by chunk.

A goal's way: the touches no longer before it than the window, and after the goal before it (a touch counts for the
next goal). Within one second touches come first. Who did not reach the goal has one way that led to none: up to the
last touch of the period that a goal had the whole window to follow, as long and cut as the others. With unit `goals`
others have one too, if no goal followed that touch within the window. Of a touch of which only the day is known, the
day's begin counts; of such a goal, its end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.attribution.query import AttributionQuery
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.track import ranges
from parcours.timeline.marks import Marks
from parcours.timeline.places import Places
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.tracks import last_second

GOAL, TOUCH = np.uint64(1), np.uint64(2)  # bits of the marks
_SHIFT = 32  # of a subject before its seconds


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Ways of touches, end to end, of those who reached the goal first."""

    subject: NDArray[np.uint32]  # of each way
    reached: NDArray[np.bool_]
    finished: NDArray[np.bool_]  # began a whole window before the end of what is counted
    value: NDArray[np.float64]
    length: NDArray[np.int64]  # touches; 0 only where a goal has none
    place: NDArray[np.uint32]  # of each touch
    age: NDArray[np.int64]  # seconds of each touch before the goal, or before the last touch
    dated: int  # marks of which only the day is known


ARRAYS = ("subject", "reached", "finished", "value", "length", "place", "age")


def none() -> Ways:
    """No ways at all."""
    word, long = np.empty(0, np.uint32), np.empty(0, np.int64)
    return Ways(word, np.empty(0, np.bool_), np.empty(0, np.bool_), np.empty(0), long, word, long, 0)


def together(chunks: Sequence[Ways]) -> Ways:
    """The ways of all chunks."""
    arrays = [np.concatenate([getattr(part, name) for part in (none(), *chunks)]) for name in ARRAYS]
    joined: list[Any] = [*arrays, sum(part.dated for part in chunks)]
    return Ways(*joined)


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """Marks of one kind, with keys that ascend by subject and time."""

    subject: NDArray[np.int64]
    time: NDArray[np.int64]  # touches: at the earliest; goals: at the latest
    key: NDArray[np.int64]
    at: NDArray[np.int64]  # among the marks


class Walker:
    """The question, ready for any chunk."""

    def __init__(
        self,
        snapshot: Snapshot,
        query: AttributionQuery,
        places: Places,
        amounts: Mapping[Generation, NDArray[np.float64]] | None,
    ) -> None:
        self._snapshot, self._query, self._places, self._amounts = snapshot, query, places, amounts
        self.low, self.high = query.period.seconds(snapshot.zone) if query.period else (0, 2**32)
        self.within = query.within.seconds

    def ways(self, marks: Marks) -> Ways:
        """The ways of a chunk."""
        touches, goals = self._rows(marks)
        ends, first, after = self._to_goals(touches, goals)
        lost = self._to_none(touches, goals)
        first, after = np.concatenate([first, lost[0]]), np.concatenate([after, lost[1]])
        subject = np.concatenate([goals.subject[ends], touches.subject[lost[1] - 1]])
        reached = np.arange(len(first)) < len(ends)
        length = after - first
        begun = np.append(touches.time, 0)[np.where(length > 0, first, -1)]
        at = ranges(first, length)
        until = np.concatenate([goals.time[ends], touches.time[lost[1] - 1]])
        age = np.repeat(until, length) - touches.time[at]
        place = self._places.of(marks, touches.at[at])
        if self._query.fold_repeats:
            length, place, age = _folded(length, place, age)
        return Ways(
            subject.astype(np.uint32), reached, begun + self.within <= self._snapshot.as_of,
            self._values(marks, goals.at[ends], len(reached)), length, place, age, int(np.count_nonzero(marks.day)),
        )  # fmt: skip

    def _rows(self, marks: Marks) -> tuple[_Row, _Row]:
        subject, time = marks.subject.astype(np.int64), marks.time.astype(np.int64)
        goal = marks.steps & GOAL != 0
        touch = (marks.steps & TOUCH != 0) & ~goal
        return _row(subject, time, touch), _row(subject, last_second(self._snapshot, marks), goal)

    def _to_goals(self, touches: _Row, goals: _Row) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Which goals count, and of each the first of its touches and the one after its last."""
        mine = np.flatnonzero((goals.time >= self.low) & (goals.time < self.high))
        if self._query.unit == "persons":
            mine = mine[np.append(True, np.diff(goals.subject[mine]) != 0)[: len(mine)]]
        after = np.searchsorted(touches.key, goals.key[mine], side="right")
        return mine, self._first(touches, goals, mine, goals.subject[mine], goals.time[mine]), after

    def _to_none(self, touches: _Row, goals: _Row) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Of each way that led to no goal, the first of its touches and the one after its last."""
        last = self._last(touches)
        following = np.searchsorted(goals.key, touches.key[last], side="left")
        there = np.minimum(following, max(len(goals.key) - 1, 0))
        if len(goals.key):
            same = (following < len(goals.key)) & (goals.subject[there] == touches.subject[last])
            keep = ~(same & (goals.time[there] <= touches.time[last] + self.within))
            last, following = last[keep], following[keep]
        if self._query.unit == "persons":
            done = goals.subject[(goals.time >= self.low) & (goals.time < self.high)]
            keep = ~np.isin(touches.subject[last], done)
            last, following = last[keep], following[keep]
        return self._first(touches, goals, following, touches.subject[last], touches.time[last]), last + 1

    def _last(self, touches: _Row) -> NDArray[np.int64]:
        """Everybody's last touch in the period that a goal had the whole window to follow; where there is none, the
        last."""
        inside = np.flatnonzero((touches.time >= self.low) & (touches.time < self.high))
        settled = inside[touches.time[inside] + self.within <= self._snapshot.as_of]
        rest = inside[~np.isin(touches.subject[inside], touches.subject[settled])]
        found = [of[np.append(np.diff(touches.subject[of]) != 0, True)[: len(of)]] for of in (settled, rest)]
        return np.sort(np.concatenate(found))

    def _first(
        self, touches: _Row, goals: _Row, goal: NDArray[np.int64], subject: NDArray[np.int64], time: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """The first touch in the window before `time`, after the goal that stands before `goal`."""
        first = np.searchsorted(touches.key, (subject << _SHIFT) | np.maximum(time - self.within, 0), side="left")
        before = np.maximum(goal - 1, 0)
        if not len(goals.key):
            return first
        same = (goal > 0) & (goals.subject[before] == subject)
        return np.maximum(first, np.where(same, np.searchsorted(touches.key, goals.key[before], side="right"), 0))

    def _values(self, marks: Marks, goals: NDArray[np.int64], ways: int) -> NDArray[np.float64]:
        found = np.zeros(ways)
        if self._amounts is not None:
            amounts = self._amounts[marks.generation][marks.position[goals]]
            found[: len(goals)] = np.nan_to_num(amounts)
        return found


def _row(subject: NDArray[np.int64], time: NDArray[np.int64], chosen: NDArray[np.bool_]) -> _Row:
    at = np.flatnonzero(chosen)
    key = (subject[at] << _SHIFT) | time[at]
    order = np.argsort(key, kind="stable")  # ends of days may come after later instants
    return _Row(subject[at][order], time[at][order], key[order], at[order])


def _folded(
    length: NDArray[np.int64], place: NDArray[np.uint32], age: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.uint32], NDArray[np.int64]]:
    """Of touches of one channel in a row, the last."""
    way = np.repeat(np.arange(len(length)), length)
    kept = np.append((way[1:] != way[:-1]) | (place[1:] != place[:-1]), True)[: len(way)]
    return np.bincount(way[kept], minlength=len(length)).astype(np.int64), place[kept], age[kept]
