"""What does it take? Steps, choices and form fields on the way from entering a stage to its goal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.goals.windows import Whole
from parcours.analyses.values import Values, values
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.track import ranges
from parcours.timeline.marks import Marks
from parcours.timeline.snapshot import Snapshot

ENOUGH = 0.05  # of the people at a place: what fewer take next is no choice that it offers
FIELDS = "fields"
_FIELD = frozenset(  # in names of events
    ("field", "fields", "champ", "champs", "câmp", "câmpul", "câmpuri", "поле", "поля", "isian", "kolom")
)


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Steps of people, one way after the other: several events in a row of one name are one."""

    name: Whole  # of each step, by its number
    steps: Whole  # how many each way has

    @property
    def owner(self) -> Whole:
        """Whose way each step is of."""
        return np.repeat(np.arange(len(self.steps)), self.steps)

    def where(self, which: NDArray[np.bool_]) -> Ways:
        """Some of them."""
        return Ways(self.name[np.repeat(which, self.steps)], self.steps[which])


def ways(name: Whole, start: Whole, stop: Whole) -> Ways:
    """The ways from mark to mark (excluded) of marks with these names' numbers."""
    length = stop - start
    mark = ranges(start, length)
    kept = np.ones(len(mark), np.bool_)
    here = name[mark]
    np.not_equal(here[1:], here[:-1], out=kept[1:])
    kept[(np.cumsum(length) - length)[length > 0]] = True  # the first of each way, whatever another ended with
    counts = np.bincount(np.repeat(np.arange(len(length)), length)[kept], minlength=len(length))
    return Ways(here[kept], counts)


def pairs(found: Ways, names: int) -> tuple[Whole, Whole]:
    """How many people were at each place (by its name's number), and took each pair: (numbers, people) of both laid end
    to end, pairs as `names + place * names + next`."""
    owner = found.owner
    place, after = found.name[:-1], found.name[1:]
    same = owner[1:] == owner[:-1]
    key = np.concatenate([found.name, names + place[same] * names + after[same]])
    whose = np.concatenate([owner, owner[1:][same]])
    width = names + names * names
    sorted_ = np.sort(whose * width + key)  # plain sorting is faster than `unique`
    once = sorted_[np.append(True, sorted_[1:] != sorted_[:-1])[: len(sorted_)]]
    return np.unique(once % width, return_counts=True)


def choices(taken: Sequence[tuple[Whole, Whole]], names: int) -> Whole:
    """For each place how many names at least `ENOUGH` of the people there took next."""
    none = np.empty(0, np.int64)
    key, which = np.unique(np.concatenate([none, *(k for k, _ in taken)]), return_inverse=True)
    people = np.bincount(which, np.concatenate([none, *(n for _, n in taken)]), minlength=len(key))
    there = np.zeros(names)
    there[key[key < names]] = people[key < names]
    moves = key >= names
    place = (key[moves] - names) // max(names, 1)
    return np.bincount(place[people[moves] >= ENOUGH * there[place]], minlength=names)


def means(found: Ways, offered: Whole) -> NDArray[np.float64]:
    """Of each way with more than one step the mean number of choices at all steps but the last."""
    last = np.cumsum(found.steps) - 1
    choosing = np.ones(len(found.name), np.bool_)
    choosing[last[found.steps > 0]] = False
    owner = found.owner[choosing]
    summed = np.bincount(owner, offered[found.name[choosing]], minlength=len(found.steps))
    some = found.steps > 1
    return summed[some] / (found.steps[some] - 1)


class Fields:
    """Form fields that events tell: by the property `fields` (a number, or a list of them), else by events whose names
    say that a field was filled in."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._values: dict[Generation, Values] = {}
        if FIELDS in snapshot.properties("event"):
            self._values = values(snapshot, FIELDS, "event")
        names = [snapshot.names.name(code) for code in range(len(snapshot.names))]
        self._of_code = np.array([bool(_FIELD & set(re.findall(r"\w+", name.casefold()))) for name in names] or [False])

    def __bool__(self) -> bool:
        return bool(self._values) or bool(self._of_code.any())

    def at(self, marks: Marks) -> NDArray[np.float64]:
        """How many each mark tells."""
        if not self._values:
            return self._of_code[marks.code].astype(np.float64)
        known = self._values[marks.generation]
        codes, offsets = known.of(marks.position.astype(np.int64))
        worth = np.concatenate([np.zeros(1), *(_worth(column.values, column.kind) for column in known.columns)])[codes]
        if offsets is None:
            return worth
        return np.diff(np.append(0, np.cumsum(worth))[offsets])


def _worth(values: NDArray[np.float64], kind: str) -> NDArray[np.float64]:
    """A number is so many fields, a text one, `yes` one."""
    if kind == "n":
        return np.maximum(values, 0)
    return np.ones(len(values)) if kind == "s" else np.asarray(values, np.float64)
