"""What does a row that was set aside say? Its values by column, as they were read, and again as a reader gives them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from parcours.collect.formats.raw import Cancel, RawBatch, first_rows, nothing_aside, schema_of, stop_if

_ROWS = 1 << 16
_WHOLE = range(-(2**63), 2**63)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a quarantine. `values` None: it could not even be parted into columns; `raw` has it."""

    load: str
    number: int  # within the load, from 1
    file: str
    row: int
    reason: str
    detail: str
    raw: str
    values: Mapping[str, Any] | None


def rows_of(table: pa.Table) -> list[Row]:
    """The rows of a quarantine's table that nobody has mended yet."""
    return [
        Row(
            one["load"],
            one["number"],
            one["file"] or "",
            one["row"] or 0,
            one["reason"],
            one["detail"] or "",
            one["raw"] or "",
            _values(one["raw"] or ""),
        )
        for one in table.to_pylist()
        if one["mended"] is None
    ]


class RowsReader:
    """Rows in memory as a file; see `formats.Reader`. Columns have the types that their values have."""

    def __init__(self, rows: Sequence[Mapping[str, Any]], columns: Sequence[str], format: str, name: str) -> None:
        self._rows = rows
        self.columns = list(dict.fromkeys([*columns, *(key for row in rows for key in row)]))
        self.format, self.name = format, name
        self.size = len(rows)
        self.position = 0
        self.notes = (f"{len(rows):,} rows that were set aside.",)

    def sample(self, n: int = 1000) -> pa.Table:
        return first_rows(self.batches(), n)

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        self.position = 0
        for first in range(0, len(self._rows), _ROWS):
            stop_if(cancel)
            rows = self._rows[first : first + _ROWS]
            self.position = first + len(rows)
            yield RawBatch(self._table(rows), np.arange(first + 1, self.position + 1), nothing_aside())

    def _table(self, rows: Sequence[Mapping[str, Any]]) -> pa.RecordBatch:
        columns = [(name, array) for name in self.columns for array in _typed([row.get(name) for row in rows])]
        schema = schema_of((name, array.type) for name, array in columns)
        return pa.record_batch([array for _, array in columns], schema=schema)


def _values(raw: str) -> dict[str, Any] | None:
    try:
        found = json.loads(raw)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _typed(values: Sequence[Any]) -> Iterator[pa.Array]:
    """A column for each type that the values have; text where they have none at all."""
    kinds = dict.fromkeys(_kind(value) for value in values if value is not None) or {"text": None}
    for kind in kinds:
        of = [value if value is not None and _kind(value) == kind else None for value in values]
        if kind == "whole":
            yield pa.array(of, pa.int64())
        elif kind == "number":
            yield pa.array(of, pa.float64())
        elif kind == "yes/no":
            yield pa.array(of, pa.bool_())
        elif kind == "list":
            yield _list(of)
        else:
            yield pa.array([None if v is None else v if isinstance(v, str) else json.dumps(v) for v in of], pa.string())


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "yes/no"
    if isinstance(value, int):
        return "whole" if value in _WHOLE else "text"
    if isinstance(value, float):
        return "number"
    return "list" if isinstance(value, list) else "text"


def _list(values: Sequence[Any]) -> pa.Array:
    try:
        found = pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError):  # items of several types
        return pa.array([None if v is None else [str(item) for item in v] for v in values], pa.list_(pa.string()))
    return found if not pa.types.is_null(found.type.value_type) else found.cast(pa.list_(pa.string()))
