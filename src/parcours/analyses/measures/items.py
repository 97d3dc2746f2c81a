"""What is measured, one by one? People, sessions or events of a chunk, each with what it counts and adds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.chosen import chosen
from parcours.analyses.grouping import Coded, Grouping
from parcours.analyses.measures.periods import NOWHERE, Periods
from parcours.analyses.numbers import NumbersOf
from parcours.analyses.sums import Part, People, summed
from parcours.timeline.marks import Marks

GAP = 1800  # quiet seconds that end a session
_GOAL, _VALUED = np.uint64(1), np.uint64(2)


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """Single values, for quantiles."""

    person: NDArray[np.int64]
    period: NDArray[np.int64]
    value: NDArray[np.float64]
    group: Coded | None


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """How items of a chunk are found; the question, ready for any chunk."""

    periods: Periods
    people: People
    grouping: Grouping | None
    as_of: int

    def events(self, marks: Marks, numbers: NumbersOf) -> Part:
        """Events that have a value: n 1 (a refund: 0), and x the value."""
        found = chosen(marks, numbers)
        period = self.periods.of(found.time)
        keep = period != NOWHERE
        position = found.position[keep]
        group = self.grouping.at(marks.generation, position) if self.grouping else None
        person = self.people.of(marks.generation, position)
        return summed(person, period[keep], found.n[keep], found.x[keep], group)

    def values(self, marks: Marks, numbers: NumbersOf) -> Values:
        """Every single value, without refunds."""
        found = chosen(marks, numbers)
        period = self.periods.of(found.time)
        keep = (period != NOWHERE) & (found.n > 0)
        position = found.position[keep]
        group = self.grouping.at(marks.generation, position) if self.grouping else None
        return Values(self.people.of(marks.generation, position), period[keep], found.x[keep], group)

    def persons(self, marks: Marks, numbers: NumbersOf | None) -> Part:
        """People with an event in a period: n 1, and x whether one is the goal, or the sum of the values."""
        period = self.periods.of(marks.time.astype(np.int64))
        keep = period != NOWHERE
        position, period = marks.position[keep].astype(np.int64), period[keep]
        person = self.people.of(marks.generation, position)
        if numbers is None:
            x = ((marks.steps[keep] & _GOAL) > 0).astype(np.float64)
        else:
            amounts = numbers.at(marks.generation, position)
            counts = ((marks.steps[keep] & _VALUED) > 0) | numbers.refunds(marks.generation, position)
            x = np.where(counts & ~np.isnan(amounts), amounts, 0.0)
        first = _firsts(person, period)  # marks are in order of people and time, and so of periods of a person
        if numbers is None:
            added = np.maximum.reduceat(x, first) if len(x) else x
        else:  # adding up must not hang on the order of events
            whose = np.repeat(np.arange(len(first)), np.diff(first, append=len(x)))
            added = _added(x[np.lexsort((x, whose))], first)
        return summed(person[first], period[first], np.ones(len(first)), added, self._value(marks, position[first]))

    def sessions(self, marks: Marks, *, bounce: bool) -> tuple[Part, int]:
        """Sessions that begin in a period: n 1, and x whether one has the goal (bounce: has a single event); and how
        many are not over at `as_of`, which are left out."""
        position, time = marks.position.astype(np.int64), marks.time.astype(np.int64)
        first = np.flatnonzero(np.diff(marks.subject, prepend=np.uint32(2**32 - 1)))
        after = np.append(first[1:], len(position))
        period = self.periods.of(time[first])
        over = time[after - 1] + GAP <= self.as_of if len(first) else np.zeros(0, np.bool_)
        if bounce:
            x = after - first == 1
        else:
            x = np.bitwise_or.reduceat(marks.steps & _GOAL, first) > 0 if len(first) else np.zeros(0, np.bool_)
        keep = (period != NOWHERE) & over
        left_out = int(np.count_nonzero((period != NOWHERE) & ~over))
        place = position[first[keep]]
        person = self.people.of(marks.generation, place)
        return summed(person, period[keep], np.ones(len(place)), x[keep], self._value(marks, place)), left_out

    def _value(self, marks: Marks, positions: NDArray[np.int64]) -> Coded | None:
        if self.grouping is None:
            return None
        return self.grouping.at_instants(marks.generation, positions, marks.position.astype(np.int64))


def _firsts(person: NDArray[np.int64], period: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each person's rows of a period begin."""
    if not len(person):
        return np.empty(0, np.int64)
    return np.flatnonzero(np.concatenate([[True], (person[1:] != person[:-1]) | (period[1:] != period[:-1])]))


def _added(x: NDArray[np.float64], first: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.add.reduceat(x, first) if len(first) else np.empty(0)
