"""Which columns has the log, and of what type? A fixed set, and one for each property, trait or object first
seen.

Delta Lake takes two names that differ only in case for one, and Spark refuses spaces and some signs in
them. Names in customers' data do both, so a column is stored under a name of its own: signs escaped as
%20, a name that differs from an earlier one only in case numbered as ~2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import pyarrow as pa

INSTANT = pa.timestamp("us", "UTC")
CODED = pa.dictionary(pa.int32(), pa.string())  # text as numbers into a list of distinct values
FIXED = pa.schema(
    [
        ("seq", pa.int64()),  # 1, 2, 3, ... within and across segments
        ("id_hi", pa.int64()),
        ("id_lo", pa.int64()),
        ("name", pa.string()),  # null: a row that only tells traits
        ("time", INSTANT),
        ("day", pa.bool_()),  # day precision: `time` is the local midnight that begins the day
        ("user", pa.string()),
        ("email", pa.string()),
        ("anonymous", pa.string()),
        ("source", pa.string()),
        ("origin", pa.string()),
        ("load", pa.string()),
        ("supersedes", pa.int64()),  # the row that this one corrects
        ("step_hi", pa.int64()),
        ("step_lo", pa.int64()),
    ]
)
LATER = {"phone": pa.string()}
"""Columns that came to be after logs were made: a log has each once a row had a value in it."""
_SCALAR = {"n": pa.float64(), "s": pa.string(), "b": pa.bool_()}
_VALUE = {**_SCALAR, **{f"{mark}s": pa.list_(pa.field("element", kind)) for mark, kind in _SCALAR.items()}}
_DYNAMIC = re.compile(r"o\..+|[pt]\..+:(?P<type>[nsb]s?)", re.DOTALL)
_NOT_STORED = re.compile(r'[ ,;{}()\n\t=%~"`\\/\x00-\x1f]')
_NUMBERED = re.compile(r"~\d+$")


def type_of(column: str) -> pa.DataType:
    """The type that a column has by its name, whether the log holds any of it or not."""
    if column in FIXED.names:
        return FIXED.field(column).type
    if column in LATER:
        return LATER[column]
    dynamic = _DYNAMIC.fullmatch(column)
    if dynamic is None:
        raise ValueError(f"“{column}” is not a column of the log: see the names in parcours.store.columns")
    return _VALUE[dynamic["type"]] if dynamic["type"] else pa.string()


def conform(batch: pa.RecordBatch | pa.Table) -> pa.Table:
    """The batch with every column in the log's type; text may stay coded where that is the smaller form."""
    table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
    return pa.table({name: _typed(table.column(name), type_of(name)) for name in table.column_names})


class StoredNames:
    """Both ways between the log's names of columns and the names that they are stored under."""

    def __init__(self, stored: Iterable[str] = ()) -> None:
        self._stored: dict[str, str] = {}
        self._taken: set[str] = set()
        for name in stored:
            self._keep(unquote(_NUMBERED.sub("", name)), name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored)

    def __contains__(self, name: str) -> bool:
        return name in self._stored

    def __getitem__(self, name: str) -> str:
        return self._stored[name]

    def copy(self) -> StoredNames:
        return StoredNames(self._stored.values())

    def add(self, name: str) -> str:
        """The name that a column is stored under, chosen now if it is new."""
        if name not in self._stored:
            plain = _NOT_STORED.sub(lambda sign: f"%{ord(sign[0]):02X}", name)
            stored, number = plain, 1
            while stored.lower() in self._taken:
                number += 1
                stored = f"{plain}~{number}"
            self._keep(name, stored)
        return self._stored[name]

    def _keep(self, name: str, stored: str) -> None:
        self._stored[name] = stored
        self._taken.add(stored.lower())


def _typed(column: pa.ChunkedArray, wanted: pa.DataType) -> pa.ChunkedArray:
    if not pa.types.is_dictionary(column.type):
        return column if column.type == wanted else column.cast(wanted)
    if wanted != pa.string() or any(2 * len(c.dictionary) > len(c) for c in column.chunks):
        return column.cast(column.type.value_type).cast(wanted)
    return column if column.type == CODED else column.cast(CODED)
