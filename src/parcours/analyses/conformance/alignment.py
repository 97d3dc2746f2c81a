"""Where do ways depart from the intended steps? Each way of a chunk is aligned, and what does not fit is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.conformance.query import ConformanceQuery
from parcours.analyses.conformance.result import Kind
from parcours.analyses.conformance.steps import IntendedStep
from parcours.timeline.kernels.aligning import align
from parcours.timeline.kernels.track import ranges
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members
from parcours.timeline.places import Places
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.view import View, Way, ends_of, still_open

Flags = NDArray[np.bool_]
Departed = tuple[Kind, int]  # a kind, and the step, or the place of an event that is no step
OF_STEPS: tuple[Kind, ...] = ("stopped", "skipped", "out of order", "repeated", "too late")


@dataclass
class Tally:
    """Sums over the ways of a chunk."""

    began: int = 0
    kept: int = 0
    unfinished: int = 0
    done: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))  # [step]
    departed: dict[Departed, int] = field(default_factory=dict)  # people
    days_left_out: int = 0
    tied: bool = False


@dataclass(frozen=True, eq=False)
class Looked:
    """The ways of a chunk, one for each subject that began one."""

    way: Way
    first: NDArray[np.int64]  # the event that each begins with
    late: Flags  # the window is not over
    done: Flags  # [way, step]
    flags: dict[Kind, Flags]  # [way, step]: departs so at this step
    at_place: NDArray[np.int64]  # ways that had an event that is no step, in between, and
    place: NDArray[np.int64]  # where

    def departed(self) -> Flags:
        """Whether each way departs at all."""
        found = np.zeros(len(self.late), np.bool_)
        found[self.at_place] = True
        for flags in self.flags.values():
            found |= flags.any(axis=1)
        return found


class Alignment:
    """Intended steps, ready for any chunk."""

    def __init__(
        self, snapshot: Snapshot, query: ConformanceQuery, steps: Sequence[IntendedStep], who: Members | None
    ) -> None:
        self._steps, self._query, self.places = steps, query, Places(snapshot)
        self._as_of, self._within = snapshot.as_of, query.window
        view = View(query.where, query.period, query.unit, False, query.days, who)
        self._view, (self._low, self._high) = view, view.bounds(snapshot)
        start = [] if query.start is None else [query.start]
        reach = 2**32 if self._within is None else self._within
        self._detours = query.detours == "counted"
        every = self._detours or self._within is None  # all of a session tells whether it is over
        self.plan = view.plan(snapshot, [*(s.filter for s in steps), *start], after=reach, every=every)
        required = np.array([step.required for step in steps])
        self._required, self._again = required, np.array([step.again for step in steps])
        self._worth = np.where(required, len(steps) + 1, 1).astype(np.int32)
        self._deadline = np.array([2**40 if s.within is None else s.within.seconds for s in steps])

    def tally(self, marks: Marks) -> Tally:
        """The departures of one chunk."""
        looked = self.look(marks)
        over, departed = ~looked.late, dict[Departed, int]()
        for kind in OF_STEPS:
            people = np.count_nonzero(looked.flags[kind][over], axis=0).tolist()
            departed |= {(kind, step): count for step, count in enumerate(people) if count}
        places, people = np.unique(looked.place[over[looked.at_place]], return_counts=True)
        departed |= {("in between", p): c for p, c in zip(places.tolist(), people.tolist(), strict=True)}
        return Tally(
            began=int(np.count_nonzero(over)),
            kept=int(np.count_nonzero(over & ~looked.departed())),
            unfinished=int(np.count_nonzero(looked.late)),
            done=np.count_nonzero(looked.done[over], axis=0),
            departed=departed,
            days_left_out=looked.way.days_left_out,
            tied=looked.way.tied,
        )

    def look(self, marks: Marks) -> Looked:
        """The ways of one chunk, and where each departs."""
        way = self._view.way(marks, self.places)
        ways = self._ways(way)
        late = still_open(way, ways.first, self._within, self._as_of)
        none = np.empty(0, np.int64)
        at_place, place = self._between(ways) if self._detours else (none, none)
        return Looked(way, ways.first, late, ways.matched >= 0, self._departures(ways), at_place, place)

    def _ways(self, way: Way) -> _Ways:
        """The events of each way that do steps, aligned."""
        steps = way.steps & np.uint64((1 << len(self._steps)) - 1)
        does = np.flatnonzero(steps)
        begins = (1 << len(self._steps)) - 1 if self._query.start is None else 1 << len(self._steps)
        first = way.first(way.having_any(begins, self._low, self._high))
        ends = np.flatnonzero(steps == np.uint64(1 << (len(self._steps) - 1)))
        end = way.next_of(first, ends, itself=True)
        until = ends_of(self._within, way.time[first])
        # the events of each way among those that do steps: up to its end, or the last one in the window
        stop = np.where(end >= 0, end + 1, way.begin[way.number(first) + 1])
        low, high = np.searchsorted(does, first), np.searchsorted(does, stop)
        lengths = high - low
        events, owner = does[ranges(low, lengths)], np.repeat(np.arange(len(first)), lengths)
        inside = way.time[events] <= until[owner]
        if self._query.fold_repeats:
            events, owner = events[inside], owner[inside]
            inside = np.ones(len(events), np.bool_)
            inside[1:] = (owner[1:] != owner[:-1]) | (steps[events[1:]] != steps[events[:-1]])
        events, owner = events[inside], owner[inside]
        begin = np.searchsorted(owner, np.arange(len(first) + 1))
        matched = np.empty((len(first), len(self._steps)), np.int64)
        room = np.empty((int(np.diff(begin).max(initial=0)) + 1, len(self._steps) + 1), np.int32)
        align(begin, steps[events], self._worth, room, matched)
        return _Ways(way, first, events, owner, steps[events], matched)

    def _departures(self, ways: _Ways) -> dict[Kind, Flags]:
        """[way, step], for each kind."""
        n, matched = len(self._steps), ways.matched
        done = matched >= 0
        aligned = np.zeros(len(ways.events), np.bool_)
        aligned[matched[done]] = True
        # which steps an event does that stands for none: of those that were not done the first, else the first
        extra = np.flatnonzero(~aligned)
        does = (ways.steps[extra][:, None] >> np.arange(n, dtype=np.uint64)) & np.uint64(1) != 0
        lacking = does & ~done[ways.owner[extra]]
        lacks = lacking.any(axis=1)
        step = np.where(lacks, lacking.argmax(axis=1), does.argmax(axis=1)) if n else extra
        elsewhere, repeated = np.zeros(done.shape, np.bool_), np.zeros(done.shape, np.bool_)
        elsewhere[ways.owner[extra[lacks]], step[lacks]] = True
        again = ~lacks & ~(does & self._again).any(axis=1)
        repeated[ways.owner[extra[again]], step[again]] = True
        # the last step that was done in its place; what is required after it was not reached
        reached = np.where(done.any(axis=1), n - 1 - done[:, ::-1].argmax(axis=1), -1)
        missing = ~done & self._required & ~elsewhere
        after = missing & (np.arange(n) > reached[:, None])
        stopped = after & (np.cumsum(after, axis=1) == 1)
        return {
            "stopped": stopped,
            "skipped": missing & ~after,
            "out of order": elsewhere,
            "repeated": repeated,
            "too late": self._late(ways, done),
        }

    def _late(self, ways: _Ways, done: Flags) -> Flags:
        """Done, but more than the deadline after the step before it that was done (or the way's begin)."""
        time = ways.way.time.astype(np.int64)
        at = np.where(done, time[ways.events[ways.matched]] if len(ways.events) else 0, -1)
        before = np.maximum.accumulate(np.column_stack([time[ways.first], at]), axis=1)[:, :-1]
        return done & (at - before > self._deadline)

    def _between(self, ways: _Ways) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Who had events that are no step, between the first and the last event that stand for steps, and at which
        places; each pair once."""
        some = np.flatnonzero((ways.matched >= 0).any(axis=1))
        matched = ways.matched[some]
        first = ways.events[np.where(matched >= 0, matched, len(ways.events)).min(axis=1)]
        lengths = ways.events[matched.max(axis=1)] - first + 1
        events, owner = ranges(first, lengths), np.repeat(some, lengths)
        foreign = ways.way.steps[events] & np.uint64((1 << len(self._steps)) - 1) == 0
        pairs = np.unique((owner[foreign] << 32) | ways.way.place(events[foreign]))
        return pairs >> 32, pairs & 0xFFFFFFFF


@dataclass(frozen=True, eq=False)
class _Ways:
    way: Way
    first: NDArray[np.int64]  # the event that each way begins with
    events: NDArray[np.int64]  # that do steps, of all ways end to end
    owner: NDArray[np.int64]  # whose they are
    steps: NDArray[np.uint64]  # which ones they do
    matched: NDArray[np.int64]  # [way, step]: which of `events`; -1: none
