"""What do the steps hand on? Rows in columns: as they were read, and what has been made of them."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa

from parcours.collect.formats.raw import RawBatch, firsts, logical_name
from parcours.collect.values import merged, spread, text
from parcours.model.verdict import Reason


@dataclass(frozen=True, slots=True)
class Aside:
    """Rows of a batch that a step set aside, and the column at fault."""

    reason: Reason
    column: str
    at: np.ndarray  # positions in the batch


@dataclass(frozen=True, slots=True)
class EventIds:
    """128 bits an event."""

    hi: np.ndarray  # uint64
    lo: np.ndarray
    copies: np.ndarray  # bool: the id is of the row's content, which may come several times in a file

    def only(self, keep: np.ndarray) -> EventIds:
        return EventIds(self.hi[keep], self.lo[keep], self.copies[keep])


@dataclass(frozen=True, slots=True)
class StepKeys:
    """Keys of (object, event name): what later rows may correct. Rows that name no object have none."""

    hi: np.ndarray
    lo: np.ndarray
    has: np.ndarray  # bool

    def only(self, keep: np.ndarray) -> StepKeys:
        return StepKeys(self.hi[keep], self.lo[keep], self.has[keep])


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows on their way into the log. Every array has one entry a row; `out` marks those set aside."""

    raw: pa.RecordBatch
    told: Map[str, list[pa.Array]]  # the same by name; several where the file's rows disagree on the type
    rows: np.ndarray  # int64, row numbers in the file
    out: np.ndarray  # bool
    aside: tuple[Aside, ...] = ()
    weight: np.ndarray | None = None  # int64, rows of the file that each entry still stands for; None: one each
    name: pa.DictionaryArray | None = None  # None: rows that only tell traits
    time: np.ndarray | None = None  # int64, microseconds since 1970 UTC; None: always
    day: np.ndarray | None = None  # bool
    told_ids: Map[str, pa.Array] = field(default_factory=dict)  # kind -> ids as told, text
    ids: Map[str, pa.Array] = field(default_factory=dict)  # kind -> ids that stand for somebody
    columns: Map[str, pa.Array] = field(default_factory=dict)  # `p.` and `t.` columns of the log
    id: EventIds | None = None
    supersedes: pa.Array | None = None
    step: StepKeys | None = None  # where a lifecycle is kept

    def __len__(self) -> int:
        return len(self.rows)

    def count(self, which: np.ndarray) -> int:
        """Rows of the file that the entries of a mask stand for."""
        if self.weight is None:
            return int(np.count_nonzero(which))
        at = firsts(self.rows)
        if not len(at):
            return 0
        return int(np.maximum.reduceat(np.where(which, self.weight, 0), at).sum())

    def counted(self, which: np.ndarray) -> Batch:
        """The same, the rows of a mask having their verdict: their other entries stand for no row any more."""
        if self.weight is None or not which.any():
            return self
        return replace(self, weight=np.where(np.isin(self.rows, self.rows[which]), 0, self.weight))

    def set_aside(self, bad: np.ndarray, reason: Reason, column: str) -> Batch:
        """Mark rows that are not out yet. The first reason found is the row's reason."""
        at = np.flatnonzero(bad & ~self.out)
        if not len(at):
            return self
        out = self.out.copy()
        out[at] = True
        return replace(self, out=out, aside=(*self.aside, Aside(reason, column, at)))

    def only(self, keep: np.ndarray) -> Batch:
        """The rows of a mask."""
        if keep.all():
            return self
        mask = pa.array(keep)

        def one(array: pa.Array | None) -> pa.Array | None:
            return None if array is None else array.filter(mask)

        raw = self.raw.filter(mask)
        return Batch(
            raw=raw,
            told=_by_name(raw),
            rows=self.rows[keep],
            out=self.out[keep],
            weight=None if self.weight is None else self.weight[keep],
            name=one(self.name),
            time=None if self.time is None else self.time[keep],
            day=None if self.day is None else self.day[keep],
            told_ids={kind: one(ids) for kind, ids in self.told_ids.items()},
            ids={kind: one(ids) for kind, ids in self.ids.items()},
            columns={name: one(values) for name, values in self.columns.items()},
            id=None if self.id is None else self.id.only(keep),
            supersedes=one(self.supersedes),
            step=None if self.step is None else self.step.only(keep),
        )


def as_read(read: RawBatch) -> Batch:
    """A batch that no step has touched."""
    return Batch(read.table, _by_name(read.table), read.rows, np.zeros(len(read.rows), np.bool_), weight=read.weight)


def as_text(batch: Batch, column: str) -> pa.Array:
    """The column as text, empty text being null, whatever types the file has it in."""
    words: pa.Array | None = None
    for told in batch.told.get(column, ()):
        # whole numbers are coded first: each different one is written out and looked at once
        coded = told.dictionary_encode() if pa.types.is_integer(told.type) else told
        words = merged(words, text(coded))
    return pa.nulls(len(batch), pa.string()) if words is None else words


def said(values: pa.Array) -> np.ndarray:
    """Rows with a value. A dictionary may hold its null among the values."""
    if not isinstance(values, pa.DictionaryArray) or not values.dictionary.null_count:
        return values.is_valid().to_numpy(zero_copy_only=False)
    return spread(values.dictionary.is_valid().to_numpy(zero_copy_only=False), values.indices)


def _by_name(raw: pa.RecordBatch) -> dict[str, list[pa.Array]]:
    named: dict[str, list[pa.Array]] = {}
    for column, values in zip(raw.schema, raw.columns, strict=True):
        named.setdefault(logical_name(column), []).append(values)
    return named
