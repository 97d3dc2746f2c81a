"""What have readers in common that read another reader's rows and hand on something made of them?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from parcours.collect.batch import as_read, as_text, said
from parcours.collect.formats.raw import (
    ASIDE,
    LONGEST_RAW,
    Cancel,
    RawBatch,
    Reader,
    first_rows,
    logical_name,
    nothing_aside,
    schema_of,
    stop_if,
)
from parcours.model.verdict import Reason
from parcours.stats.hashing import Keys, hash_text

Columns = list[tuple[str, pa.Array]]


class Derived:
    """A reader of another reader's rows; see `raw.Reader`."""

    def __init__(self, inner: Reader, columns: Sequence[str]) -> None:
        self.inner, self.columns = inner, list(columns)
        self.format, self.size, self.notes = inner.format, inner.size, inner.notes

    @property
    def path(self) -> Path | None:
        return getattr(self.inner, "path", None)

    @property
    def name(self) -> str:
        return str(getattr(self.inner, "name", "table"))

    @property
    def position(self) -> int:
        return self.inner.position

    def sample(self, n: int = 1000) -> pa.Table:
        return first_rows(self.batches(), n)

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        raise NotImplementedError


class Sampled(Derived):
    """The first rows of a reader alone, as if they were all."""

    def __init__(self, inner: Reader, rows: int) -> None:
        super().__init__(inner, inner.columns)
        self._table = inner.sample(rows).combine_chunks()

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        for batch in self._table.to_batches():
            stop_if(cancel)
            yield RawBatch(batch, np.arange(1, len(batch) + 1), nothing_aside())


def columns_of(batch: pa.RecordBatch) -> Columns:
    """The columns by name; of a name several where rows disagree on the type."""
    return [(logical_name(field), values) for field, values in zip(batch.schema, batch.columns, strict=True)]


def record(columns: Columns) -> pa.RecordBatch:
    """A batch of columns of any names."""
    schema = schema_of((name, values.type) for name, values in columns)
    return pa.record_batch([values for _, values in columns], schema=schema)


def words(batch: RawBatch, column: str) -> pa.Array:
    """The column as plain text, null where it says nothing."""
    text = as_text(as_read(batch), column)
    return text.dictionary_decode() if isinstance(text, pa.DictionaryArray) else text


def keyed(batch: RawBatch, column: str) -> tuple[Keys, np.ndarray]:
    """The 128-bit keys of a column's values, however they are typed, and which rows have one."""
    text = as_text(as_read(batch), column)
    return hash_text(text), said(text)


def only(batch: RawBatch, keep: np.ndarray, aside: Sequence[pa.RecordBatch] = ()) -> RawBatch:
    """The rows of a mask, and further rows set aside."""
    if keep.all():
        return RawBatch(batch.table, batch.rows, joined_aside(batch.aside, *aside), batch.weight)
    weight = None if batch.weight is None else batch.weight[keep]
    table = batch.table.filter(pa.array(keep))
    return RawBatch(table, batch.rows[keep], joined_aside(batch.aside, *aside), weight)


def joined_aside(*parts: pa.RecordBatch) -> pa.RecordBatch:
    some = [part for part in parts if len(part)]
    return pa.concat_batches(some) if some else nothing_aside()


def set_aside(rows: np.ndarray, reason: Reason, detail: str, raw: pa.RecordBatch) -> pa.RecordBatch:
    """Rows as they are kept to be looked at."""
    count = len(rows)
    columns: list[Any] = [rows, [reason.value] * count, [detail] * count, as_json(raw)]
    return pa.record_batch([pa.array(c, f.type) for c, f in zip(columns, ASIDE, strict=True)], schema=ASIDE)


def as_json(raw: pa.RecordBatch) -> list[str]:
    """Each row as JSON, what it does not say left out."""
    names = [logical_name(column) for column in raw.schema]
    rows = zip(*(column.to_pylist() for column in raw.columns), strict=True)
    return [
        json.dumps({n: v for n, v in zip(names, row, strict=True) if v is not None}, ensure_ascii=False, default=str)[
            :LONGEST_RAW
        ]
        for row in rows
    ]
