"""What did each person do, in numbers? Sums by person, period and group, the same however the work was cut.

Sums of fractions depend on the order of adding. So what is added up is put in order by itself first: an answer is the
same to the last digit for any chunks, threads and order of arrival.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.grouping import Coded, Value, numbered, ranked
from parcours.timeline.generation import Generation
from parcours.timeline.snapshot import Snapshot

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
_EXACT = 2.0**53  # whole numbers below it are told apart
_SMALL = 2.0**26  # two whole numbers below it fit one that is told apart
_DENSE = 4  # rows of a table of all keys for each that there is, at most; more are sorted


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """One row for each person, period and group with something: `n` counts, `x` adds. Groups are rows of the answer
    once they are ranked; before that, `group` is 0."""

    person: Whole
    period: Whole
    group: Whole
    n: Numbers
    x: Numbers

    def __len__(self) -> int:
        return len(self.person)

    def where(self, which: NDArray[Any]) -> Sums:
        """Some of the rows: flags, or places."""
        return Sums(self.person[which], self.period[which], self.group[which], self.n[which], self.x[which])

    def by_person(self) -> tuple[Whole, Numbers, Numbers]:
        """Everything of each person together: persons in order, n, x."""
        added = add_up(self.person, self.n, self.x)
        return added[0][0], added[1], added[2]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The sums of a chunk, and each row's value of the property that is broken down by."""

    sums: Sums
    value: Coded | None = None


class People:
    """Numbers for all persons of all generations."""

    def __init__(self, snapshot: Snapshot) -> None:
        counts = [generation.persons for generation in snapshot.generations]
        self._base = dict(zip(snapshot.generations, np.cumsum([0, *counts]).tolist(), strict=False))

    def of(self, generation: Generation, position: NDArray[Any]) -> Whole:
        """Whose the events at these positions are; soonest told where they ascend."""
        if not len(position) or (position[1:] < position[:-1]).any():
            return generation.owners(position) + self._base[generation]
        low, high = generation.owners(position[[0, -1]])
        ends = np.searchsorted(position, generation.offsets[low + 1 : high + 1])  # of everybody's but the last one's
        counts = np.diff(ends, prepend=0, append=len(position))
        return np.repeat(np.arange(low, high + 1) + self._base[generation], counts)


def summed(person: Whole, period: Whole, n: Any, x: Any, value: Coded | None = None) -> Part:
    """Rows of a chunk added up; `value`: what each is broken down by."""
    n, x = np.asarray(n, np.float64), np.asarray(x, np.float64)
    keys = (person, period) if value is None else (person, period, value.codes)
    (person, period, *codes), n, x = add_up(keys, n, x)
    sums = Sums(person, period, np.zeros(len(person), np.int64), n, x)
    return Part(sums, None if value is None else Coded(value.values, codes[0]))


def together(parts: Sequence[Part], top: int) -> tuple[Sums, list[tuple[Value, bool]]]:
    """All chunks' sums with their groups, those with the greatest n first and the rest together; and the groups."""
    person, period = (_end_to_end(parts, name, np.int64) for name in ("person", "period"))
    n, x = (_end_to_end(parts, name, np.float64) for name in ("n", "x"))
    group, rows = np.zeros(len(person), np.int64), []
    values = [part.value for part in parts if part.value is not None]
    if values:
        number, known = numbered(values)
        rank, rows = ranked(np.bincount(number, n, minlength=len(known)).tolist(), known, top)
        group = rank[number]
        (person, period, group), n, x = add_up((person, period, group), n, x)
    return Sums(person, period, group, n, x), rows


def joined(now: Sums, before: Sums) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """n and x of everybody who is in either, now and before, in an order of their own."""
    people = np.union1d(now.person, before.person)
    columns = []
    for sums in (now, before):
        person, n, x = sums.by_person()
        at = np.searchsorted(people, person)
        for values in (n, x):
            column = np.zeros(len(people))
            column[at] = values
            columns.append(column)
    order = np.lexsort(columns)
    return columns[0][order], columns[1][order], columns[2][order], columns[3][order]


def ordered(sums: Sums) -> tuple[Numbers, Numbers]:
    """n and x of each person, in an order of their own."""
    _, n, x = sums.by_person()
    if len(n) and _small(n) and _small(x):  # numbers that are put in order, not their places
        both = np.sort((x * _SMALL + n).astype(np.int64))
        return (both % int(_SMALL)).astype(np.float64), (both // int(_SMALL)).astype(np.float64)
    order = np.lexsort((n, x))
    return n[order], x[order]


def add_up(keys: Any, n: Numbers, x: Numbers) -> tuple[tuple[Whole, ...], Numbers, Numbers]:
    """Rows with equal keys as one, in order of the keys; what is added is put in order before."""
    keys = keys if isinstance(keys, tuple) else (keys,)
    if not len(n):
        return keys, n, x
    one = _as_one(keys)
    if (one[1:] > one[:-1]).all():
        return keys, n, x
    whole = _whole(n) and _whole(x)  # come to the same in any order
    if whole and (cells := int(one.max()) + 1) <= _DENSE * len(one):
        at = np.zeros(cells, np.int64)
        at[one] = np.arange(len(one))
        found = np.flatnonzero(np.bincount(one, minlength=cells))
        n, x = (np.bincount(one, values, cells)[found].astype(np.float64, copy=False) for values in (n, x))
        return tuple(key[at[found]] for key in keys), n, x
    order = np.argsort(one) if whole else np.lexsort((n, x, one))
    sorted_keys = one[order]
    first = np.flatnonzero(np.append(True, sorted_keys[1:] != sorted_keys[:-1]))
    found = order[first]
    return tuple(key[found] for key in keys), np.add.reduceat(n[order], first), np.add.reduceat(x[order], first)


def _as_one(keys: Sequence[Whole]) -> Whole:
    """Keys of several numbers as single ones, in the same order."""
    one = keys[0] - keys[0].min()
    for key in keys[1:]:
        low, width = int(key.min()), int(key.max()) - int(key.min()) + 1
        if (int(one.max()) + 1) * width >= 2**62:  # too wide: so many as there are suffice
            one = np.unique(one, return_inverse=True)[1]
        one = one * width + (key - low)
    return one


def _small(values: Numbers) -> bool:
    return bool((np.rint(values) == values).all()) and values.min() >= 0 and values.max() < _SMALL


def _whole(values: Numbers) -> bool:
    return bool((np.rint(values) == values).all()) and float(np.abs(values).sum()) < _EXACT


def _end_to_end(parts: Sequence[Part], name: str, kind: type) -> NDArray[Any]:
    return np.concatenate([np.empty(0, kind), *(getattr(part.sums, name) for part in parts)])
