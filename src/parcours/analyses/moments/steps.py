"""Where does everybody stand at each of their instants? What they did before, and what came after, in equal times.

A step is an instant at which a person did something visible. Two people stand alike at a step if the same is so of all
in `MATCHED`; whether they then do the event asked about, or something else, divides them into groups.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.stats.strata import Records
from parcours.timeline.kernels import stages
from parcours.timeline.kernels.stage_program import StageProgram
from parcours.timeline.kernels.trials import divide
from parcours.timeline.marks import Marks
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.tracks import last_second
from parcours.timeline.walking import walk

HOUR, DAY = 3600, 86_400
GOAL, SEEN = 60, 61  # bits of the marks: reaches the goal, is visible
MATCHED = (
    "stage", "number of events before", "time since first seen", "goals reached before", "time since the event before",
    "name of the event before", "quarter of the recorded time",
)  # fmt: skip
_EVENTS = np.array([1, 2, 3, 4, 6, 9, 14, 22, 35, 56, 100])
_GOALS = np.array([1, 2, 4, 8, 16])
_SINCE_FIRST = np.array([1, HOUR, DAY, 7 * DAY, 28 * DAY, 84 * DAY])
_SINCE_LAST = np.array([0, 1800, DAY, 7 * DAY, 28 * DAY])
NAMES = 16  # names of the event before that are told apart; all others are one
SLICES = 4  # of the recorded time


@dataclass(frozen=True, slots=True)
class Clock:
    """The times that steps are seen in: a window, the period of the moments, and the begin of the records."""

    within: int
    low: int
    high: int
    as_of: int
    begin: int


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """The steps of a chunk's people, in order. All arrays are of one length, save those by person."""

    person: NDArray[np.int64]  # from 0, without gaps
    time: NDArray[np.int64]  # the instant; of a day, its begin
    done: NDArray[np.uint64]  # bits of the places
    alike: NDArray[np.int64]  # a number for where the person stands: equal for people to be compared
    usable: NDArray[np.bool_]  # in the period, finished, and not itself the goal
    finished: NDArray[np.bool_]
    values: NDArray[np.float64]  # [step, value]: 1 if the goal is reached in the window after; goals, events before it
    first_seen: NDArray[np.int64]  # of each person
    goal_person: NDArray[np.int64]  # of each goal, whose and when
    goal_time: NDArray[np.int64]

    def divided(self, place: int) -> tuple[Records, NDArray[np.int64]]:
        """The trials of a place, and of each person the first step at which it was done; -1 where it never was."""
        group, first = np.empty(len(self.person), np.int8), np.empty(len(self.first_seen), np.int64)
        divide(self.person, self.usable, self.done, np.uint64(1 << place), group, first)
        return Records(self.person, group, self.values, self.alike), first


def steps_of(
    snapshot: Snapshot, marks: Marks, made: StageProgram | None, number: NDArray[np.int64], clock: Clock
) -> Steps:
    """The steps of a chunk. `number` of each code: that of its name (`NAMES` for the rest)."""
    seen = np.flatnonzero(marks.steps & np.uint64(1 << SEEN))
    until = last_second(snapshot, marks)[seen]
    instant = np.cumsum(marks.tie == 0)[seen]
    begin = np.flatnonzero(np.diff(instant, prepend=-1))
    subject, time = marks.subject[seen][begin].astype(np.int64), marks.time[seen][begin].astype(np.int64)
    done = np.bitwise_or.reduceat(marks.steps[seen], begin) if len(begin) else np.empty(0, np.uint64)
    until = np.maximum.reduceat(until, begin) if len(begin) else until
    goal = (marks.steps[seen] >> np.uint64(GOAL) & np.uint64(1)).astype(np.int64)
    person = np.cumsum(np.diff(subject, prepend=-1) != 0) - 1
    edge = np.flatnonzero(np.diff(subject, prepend=-1))
    way = _Way(person, time, edge[person] if len(edge) else edge)
    events, goals = _before(np.diff(np.append(begin, len(seen)))), _before(_sums(goal, begin))
    own = person, way.begin
    name = np.minimum.reduceat(number[marks.code[seen]], begin) if len(begin) else begin
    previous = np.where(way.is_first, NAMES + 1, np.concatenate([[0], name[:-1]]) if len(name) else name)
    alike = _numbered(
        (_stage(marks, made, snapshot.as_of, subject, time), 66),
        (np.searchsorted(_EVENTS, _since(events, own), "right"), len(_EVENTS) + 1),
        (np.searchsorted(_SINCE_FIRST, time - time[way.begin], "right"), len(_SINCE_FIRST) + 1),
        (np.searchsorted(_GOALS, _since(goals, own), "right"), len(_GOALS) + 1),
        (np.searchsorted(_SINCE_LAST, way.gap, "right"), len(_SINCE_LAST) + 1),
        (previous, NAMES + 2),
        (np.clip((time - clock.begin) * SLICES // max(clock.as_of + 1 - clock.begin, 1), 0, SLICES - 1), SLICES),
    )
    finished = until + clock.within <= clock.as_of
    is_goal = done & np.uint64(1 << GOAL) != 0
    back = way.place(time - clock.within, "left")
    return Steps(
        person=person,
        time=time,
        done=done,
        alike=alike,
        usable=finished & ~is_goal & (time >= clock.low) & (time < clock.high),
        finished=finished,
        values=np.stack(
            [
                _reached(way, np.flatnonzero(is_goal), until, clock.within),
                goals[:-1] - goals[back],
                events[:-1] - events[back],
            ],
            axis=1,
        ).astype(np.float64),
        first_seen=time[edge],
        goal_person=np.repeat(person, np.diff(goals)),
        goal_time=np.repeat(time, np.diff(goals)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Way:
    """Whose each step is, when, and where the person's steps begin."""

    person: NDArray[np.int64]
    time: NDArray[np.int64]
    begin: NDArray[np.int64]

    @property
    def is_first(self) -> NDArray[np.bool_]:
        return self.begin == np.arange(len(self.begin))

    @property
    def gap(self) -> NDArray[np.int64]:
        """Seconds since the step before; -1 at the first."""
        gap = np.diff(self.time, prepend=0)
        gap[self.is_first] = -1
        return gap

    def place(self, time: NDArray[np.int64], side: Any) -> NDArray[np.int64]:
        """For each step: the place of a time among all steps of the same person."""
        order = (self.person << 33) + self.time
        return np.searchsorted(order, (self.person << 33) + np.clip(time, 0, 2**33 - 1), side)


def _before(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """How much came before each step, over the whole chunk; and all of it."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _since(total: NDArray[np.int64], own: tuple[NDArray[np.int64], NDArray[np.int64]]) -> NDArray[np.int64]:
    """The same since the person's first step."""
    return total[:-1] - total[own[1]]


def _sums(values: NDArray[np.int64], begin: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.add.reduceat(values, begin) if len(begin) else values


def _reached(way: _Way, goals: NDArray[np.int64], until: NDArray[np.int64], within: int) -> NDArray[np.float64]:
    """1 where a goal follows: at a later instant, of a day on a later day, and within the window."""
    if not len(goals):
        return np.zeros(len(way.person))
    steps = np.arange(len(way.person))
    after = np.where(until > way.time, way.place(until, "right"), steps + 1)
    found = goals[np.minimum(np.searchsorted(goals, after), len(goals) - 1)]
    mine = (found >= after) & (way.person[found] == way.person)
    return (mine & (way.time[found] <= until + within)).astype(np.float64)


def _stage(
    marks: Marks, made: StageProgram | None, as_of: int, subject: NDArray[np.int64], time: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The stage in which the person was just before the step."""
    if made is None or not len(marks):
        return np.zeros(len(subject), np.int64)
    visits = walk(marks, marks.bars, made, as_of)
    entered = (visits.subject.astype(np.int64) << 32) + visits.entered
    at = np.searchsorted(entered, (subject << 32) + time, "left") - 1
    if not len(entered):
        return np.full(len(subject), stages.NONE, np.int64)
    there = (at >= 0) & (visits.subject[at] == subject) & (visits.left[at] >= time)
    return np.where(there, visits.stage[at], stages.NONE).astype(np.int64)


def _numbered(*parts: tuple[NDArray[Any], int]) -> NDArray[np.int64]:
    """One number for all parts together, each with so many possible values."""
    number = np.zeros(len(parts[0][0]), np.int64)
    for values, many in parts:
        number = number * many + values
    return number
