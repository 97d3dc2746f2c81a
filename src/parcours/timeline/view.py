"""What do people's ways look like to a question? Which events are visible, whose belong together, what is one step.

Paths, variants, transitions and funnels of one view see the same events in the same order, so that an edge of one is
the step of another. Events at one instant stand in the order of the log (`ties: arrival` of a funnel).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from parcours.model.filters import Filter
from parcours.model.period import Period
from parcours.timeline.driver import run
from parcours.timeline.marks import Marks, Scratch
from parcours.timeline.members import Members, nobody
from parcours.timeline.places import Places
from parcours.timeline.plan import Chunk, Plan, mark
from parcours.timeline.sessions import GAP
from parcours.timeline.snapshot import Snapshot

T = TypeVar("T")
Unit = Literal["persons", "sessions"]
Days = Literal["left out", "start of day"]
FOREVER = 2**32


@dataclass(frozen=True, slots=True)
class View:
    """Which events are visible. `period` bounds where a way starts (all events, where nothing starts one)."""

    where: Filter | None = None
    period: Period | None = None
    unit: Unit = "persons"
    fold: bool = False  # several events in a row at one place are one step
    days: Days = "left out"  # events of which only the day is known
    among: Members | None = None  # only their events

    def bounds(self, snapshot: Snapshot) -> tuple[int, int]:
        """The period in seconds, `[low, high)`."""
        return self.period.seconds(snapshot.zone) if self.period else (0, FOREVER)

    def plan(
        self, snapshot: Snapshot, steps: Sequence[Filter], *, before: int = 0, after: int = 0, every: bool = True
    ) -> Plan:
        """The marks of all visible events of the period, and so many seconds before and after it; bit i of
        `steps` says which satisfy filter i."""
        low, high = self.bounds(snapshot)
        between = max(0, low - before), min(FOREVER, high + after)
        unit = "session" if self.unit == "sessions" else "person"
        return mark(snapshot, steps, where=self.where, between=between, unit=unit, every=every, among=self.among)

    def way(self, marks: Marks, places: Places) -> Way:
        """The marks as people's ways. Good for as long as the marks are."""
        seen = np.flatnonzero(marks.day == 0) if self.days == "left out" and marks.day.any() else slice(None)
        subject = marks.subject[seen]
        steps, left_out = marks.steps[seen], len(marks) - len(subject)
        return Way(marks, seen, subject, marks.time[seen], steps, places, left_out, self.fold)


@dataclass(frozen=True, eq=False)
class Way:
    """The visible events of a chunk: whole subjects, in order. A *row* is one step: several events of one subject
    side by side at one place where repeats are folded, else a single event."""

    marks: Marks
    seen: NDArray[np.int64] | slice  # which of the marks are visible
    subject: NDArray[np.uint32]
    time: NDArray[np.uint32]
    steps: NDArray[np.uint64]
    places: Places
    days_left_out: int
    fold: bool

    def __len__(self) -> int:
        return len(self.subject)

    def place(self, events: NDArray[np.int64]) -> NDArray[np.uint32]:
        """The places of some events."""
        return self.places.of(self.marks, events if isinstance(self.seen, slice) else self.seen[events])

    @cached_property
    def begin(self) -> NDArray[np.int64]:
        """Where each subject's events begin, and where the last one's end."""
        new = np.flatnonzero(self.subject[1:] != self.subject[:-1]) + 1
        return np.concatenate([[0], new, [len(self)]]) if len(self) else np.zeros(1, np.int64)

    @cached_property
    def row_begin(self) -> NDArray[np.int64]:
        """The first event of each row, and where the last row ends."""
        if not self.fold or not len(self):
            return np.arange(len(self) + 1)
        new = np.ones(len(self) + 1, np.bool_)
        place = self.places.told_apart(self.marks, self.seen)
        np.not_equal(place[1:], place[:-1], out=new[1:-1])
        new[1:-1] |= self.subject[1:] != self.subject[:-1]
        return np.flatnonzero(new)

    @property
    def folded(self) -> int:
        """Repeats that were taken together with the first of their row."""
        return len(self) - (len(self.row_begin) - 1)

    @property
    def tied(self) -> bool:
        """Whether any events happened at one instant, so that their order is that of the log."""
        return bool(self.marks.tie.view(np.bool_).any())

    def person(self, events: NDArray[np.int64]) -> NDArray[np.int64]:
        """Whose events these are, by number in the generation, whatever the unit is."""
        at = self.marks.position[events if isinstance(self.seen, slice) else self.seen[events]]
        return self.marks.generation.owners(at.astype(np.int64))

    def row(self, events: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows in which events lie."""
        return np.searchsorted(self.row_begin, events, side="right") - 1 if self.fold else events

    def last_row(self, events: NDArray[np.int64], until: NDArray[np.int64]) -> NDArray[np.int64]:
        """The last row of each event's subject that begins at `until` or before; at least the event's own."""
        low, high = self.row(events), self.row(self.begin[self.number(events) + 1] - 1)
        while (low < high).any():  # by halving, for all at once
            middle = (low + high + 1) // 2
            inside = self.time[self.row_begin[middle]] <= until
            low, high = np.where(inside, middle, low), np.where(inside, high, middle - 1)
        return low

    def number(self, events: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number (in `begin`) of the subject of each event."""
        return np.searchsorted(self.begin, events, side="right") - 1

    def having(self, bit: int, low: int = 0, high: int = FOREVER) -> NDArray[np.int64]:
        """The events that satisfy filter `bit` of the plan, of [low, high)."""
        return self.having_any(1 << bit, low, high)

    def having_any(self, bits: int, low: int = 0, high: int = FOREVER) -> NDArray[np.int64]:
        """Those that satisfy any of the filters whose bits are set."""
        found = np.flatnonzero((self.steps & np.uint64(bits)) != 0)
        if low > 0 or high < FOREVER:
            time = self.time[found]
            found = found[(time >= low) & (time < high)]
        return found

    def started(self, low: int, high: int) -> NDArray[np.int64]:
        """The first event of [low, high) of each subject that has one."""
        if not len(self):
            return np.empty(0, np.int64)
        inside = np.flatnonzero((self.time >= low) & (self.time < high)) if low > 0 or high < FOREVER else None
        return self.begin[:-1] if inside is None else self.first(inside)

    def first(self, events: NDArray[np.int64]) -> NDArray[np.int64]:
        """Of some events, in order, the first of each subject."""
        subject = self.subject[events]
        return events[np.concatenate([[True], subject[1:] != subject[:-1]])] if len(events) else events

    def last(self, events: NDArray[np.int64]) -> NDArray[np.int64]:
        """Of some events, in order, the last of each subject."""
        subject = self.subject[events]
        return events[np.concatenate([subject[1:] != subject[:-1], [True]])] if len(events) else events

    def next_of(self, events: NDArray[np.int64], among: NDArray[np.int64], *, itself: bool) -> NDArray[np.int64]:
        """For each event the next one `among` some of the same subject, after it (or `itself`); -1: none."""
        at = np.searchsorted(among, events, side="left" if itself else "right")
        found = np.concatenate([among, [-1]])[at]
        return np.where((found >= 0) & (self.subject[found] == self.subject[events]), found, -1)


def still_open(way: Way, begun: NDArray[np.int64], within: int | None, as_of: int) -> NDArray[np.bool_]:
    """Whose window was not over at `as_of`, so that they may still go on: entered less than `within` before it.
    Without a window (sessions): those whose session's last visible event is not yet `GAP` seconds old."""
    if within is not None:
        return way.time[begun].astype(np.int64) > as_of - within
    last = way.begin[way.number(begun) + 1] - 1
    return way.time[last].astype(np.int64) > as_of - GAP


def people(snapshot: Snapshot, plan: Plan, task: Callable[[Marks], NDArray[Any]]) -> Members:
    """The persons that a task finds in the marks of each chunk, by number in the generation."""
    found = nobody(snapshot)
    for generation, persons in run(plan, lambda marks: (marks.generation, task(marks))):
        found.of(generation)[persons] = True
    return found


class Only:
    """Some chunks of a plan, to look at these once more."""

    def __init__(self, plan: Plan, chunks: Sequence[Chunk]) -> None:
        self.snapshot, self._plan, self._chunks = plan.snapshot, plan, chunks

    def chunks(self, events: int | None = None) -> Sequence[Chunk]:
        del events  # they are cut already
        return self._chunks

    def scratch(self) -> Scratch:
        return self._plan.scratch()

    def marks(self, chunk: Chunk, scratch: Scratch) -> Marks:
        return self._plan.marks(chunk, scratch)

    def run(self, task: Callable[[Marks], T]) -> list[T]:
        return run(self, task)


def ends_of(within: int | None, begun: NDArray[Any]) -> NDArray[np.int64]:
    """The last second of each window."""
    return begun.astype(np.int64) + (FOREVER if within is None else within)
