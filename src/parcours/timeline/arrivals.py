"""What is new in the log? Its rows after the timeline's sequence, as arrays that generations are built
from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from parcours.timeline.kernels.arriving import part_times
from parcours.timeline.kernels.ordering import NONE
from parcours.timeline.names import NAMELESS, Names
from parcours.timeline.sources import Rows

pc: Any = compute  # arrow makes its functions when imported: no checker sees them
IDS = ("user", "email", "anonymous")  # in every log; phone once a row had one


class Readable(Protocol):
    """What the timeline asks of the log."""

    @property
    def sequence(self) -> int: ...
    def columns(self) -> dict[str, pa.DataType]: ...
    def scan(
        self,
        columns: Sequence[str],
        *,
        after: int = 0,
        upto: int | None = None,
        dictionary: Sequence[str] = (),
    ) -> Iterator[pa.RecordBatch]: ...


class Deciding(Protocol):
    """What the timeline asks of the ledger of identity."""

    def learn(self, batch: pa.RecordBatch) -> NDArray[np.uint32]: ...  # number of each row's strongest id
    def partition(self) -> Any: ...  # .person: the representative of each id, by their numbers; .digest
    def save(self) -> None: ...


@dataclass(frozen=True)
class Arrivals:
    rows: Rows
    upto: int  # sequence of the last row read
    superseded: NDArray[np.int64]  # rows that were corrected, and
    by: NDArray[np.int64]  # the rows that correct them
    origins: frozenset[str]  # of the rows: real, sample, simulated


def read(log: Readable, ledger: Deciding, names: Names, after: int, step: Callable[[str, int, int], None]) -> Arrivals:
    """Read the log after sequence `after`. `names` and the ledger learn what is new to them."""
    upto = log.sequence
    into = _Filling(after + 1, upto - after)
    columns = ["seq", "name", "time", "day", "supersedes", "origin", *id_columns(log)]
    for batch in log.scan(columns, after=after, upto=upto, dictionary=["name", "origin"]):
        step("reading the log", into.filled, upto - after)
        into.add(batch, ledger.learn(batch), names)
    return into.done(upto)


def id_columns(log: Readable) -> list[str]:
    """The columns of persons' ids and objects' numbers that the log has."""
    return [*IDS, *sorted(name for name in log.columns() if name.startswith("o.") or name == "phone")]


def integers(column: pa.Array, missing: int = 0) -> NDArray[np.int64]:
    """Numbers or instants as a plain array of our own."""
    return np.array(pc.fill_null(column.cast(pa.int64()), missing), np.int64)


class _Filling:
    """The arrays of `rows` rows from sequence `first` on, made whole at once, as how many come is known."""

    def __init__(self, first: int, rows: int) -> None:
        self.first, self.filled = first, 0
        self.who = np.empty(rows, np.uint32)
        self.time = np.empty(rows, np.uint32)
        self.code = np.empty(rows, np.uint16)
        self.sub = np.empty(0, np.uint32)  # made when a part of a second is first seen
        self.day = np.empty(0, np.uint8)  # made when day precision is first seen
        self.told: list[tuple[NDArray, NDArray]] = []
        self.corrected: list[tuple[NDArray, NDArray]] = []
        self.origins: set[str] = set()

    def add(self, batch: pa.RecordBatch, who: NDArray[np.uint32], names: Names) -> None:
        n = len(batch)
        if not n:
            return
        seq = integers(batch.column("seq"))
        begin = int(seq[0]) - self.first
        here = slice(begin, begin + n)
        if begin != self.filled or int(seq[-1]) - int(seq[0]) != n - 1:
            here = self._with_gaps(seq)
        self.filled = int(seq[-1]) - self.first + 1
        code = codes_of(batch.column("name"), names)
        nameless = code == NAMELESS
        if nameless.any():
            telling = nameless & (who != NONE)
            self.told.append((who[telling], seq[telling]))
            who = np.where(nameless, NONE, who)
        self.who[here] = who
        self.code[here] = code
        self._times(batch, here)
        self.origins.update(batch.column("origin").unique().drop_null().to_pylist())
        fixes = batch.column("supersedes")
        if fixes.null_count < n:
            by = np.asarray(fixes.is_valid())
            self.corrected.append((integers(fixes)[by], seq[by]))

    def done(self, upto: int) -> Arrivals:
        self.who[self.filled :] = NONE
        old, new = _joined(self.corrected, np.int64, np.int64)
        told_who, told_row = _joined(self.told, np.uint32, np.int64)
        rows = Rows(
            self.first,
            self.who,
            self.time,
            self.code,
            self.sub,
            self.day,
            told_who=told_who,
            told_row=told_row,
        )
        return Arrivals(rows, upto, old, new, frozenset(self.origins))

    def _with_gaps(self, seq: NDArray[np.int64]) -> Any:
        """Sequences that the log no longer holds belong to nobody."""
        where = seq - self.first
        self.who[self.filled : int(where[-1]) + 1] = NONE
        return where

    def _times(self, batch: pa.RecordBatch, here: Any) -> None:
        us = integers(batch.column("time"))
        seconds, sub = np.empty(len(us), np.uint32), np.empty(len(us), np.uint32)
        if part_times(us, seconds, sub):
            if not len(self.sub):
                self.sub = np.zeros(len(self.who), np.uint32)
            self.sub[here] = sub
        self.time[here] = seconds
        if pc.any(batch.column("day")).as_py():
            if not len(self.day):
                self.day = np.zeros(len(self.who), np.uint8)
            self.day[here] = np.asarray(pc.fill_null(batch.column("day"), False))


def codes_of(column: pa.Array, names: Names) -> NDArray[np.uint16]:
    """The code of each row's name; NAMELESS where it has none."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    missing = len(column.dictionary)
    index = np.asarray(pc.fill_null(column.indices, missing))
    used = np.bincount(index, minlength=missing + 1) > 0  # a dictionary may hold names of rows elsewhere
    known = zip(column.dictionary.to_pylist(), used[:missing].tolist(), strict=True)
    table = np.array([*(names.learn(name) if seen else NAMELESS for name, seen in known), NAMELESS], np.uint16)
    return table[index]


def _joined(pieces: list[tuple[NDArray, NDArray]], *kinds: type) -> tuple[NDArray, NDArray]:
    left, right = (np.concatenate([np.empty(0, kind), *(p[i] for p in pieces)]) for i, kind in enumerate(kinds))
    return left, right
