"""Who reached the goal after a moment, and who had too little time to? And figures that add over chunks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

SHIFT = 32  # of a subject before its seconds
Longs = NDArray[np.int64]
Key = tuple[int, ...]  # what a figure is about
Place = tuple[int, int]  # a kind of sign, and where it is looked for
_SIGN = ("times", "people", "late", "in time", "missed", "late there", "in time there", "missed there")
_PLACE = ("people", "late", "in time", "missed")  # from the moment of being there first, as those of `_SIGN`'s end


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


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What chunks tell, which adds. Who shows a sign may all be in one chunk, and others at its place in another: so
    places are counted wherever anybody is there."""

    signs: dict[Key, tuple[Place, Longs]]  # its place, and `_SIGN`
    places: dict[Place, Longs]  # `_PLACE`

    def figures(self) -> dict[Key, Figures]:
        """Those without a sign are all others at its place, from the moment at which they first were there."""
        found = {}
        for key, (place, of_sign) in self.signs.items():
            times, people, late, in_time, missed, *own = of_sign.tolist()
            everybody, *all_there = self.places[place].tolist()
            rest_late, rest, gone = (a - b for a, b in zip(all_there, own, strict=True))
            found[key] = Figures(times, people, everybody, late + rest_late, [in_time, missed], [rest, gone])
        return found


def added(tables: Iterable[Table]) -> Table:
    """All tables as one."""
    total = Table({}, {})
    for table in tables:
        for key, (place, numbers) in table.signs.items():
            total.signs[key] = place, numbers + (total.signs[key][1] if key in total.signs else 0)
        for place, numbers in table.places.items():
            total.places[place] = numbers + total.places.get(place, 0)
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
    """A chunk's signs by what they are about, and its places."""
    return Table(_signs(shown, goals), _places(shown))


def _signs(shown: Shown, goals: Goals) -> dict[Key, tuple[Place, Longs]]:
    if not len(shown.subject):
        return {}
    places = shown.places
    width = int(shown.about.max()) + 2  # rows as single numbers, from -1 on: sorting rows is slow
    single = sum((shown.about[:, k] + 1) * width**k for k in range(shown.about.shape[1]))
    _, first_row, row = np.unique(single, return_index=True, return_inverse=True)
    known, here, many = shown.about[first_row], shown.place[first_row], len(first_row)
    times = np.bincount(row, minlength=many)
    order = np.lexsort((shown.moment, shown.subject, row))
    row, subject, moment = row[order], shown.subject[order], shown.moment[order]
    new = np.append(True, (row[1:] != row[:-1]) | (subject[1:] != subject[:-1]))[: len(row)]
    row, subject, moment = row[new], subject[new], moment[new]
    late, missed = goals.late(moment), goals.missed(subject, moment)
    own = np.searchsorted(places.key, subject * places.width + here[row])
    there_late, there_missed = places.late[own], places.missed[own]

    def count(of: NDArray[np.bool_]) -> Longs:
        return np.bincount(row, of, minlength=many).astype(np.int64)

    numbers = np.stack([
        times, np.bincount(row, minlength=many), count(late), count(~late), count(~late & missed),
        count(there_late), count(~there_late), count(~there_late & there_missed),
    ], axis=1)  # fmt: skip
    return {
        (shown.sign, *about): ((shown.sign, place), numbers[k])
        for k, (about, place) in enumerate(zip(known.tolist(), here.tolist(), strict=True))
    }


def _places(shown: Shown) -> dict[Place, Longs]:
    at, late, missed = shown.places.key % shown.places.width, shown.places.late, shown.places.missed
    everybody = np.bincount(at, minlength=shown.places.width)
    parts = [np.bincount(at, of, minlength=shown.places.width) for of in (late, ~late, ~late & missed)]
    numbers = np.stack([everybody, *parts], axis=1).astype(np.int64)
    return {(shown.sign, place): numbers[place] for place in np.flatnonzero(everybody).tolist()}
