"""What is done in each stage, by how many people? Counts of chunks of whole persons, which add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.actions.kinds import Kinds
from parcours.analyses.actions.query import ActionsQuery
from parcours.analyses.among import among, told
from parcours.analyses.stages.ever import staged_journey
from parcours.timeline.driver import run
from parcours.timeline.kernels import stages as kernel
from parcours.timeline.kernels.doing import Counts, Doing, count
from parcours.timeline.marks import Marks
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.walked import walked

_SPARSE = 4096  # kinds; more are numbered anew in each chunk, which has only some of them


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """One row for each key that occurs, in order."""

    key: NDArray[np.int64]
    people: NDArray[np.int64]
    events: NDArray[np.int64]
    latest: NDArray[np.int64]

    def of(self, key: int) -> tuple[int, int, int | None]:
        """People, events, and the last second of a key."""
        at = int(np.searchsorted(self.key, key))
        if at == len(self.key) or self.key[at] != key:
            return 0, 0, None
        return int(self.people[at]), int(self.events[at]), int(self.latest[at])


class Counted(NamedTuple):
    each: Tally  # by key
    whole: Tally  # by stage; the last is of events in no stage
    days: int  # events of day precision


class Actions:
    """A question's events. A key is a stage's number times `width`, plus the number of what was done; beyond the last
    stage's are those of events in no stage."""

    def __init__(self, snapshot: Snapshot, query: ActionsQuery) -> None:
        journey, who = staged_journey(snapshot), among(snapshot, query.among)
        self.kinds, self.names = Kinds(snapshot, query.by), journey.names
        self.width, self.outside = len(self.kinds), len(journey.names)
        self.notes = told(query.among, who)
        self.plan = mark(
            snapshot, [], where=query.where, between=query.period.seconds(snapshot.zone), every=True, among=who
        )
        stage = [min(byte % kernel.MOVED, self.outside) for byte in range(2 * kernel.MOVED)]
        self._first = np.array(stage, np.int64) * self.width
        self._after = {g: walked(snapshot, g, journey).after for g in snapshot.generations if g.events}

    def count(self) -> Counted:
        """By key and by stage."""
        every = self._stages()

        def task(marks: Marks) -> Counted:
            whole = _told(count(self._events(marks), every, self.outside + 1))
            return Counted(self._each(marks), whole, int(np.count_nonzero(marks.day)))

        parts = run(self.plan, task)
        each, whole = [part.each for part in parts], [part.whole for part in parts]
        return Counted(_together(each), _together(whole), sum(part.days for part in parts))

    def by_stage(self, keys: NDArray[np.bool_]) -> Tally:
        """By stage, the events with some of the keys; an event with several is one."""
        every = self._stages()
        some = np.where(keys, every, np.int32(-1))

        def task(marks: Marks) -> Tally:
            doing, event = self.doing(marks)
            if isinstance(event, slice):
                return _told(count(doing, some, self.outside + 1))
            having = np.unique(event[keys[key_of(doing)]])
            return _told(count(self._events(marks, having), every, self.outside + 1))

        return _together(run(self.plan, task))

    def doing(self, marks: Marks) -> tuple[Doing, NDArray[np.int64] | slice]:
        """What was done at the marks, and at which of them each thing."""
        event, what, number = self.kinds.at(marks)
        return self._events(marks, event)._replace(what=what, number=number), event

    def _events(self, marks: Marks, which: NDArray[np.int64] | slice = slice(None)) -> Doing:
        """Marks, as if one and the same was done at all of them."""
        subject = marks.subject[which]
        what, number = np.zeros(len(subject), np.uint32), np.zeros(1, np.int32)
        after = self._after[marks.generation]
        return Doing(subject, marks.position[which], marks.time[which], what, number, after, self._first)

    def _stages(self) -> NDArray[np.int32]:
        return np.repeat(np.arange(self.outside + 1, dtype=np.int32), self.width)

    def _each(self, marks: Marks) -> Tally:
        doing, _ = self.doing(marks)
        if self.width <= _SPARSE:
            return _told(count(doing, *_identity(self.outside, self.width)))
        used, here = np.unique(doing.number[doing.what], return_inverse=True)
        first = doing.first // self.width * len(used)
        numbered = doing._replace(what=here.astype(np.uint32), number=np.arange(len(used), dtype=np.int32), first=first)
        found = _told(count(numbered, *_identity(self.outside, len(used))))
        stage, number = np.divmod(found.key, max(len(used), 1))
        return replace(found, key=stage * self.width + used[number])


def key_of(doing: Doing) -> NDArray[np.int64]:
    """The key of each thing done."""
    return doing.first[doing.after[doing.position]] + doing.number[doing.what]


def _identity(outside: int, width: int) -> tuple[NDArray[np.int32], int]:
    keys = (outside + 1) * width
    return np.arange(keys, dtype=np.int32), keys


def _told(counts: Counts) -> Tally:
    some = np.flatnonzero(counts.events)
    return Tally(some, *(values[some] for values in counts))


def _together(tallies: Sequence[Tally]) -> Tally:
    """The rows of all chunks with equal keys as one."""
    none = np.empty(0, np.int64)
    laid = [np.concatenate([none, *(getattr(t, name) for t in tallies)]) for name in ("people", "events", "latest")]
    key, which = np.unique(np.concatenate([none, *(t.key for t in tallies)]), return_inverse=True)
    added = [np.zeros(len(key), np.int64) for _ in laid]
    for into, values, how in zip(added, laid, (np.add, np.add, np.maximum), strict=True):
        how.at(into, which, values)
    return Tally(key, *added)
