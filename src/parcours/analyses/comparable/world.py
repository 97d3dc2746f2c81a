"""Who did what, in which order, and what came of it? All events in view of everybody asked about, as arrays.

A *step* is everybody's first event of a name in the period: each person counts once. Whether the goal follows, what is
paid, and what was given as a score are asked of a window after it; the same window before it serves as a check.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import people_in, some_among
from parcours.analyses.comparable.told import Told, codes_of
from parcours.analyses.numbers import NumbersOf
from parcours.analyses.spans import span
from parcours.analyses.sums import People
from parcours.model.filters import Filter
from parcours.model.period import Period
from parcours.model.segments import Segment
from parcours.timeline.columns import Column
from parcours.timeline.driver import run as drive
from parcours.timeline.generation import Generation
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members, numbered
from parcours.timeline.plan import mark
from parcours.timeline.predicates import CODES
from parcours.timeline.snapshot import Of, Snapshot
from parcours.timeline.tracks import last_second

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
_BITS = 33  # of a time
_CENTS = 6  # digits of money that count: sums of fractions must not hang on the order of storing


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Everybody's first time at an event in the period, one row each; rows of the world, by person."""

    name: str
    row: Whole
    person: Whole
    time: Whole
    until: Whole  # the last second at which it may have been
    kept: dict[str, Any] = field(default_factory=dict)  # what is found out of it once

    def __len__(self) -> int:
        return len(self.row)


class World:
    """The events. `flags`: further filters, of which `flag(k)` says which rows satisfy them."""

    def __init__(
        self,
        snapshot: Snapshot,
        *,
        goal: Filter,
        within: int,
        heard: int | None = None,
        period: Period | None = None,
        where: Filter | None = None,
        among: Segment | None = None,
        sample: int | None = None,
        value: str = "",
        flags: Sequence[Filter] = (),
        least: int = 30,
        level: float = 0.95,
    ) -> None:
        self.snapshot, self.within, self.least, self.level = snapshot, within, least, level
        self.heard = within if heard is None else heard
        self.who, self.notes = some_among(snapshot, among, sample)
        self.people = people_in(snapshot, self.who)
        self.low, self.high = period.seconds(snapshot.zone) if period else (0, 2**32)
        self.begin = span(snapshot)[0]
        self.numbers = NumbersOf(snapshot, value, as_money=True) if value else None
        self.value = value
        self._told: dict[tuple[str, Of], tuple[int, Told | None]] = {}
        self._steps: dict[str, Step] = {}
        self._counted: dict[str, Whole] = {}
        self.kept: dict[str, Any] = {}  # what is found out of all rows once
        self._scores = np.empty(0, np.int64), np.empty(0)
        self.names, number = _names(snapshot)
        plan = mark(snapshot, [goal, *flags], where=where, every=True, among=self.who)

        def task(marks: Marks) -> tuple[Generation, tuple[NDArray[Any], ...]]:
            arrays = (marks.position, marks.time, last_second(snapshot, marks), number[marks.code], marks.steps)
            return marks.generation, tuple(np.array(array) for array in arrays)

        parts = drive(plan, task)
        people = People(snapshot)
        self._generations = _stretches(parts)
        self._columns: dict[tuple[Generation, str, str, str], Sequence[Column]] = {}
        self.position, self.time, self.until, self.name = (
            _joined([a[k] for _, a in parts], np.int64) for k in range(4)
        )
        self._bits = _joined([a[4] for _, a in parts], np.uint64)
        self.person = _joined([people.of(g, a[0].astype(np.int64)) for g, a in parts], np.int64)
        self._key = (self.person << _BITS) + self.time
        self.goal = self.flag(-1)
        self.in_period = (self.time >= self.low) & (self.time < self.high)

    def __len__(self) -> int:
        return len(self.person)

    def flag(self, number: int) -> Flags:
        """Which rows satisfy a further filter; -1: the goal."""
        return (self._bits >> np.uint64(number + 1)) & np.uint64(1) == 1

    def step(self, name: str) -> Step:
        """Everybody's first event of that name in the period."""
        if name not in self._steps:
            rows = self.counted(name)
            self._steps[name] = self.moments(rows[_first(self.person[rows])], name)
        return self._steps[name]

    def named(self, name: str) -> Whole:
        """All rows of a name."""
        begin, end = np.searchsorted(self.name, self.names.index(name) + np.arange(2), sorter=self._by_name)
        return self._by_name[begin:end]

    def counted(self, name: str) -> Whole:
        """The rows of a name in the period."""
        if name not in self._counted:
            rows = self.named(name)
            self._counted[name] = rows[self.in_period[rows]]
        return self._counted[name]

    def people_of(self, rows: Whole) -> Whole:
        """Whose these rows (ascending) are, each once."""
        person = self.person[rows]
        return person[_first(person)]

    def moments(self, rows: Whole, name: str = "") -> Step:
        """Rows of our own choice, at most one a person, as a step."""
        return Step(name, rows, self.person[rows], self.time[rows], self.until[rows])

    @cached_property
    def begins(self) -> Whole:
        """Everybody's first row."""
        return np.flatnonzero(_first(self.person))

    @cached_property
    def rank(self) -> Whole:
        """Of each row, whose it is, counted from 0 without gaps."""
        return np.cumsum(_first(self.person)) - 1

    @cached_property
    def first_row(self) -> Whole:
        """Of each row, its person's first row."""
        return self.begins[self.rank] if len(self.person) else self.person

    def place(self, person: Whole, time: Whole, side: Any) -> Whole:
        """Where a time lies among all rows of a person."""
        return np.searchsorted(self._key, (person << _BITS) + np.clip(time, 0, (1 << _BITS) - 1), side)

    def reached(self, step: Step) -> NDArray[np.float64]:
        """1 where the goal follows within the window: at a later instant, of a day on a later day."""
        return (self._between(self._goals, step, after=True) > 0).astype(np.float64)

    def goals_before(self, step: Step) -> NDArray[np.float64]:
        """In an equal time before, that instant left out."""
        return self._between(self._goals, step, after=False)

    def events_before(self, step: Step) -> NDArray[np.float64]:
        return self._between(np.arange(len(self) + 1, dtype=np.float64), step, after=False)

    def paid(self, step: Step) -> NDArray[np.float64]:
        """Money within the window after, net of refunds."""
        return np.round(self._between(self._money, step, after=True), _CENTS)

    def hear(self, rows: Whole, heights: NDArray[np.float64]) -> None:
        """Take note of scores, from 0 to 1, given at these rows (ascending)."""
        self._scores = self._key[rows], heights

    def score_after(self, step: Step) -> NDArray[np.float64]:
        """The first score given after, no later than words of the step are heard; NaN: none."""
        keys, heights = self._scores
        start = (step.person << _BITS) + step.until
        at = np.searchsorted(keys, start, "right")
        found = np.append(heights, np.nan)[at]
        return np.where(np.append(keys, 2**62)[at] <= start + self.heard, found, np.nan)

    def goals_ever_before(self, step: Step) -> Whole:
        return (self._goals[self.place(step.person, step.time, "left")] - self._goals[self.first_row[step.row]]).astype(
            np.int64
        )

    def told(self, property: str, *, most: int = 2**31, of: Of = "event") -> Told | None:
        """The property over all rows (of a list the first value), its values in order; None where it has more values
        than `most`, or none."""
        upto, found = self._told.get((property, of), (-1, None))
        if upto < most and found is None:
            upto, found = most, self._read(property, of, most)
            self._told[property, of] = upto, found
        return found if found is None or len(found.values) <= most else None

    def latest(self, some: Whole, rows: Whole, *, before: bool) -> Whole:
        """Of each row the last of some rows (ascending) of the same person up to it (`before`: before it); -1: none."""
        place = np.searchsorted(some, rows, "left" if before else "right") - 1
        found = np.append(some, -1)[place]
        return np.where(found >= self.first_row[rows], found, -1)

    def carried(self, told: Told) -> Whole:
        """Of each row the code that its person told last up to it; 0: none."""
        last = np.zeros(len(self), np.int64)
        last[told.rows] = told.rows
        last = np.maximum.accumulate(last)
        return np.where(last >= self.first_row, told.codes[last], 0)

    def by_generation(self, rows: Whole) -> Iterator[tuple[Generation, Flags]]:
        """Which of the rows lie in each generation."""
        for generation, first, last in self._generations:
            mine = (rows >= first) & (rows < last)
            if mine.any():
                yield generation, mine

    def columns(self, generation: Generation, property: str, type: str, of: Of = "event") -> Sequence[Column]:
        """The columns of one type, each opened once."""
        key = generation, property, type, of
        if key not in self._columns:
            self._columns[key] = self.snapshot.columns(generation, of, property, type)
        return self._columns[key]

    def members(self, persons: Whole) -> Members:
        """These people, as a set that other questions take."""
        return numbered(self.snapshot, persons)

    def stretches(self) -> Iterator[tuple[Generation, slice]]:
        """All rows, generation by generation."""
        for generation, first, last in self._generations:
            yield generation, slice(first, last)

    @cached_property
    def _by_name(self) -> Whole:
        return np.argsort(self.name.astype(np.uint16), kind="stable")

    @cached_property
    def _goals(self) -> NDArray[np.float64]:
        return np.concatenate([[0.0], np.cumsum(self.goal)])

    @cached_property
    def _money(self) -> NDArray[np.float64]:
        amounts = np.zeros(len(self))
        if self.numbers is not None:
            for generation, mine in self.stretches():
                amounts[mine] = np.nan_to_num(self.numbers.at(generation, self.position[mine]))
        return np.concatenate([[0.0], np.cumsum(amounts)])

    def _read(self, property: str, of: Of, most: int) -> Told | None:
        positions = [(generation, self.position[rows]) for generation, rows in self.stretches()]
        read = codes_of(self.snapshot, positions, property, of, most)
        if read is None:
            return None
        rows = np.flatnonzero(read[0])
        return Told(*read, rows, self.latest(rows, rows, before=True))

    def _between(self, total: NDArray[np.float64], step: Step, *, after: bool) -> NDArray[np.float64]:
        if after:
            low, high = (self.place(step.person, step.until + add, "right") for add in (0, self.within))
        else:
            low, high = (self.place(step.person, step.time - less, "left") for less in (self.within, 0))
        return total[np.maximum(high, low)] - total[low]


def _stretches(parts: Sequence[tuple[Generation, tuple[NDArray[Any], ...]]]) -> list[tuple[Generation, int, int]]:
    """Of each generation its first row, and the one behind its last: parts come generation by generation."""
    found: list[tuple[Generation, int, int]] = []
    end = 0
    for generation, arrays in parts:
        begin, end = end, end + len(arrays[0])
        if found and found[-1][0] is generation:
            begin = found.pop()[1]
        found.append((generation, begin, end))
    return found


def _names(snapshot: Snapshot) -> tuple[list[str], Whole]:
    """All names in order, and of each code the number of its name."""
    of_code = {code: snapshot.names.name(code) for code in range(len(snapshot.names.logged))}
    names = sorted(set(of_code.values()))
    number = np.zeros(CODES, np.int64)
    for code, name in of_code.items():
        number[code] = names.index(name)
    return names, number


def _first(ascending: Whole) -> Flags:
    return np.append(True, ascending[1:] != ascending[:-1])[: len(ascending)]


def _joined(parts: Sequence[NDArray[Any]], kind: type) -> NDArray[Any]:
    return np.concatenate([np.empty(0, kind), *parts]).astype(kind, copy=False)
