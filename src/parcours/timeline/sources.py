"""What is a generation put together from? Rows of the log, and persons taken over from older generations."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.generation import Generation
from parcours.timeline.kernels.ordering import NONE, count_rows, count_runs, part_rows, part_runs

Ids = NDArray[np.uint32]
"""The new person of each id number, NONE where it is not put together."""


@dataclass
class Packing:
    """Where events go, packed by bucket: those of buckets `low` to `high`, of 2**shift persons each."""

    shift: int
    low: int
    high: int
    row_base: int
    width: int  # words an event
    packed: NDArray[np.uint64]


@dataclass
class Rows:
    """Rows of the log. `who`: id numbers, NONE for a row that is no event."""

    first: int  # sequence of the first row
    who: NDArray[np.uint32]
    time: NDArray[np.uint32]
    code: NDArray[np.uint16]
    sub: NDArray[np.uint32] = field(default_factory=partial(np.empty, 0, np.uint32))  # empty: all 0
    day: NDArray[np.uint8] = field(default_factory=partial(np.empty, 0, np.uint8))  # a byte a row; empty: all 0
    row: NDArray[np.int64] = field(default_factory=partial(np.empty, 0, np.int64))  # less `first`; empty: counting up
    told_who: NDArray[np.uint32] = field(default_factory=partial(np.empty, 0, np.uint32))  # of rows that only tell
    told_row: NDArray[np.int64] = field(default_factory=partial(np.empty, 0, np.int64))  # traits

    def __len__(self) -> int:
        """How much there is to go through."""
        return len(self.who)

    @property
    def span(self) -> tuple[int, int]:
        """Lowest and highest sequence; (1, 0) for none."""
        if len(self.row):
            return self.first + int(self.row.min()), self.first + int(self.row.max())
        return (self.first, self.first + len(self.who) - 1) if len(self.who) else (1, 0)

    def count(self, ids: Ids, begin: int, end: int, shift: int, counts: NDArray[np.int64]) -> None:
        count_rows(self.who, ids, begin, end, shift, counts)

    def part(self, ids: Ids, begin: int, end: int, head: NDArray[np.int64], to: Packing) -> None:
        part_rows(
            self.who, ids, self.time, self.code, self.sub, self.day, self.row, self.first - to.row_base,
            begin, end, to.shift, to.low, to.high, head, to.width, to.packed,
        )  # fmt: skip

    def told(self, ids: Ids) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """Persons and sequences of the rows that only tell traits."""
        person = ids[self.told_who]
        return person[person != NONE], self.told_row[person != NONE]


@dataclass
class Taken:
    """Persons of an older generation: `person` is the new number of each, NONE where it stays."""

    generation: Generation
    person: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.person)

    @property
    def sub(self) -> NDArray[np.uint32]:
        return self.generation.sub

    @property
    def day(self) -> NDArray[np.uint8]:
        return self.generation.day

    @property
    def span(self) -> tuple[int, int]:
        return self.generation.first_row, self.generation.last_row

    def count(self, _: Ids, begin: int, end: int, shift: int, counts: NDArray[np.int64]) -> None:
        count_runs(self.person, self.generation.offsets, begin, end, shift, counts)

    def part(self, _: Ids, begin: int, end: int, head: NDArray[np.int64], to: Packing) -> None:
        g = self.generation
        part_runs(
            self.person, g.offsets, g.time, g.code, g.sub, g.day, g.row, g.row_base - to.row_base,
            begin, end, to.shift, to.low, to.high, head, to.width, to.packed,
        )  # fmt: skip

    def told(self, _: Ids) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        person = self.person[self.generation.told_person]
        return person[person != NONE], self.generation.told_row[person != NONE]


Source = Rows | Taken
