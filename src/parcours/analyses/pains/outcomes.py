"""Who reached the goal after a moment, and who had too little time to? And figures that add over chunks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

SHIFT = 32  # of a subject before its seconds
Longs = NDArray[np.int64]
Key = tuple[int, ...]  # what a figure is about


@dataclass(slots=True)
class Figures:
    """Of one sign at one place. `with_`, `without`: people with time enough, and those of them who missed the goal."""

    times: int = 0
    concerned: int = 0  # people
    at_place: int = 0
    late: int = 0
    with_: list[int] = field(default_factory=lambda: [0, 0])
    without: list[int] = field(default_factory=lambda: [0, 0])

    def add(self, other: Figures) -> None:
        self.times += other.times
        self.concerned += other.concerned
        self.at_place += other.at_place
        self.late += other.late
        for mine, theirs in ((self.with_, other.with_), (self.without, other.without)):
            mine[0] += theirs[0]
            mine[1] += theirs[1]


Table = dict[Key, Figures]


def added(tables: Iterable[Table]) -> Table:
    """All tables as one."""
    total: Table = {}
    for table in tables:
        for key, figures in table.items():
            total.setdefault(key, Figures()).add(figures)
    return total


@dataclass(frozen=True, slots=True, eq=False)
class Goals:
    """The goals of a chunk."""

    key: Longs  # ascending: subject, then second
    within: int
    as_of: int

    @staticmethod
    def of(subject: Longs, time: Longs, goal: NDArray[np.bool_], within: int, as_of: int) -> Goals:
        return Goals((subject[goal] << SHIFT) | time[goal], within, as_of)

    def missed(self, subject: Longs, moment: Longs) -> NDArray[np.bool_]:
        """Whether no goal follows each moment within the time; one at that very second does not follow it."""
        start = (subject << SHIFT) | moment
        after = np.searchsorted(self.key, start, side="right")
        return after >= np.searchsorted(self.key, start + self.within, side="right")

    def late(self, moment: Longs) -> NDArray[np.bool_]:
        """Whether the time after each moment is not over at `as_of`."""
        return moment + self.within > self.as_of


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Who was at which place when first; a place is a number, subjects count from 0."""

    key: Longs  # ascending: subject * width + place
    late: NDArray[np.bool_]  # of each of them, whether the time after that first moment is not over
    missed: NDArray[np.bool_]
    width: int

    @staticmethod
    def of(subject: Longs, place: Longs, moment: Longs, width: int, goals: Goals) -> Places:
        """From all who were there, in the order of time for each subject."""
        key, first = np.unique(subject * width + place, return_index=True)
        who, when = subject[first], moment[first]
        return Places(key, goals.late(when), goals.missed(who, when), width)


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """Signs of one kind that a chunk's people show: what each is about (a row of numbers), where, who, and when."""

    sign: int
    about: NDArray[np.int64]
    place: Longs
    subject: Longs
    moment: Longs
    places: Places  # that they and others were at


def table(shown: Shown, goals: Goals) -> Table:
    """Figures by what signs are about. Those without a sign are all others at its place, from the moment at which they
    first were there."""
    if not len(shown.subject):
        return {}
    places = shown.places
    width = int(shown.about.max()) + 2  # rows as single numbers, from -1 on: sorting rows is slow
    single = sum((shown.about[:, k] + 1) * width**k for k in range(shown.about.shape[1]))
    _, first_row, row = np.unique(single, return_index=True, return_inverse=True)
    known, many = shown.about[first_row], len(first_row)
    times = np.bincount(row, minlength=many)
    order = np.lexsort((shown.moment, shown.subject, row))
    row, subject, moment = row[order], shown.subject[order], shown.moment[order]
    new = np.append(True, (row[1:] != row[:-1]) | (subject[1:] != subject[:-1]))[: len(row)]
    row, subject, moment = row[new], subject[new], moment[new]
    late, missed = goals.late(moment), goals.missed(subject, moment)
    here = shown.place[first_row]
    own = np.searchsorted(places.key, subject * places.width + here[row])
    at = places.key % places.width

    def count(of: NDArray[np.bool_]) -> Longs:
        return np.bincount(row, of, minlength=many).astype(np.int64)

    def others(of: NDArray[np.bool_]) -> Longs:
        return np.bincount(at, of, minlength=places.width).astype(np.int64)[here] - count(of[own])

    everyone = np.ones(len(places.key), np.bool_)
    columns = [
        times, count(np.ones(len(row), np.bool_)), count(late) + others(places.late), count(~late),
        count(~late & missed), others(everyone), others(~places.late), others(~places.late & places.missed),
    ]  # fmt: skip
    return {
        (shown.sign, *numbers): Figures(t, people, people + rest, late_, [with_, lost], [without, gone])
        for numbers, (t, people, late_, with_, lost, rest, without, gone) in zip(
            known.tolist(), zip(*(c.tolist() for c in columns), strict=True), strict=True
        )
    }
