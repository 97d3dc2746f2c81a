"""Which events does one row tell of? One for each of its times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from parcours.collect.batch import said
from parcours.collect.formats.raw import Cancel, RawBatch, Reader
from parcours.collect.together.derived import Columns, Derived, columns_of, record, words
from parcours.collect.together.plan import Lifecycle
from parcours.collect.values import merged, text


class Parted(Derived):
    """Rows as many events as they have times. A row without any stays one, and lacks its time."""

    def __init__(self, inner: Reader, columns: Sequence[str], lifecycle: Lifecycle, event: str, time: str) -> None:
        super().__init__(inner, columns)
        self._lifecycle, self._event, self._time = lifecycle, event, time

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        for batch in self.inner.batches(cancel=cancel):
            yield self._parted(batch) if len(batch.rows) else batch

    def _parted(self, batch: RawBatch) -> RawBatch:
        times = self._lifecycle.times
        has = np.stack([said(words(batch, column)) for column in times.values()], axis=1)
        has[~has.any(axis=1), 0] = True
        row, step = np.nonzero(has)
        told = columns_of(batch.table)
        at = pa.array(row)
        columns: Columns = []
        for name, values in told:
            if name not in times.values():
                columns.append((name, self._where_told(name, values.take(at), step)))
        names = pa.DictionaryArray.from_arrays(pa.array(step.astype(np.int32)), pa.array(list(times)))
        columns += [(self._event, names), *self._times(told, row, step)]
        weight = np.ones(len(batch.rows), np.int64) if batch.weight is None else batch.weight
        return RawBatch(record(columns), batch.rows[row], batch.aside, weight[row])

    def _where_told(self, name: str, values: pa.Array, step: np.ndarray) -> pa.Array:
        """Null with events other than those that the column is told with, where it is not told with all."""
        events = list(self._lifecycle.times)
        told_with = [
            events.index(event) for event, told in self._lifecycle.only.items() if any(_is(name, one) for one in told)
        ]
        if not told_with or not len(values):
            return values
        here = np.isin(step, told_with)
        return values.take(pa.array(np.arange(len(values)), mask=~here))

    def _times(self, told: Columns, row: np.ndarray, step: np.ndarray) -> Columns:
        """Each event's own time; a column for each type that the times come in."""
        found: dict[pa.DataType, pa.Array] = {}
        for number, column in enumerate(self._lifecycle.times.values()):
            mine = pa.array(row, mask=step != number)
            for values in (values for name, values in told if name == column):
                plain = text(values.dictionary_decode()) if isinstance(values, pa.DictionaryArray) else values
                own = plain.take(mine)
                found[plain.type] = merged(found.get(plain.type), own)
        return [(self._time, values) for values in found.values()]


def _is(column: str, said: str) -> bool:
    """`products` means all of `products[].…`."""
    return column == said or column.startswith(f"{said}[].")
