"""What does a row take from other files? Columns of the one row with its key, or lists of all rows with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
import pyarrow as pa

from parcours.collect.formats.raw import Cancel, RawBatch, Reader
from parcours.collect.together import totals
from parcours.collect.together.derived import Columns, Derived, columns_of, keyed, only, record, set_aside
from parcours.collect.together.held import Held
from parcours.collect.together.plan import Items, Join
from parcours.collect.together.totals import Rules
from parcours.collect.values import merged, text
from parcours.model.verdict import Reason


class Joined(Derived):
    """Rows with columns of other files. A row that finds nothing, where it must (`needed`), is set aside."""

    def __init__(self, inner: Reader, columns: Sequence[str], join: Join, held: Held, needed: Collection[str]) -> None:
        super().__init__(inner, columns)
        self._join, self._held = join, held
        self._must = any(name in needed for name in join.take.values())

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        self._held.read(cancel)
        for batch in self.inner.batches(cancel=cancel):
            yield self._joined(batch)

    def _joined(self, batch: RawBatch) -> RawBatch:
        join = self._join
        keys, has = keyed(batch, join.by)
        found = self._held.find(keys, has)
        if self._must and (found < 0).any():
            aside = []
            for which, reason in ((~has, Reason.no_key), (has & (found < 0), Reason.no_match)):
                if which.any():
                    aside.append(set_aside(batch.rows[which], reason, join.by, batch.table.filter(pa.array(which))))
            batch, found = only(batch, found >= 0, aside), found[found >= 0]
        rows = self._held.row_of(found)
        taken = [(here, values) for there, here in join.take.items() for values in self._held.taken(there, rows)]
        return RawBatch(record([*columns_of(batch.table), *taken]), batch.rows, batch.aside, batch.weight)


class WithItems(Derived):
    """Rows with lists of the rows of another file that name their key."""

    def __init__(self, inner: Reader, columns: Sequence[str], items: Items, held: Held, rules: Rules) -> None:
        super().__init__(inner, columns)
        self._items, self._held, self._rules = items, held, rules
        self._totals: dict[str, np.ndarray] | None = None

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        self._held.read(cancel)
        for batch in self.inner.batches(cancel=cancel):
            keys, has = keyed(batch, self._items.by)
            lists = self._lists(self._held.find(keys, has))
            yield RawBatch(record([*columns_of(batch.table), *lists]), batch.rows, batch.aside, batch.weight)

    def _lists(self, numbers: np.ndarray) -> Columns:
        held, items = self._held, self._items
        offsets, rows = held.rows_of(numbers)
        columns: Columns = []
        for there in held.names:
            if there != items.key:
                columns.append((f"{items.name}[].{there}", lists(offsets, held.taken(there, rows))))
        for name, said in items.total.items():
            columns.append((name, totals.added(self._lines(name, said)[rows], offsets)))
        return columns

    def _lines(self, name: str, said: str) -> np.ndarray:
        """The worth of every row held, worked out once."""
        if self._totals is None:
            self._totals = {}
        if name not in self._totals:
            columns = {there: self._held.column(there) for there in self._held.names}
            worth = totals.of_lines(said, columns, self._rules)
            self._totals[name] = worth if len(worth) else np.full(len(self._held.number), np.nan)
        return self._totals[name]


def lists(offsets: np.ndarray, parts: Sequence[pa.Array]) -> pa.ListArray:
    """Stretches of values as lists; null where a stretch is empty. Values that come in several types become text, as
    the items of a list are of one type."""
    plain = [part.dictionary_decode() if isinstance(part, pa.DictionaryArray) else part for part in parts]
    values = plain[0]
    for part in plain[1:]:
        values = merged(text(values), text(part))
    empty = pa.array(offsets[1:] == offsets[:-1])
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), values, mask=empty)
