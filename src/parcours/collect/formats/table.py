"""How are Arrow tables made at hand read? Like a file: from Python, in batches, nesting flattened."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from parcours.collect.formats.flatten import flatten
from parcours.collect.formats.header import checked_names
from parcours.collect.formats.parquet import ROWS
from parcours.collect.formats.raw import Cancel, RawBatch, first_rows, logical_name, nothing_aside, stop_if


def from_table(table: pa.Table, name: str = "table") -> TableReader:
    """A reader of a table in memory; `name` stands where a file's name would."""
    return TableReader(table, name)


class TableReader:
    """A table in memory; see `raw.Reader`."""

    format = "table"

    def __init__(self, table: pa.Table, name: str) -> None:
        checked_names(table.column_names, name)
        self._table, self.name = table, name
        self.size = table.nbytes
        self.position = 0
        nothing = pa.record_batch([pa.array([], f.type) for f in table.schema], schema=table.schema)
        self._schema = flatten(nothing, name).schema
        self.columns = list(dict.fromkeys(map(logical_name, self._schema)))
        self.notes = (f"A table of {table.num_rows:,} rows.",)

    def sample(self, n: int = 1000) -> pa.Table:
        return first_rows(self.batches(), n, self._schema)

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        self.position, row = 0, 1
        for batch in self._table.to_batches(max_chunksize=ROWS):
            stop_if(cancel)
            if not len(batch):
                continue
            flat = flatten(batch, self.name)
            yield RawBatch(flat, np.arange(row, row + len(flat)), nothing_aside())
            row += len(flat)
            self.position = self.size * (row - 1) // max(1, self._table.num_rows)
        self.position = self.size
