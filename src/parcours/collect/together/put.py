"""Which rows are one event? Those with the same key, wherever they stand in the file: the lines of an invoice.

Small files are put together in memory; of larger ones the rows wait on disk, parted by key, so that memory holds one
part at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.collect.formats.raw import Cancel, RawBatch, Reader, nothing_aside
from parcours.collect.together import totals
from parcours.collect.together.derived import Derived, columns_of, keyed, only, record, set_aside, words
from parcours.collect.together.held import chunk_of, usual, whole
from parcours.collect.together.joined import lists
from parcours.collect.together.plan import Lines
from parcours.collect.together.spill import Spill
from parcours.collect.together.totals import Rules
from parcours.model.errors import BadInput
from parcours.model.verdict import Reason
from parcours.store.keys import KeyMap

IN_MEMORY = 256 << 20  # bytes of rows that are put together without waiting on disk
_ROW = "\x00row"  # the column of row numbers while rows wait
OTHERWISE = "otherwise"
_AT_ONCE = 1 << 16  # events of a batch
_CONDITION = re.compile(r"(?P<column>.+?) (?:starts with (?P<start>\S.*)|< (?P<below>-?\d+(?:\.\d+)?))$")


class PutTogether(Derived):
    """Rows with the same key as one row, with lists of what differs between them."""

    def __init__(
        self,
        inner: Reader,
        columns: Sequence[str],
        lines: Lines,
        event: str,
        people: Sequence[str],
        rules: Rules,
    ) -> None:
        super().__init__(inner, columns)
        self._lines, self._event, self._people, self._rules = lines, event, people, rules
        self._usual = next((name for name, said in lines.names.items() if said == OTHERWISE), "")
        self._names = {name: _condition(said) for name, said in lines.names.items() if said != OTHERWISE}

    def batches(self, *, cancel: Cancel | None = None) -> Iterator[RawBatch]:
        held: list[pa.Table] = []
        size = 0
        with Spill() as spill:
            for batch in self.inner.batches(cancel=cancel):
                keys, has = keyed(batch, self._lines.key)
                aside = [batch.aside]
                if not has.all():
                    out = batch.table.filter(pa.array(~has))
                    aside.append(set_aside(batch.rows[~has], Reason.no_key, self._lines.key, out))
                    batch, keys = only(batch, has), (keys[0][has], keys[1][has])
                chunk = chunk_of([*columns_of(batch.table), (_ROW, pa.array(batch.rows))])
                size += chunk.nbytes
                held.append(chunk)
                if size > IN_MEMORY:
                    for one in held:
                        spill.add(one, keys[1] if one is chunk else self._keys(one)[1])
                    held = []
                yield _nothing_but(aside)  # so that whoever watches sees that it goes on
            for chunks in spill.buckets() if size > IN_MEMORY and not held else [held]:
                yield from self._together(chunks)

    def _keys(self, chunk: pa.Table) -> tuple[np.ndarray, np.ndarray]:
        told = record([(name, usual(values)) for name, values in whole([chunk])])
        return keyed(RawBatch(told, np.zeros(len(told), np.int64), nothing_aside()), self._lines.key)[0]

    def _together(self, chunks: list[pa.Table]) -> Iterator[RawBatch]:
        if not chunks:
            return
        columns = [(name, usual(values)) for name, values in whole(chunks)]
        rows = next(values for name, values in columns if name == _ROW).to_numpy()
        batch = RawBatch(record([one for one in columns if one[0] != _ROW]), rows, nothing_aside())
        numbers, first = KeyMap().number(*keyed(batch, self._lines.key)[0])
        numbers = np.argsort(np.argsort(first))[numbers]  # in the order in which keys come in the file
        batch, numbers = self._of_one_person(batch, numbers)
        made = self._events(batch, numbers)
        for start in range(0, max(1, len(made.rows)), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            table = made.table.slice(start, _AT_ONCE)
            aside = made.aside if not start else nothing_aside()
            assert made.weight is not None
            yield RawBatch(table, made.rows[part], aside, made.weight[part])

    def _of_one_person(self, batch: RawBatch, numbers: np.ndarray) -> tuple[RawBatch, np.ndarray]:
        """Without the lines that name another person than the first line of the same key that names one."""
        other = np.zeros(len(numbers), np.bool_)
        for column in self._people:
            keys, has = keyed(batch, column)
            first = _first(numbers, has)[numbers]
            other |= has & (keys[0] != keys[0][first])
        if not other.any():
            return batch, numbers
        aside = set_aside(batch.rows[other], Reason.other_person, self._lines.key, batch.table.filter(pa.array(other)))
        kept = numbers[~other]  # each key keeps its first line: no number is left without
        return only(batch, ~other, [aside]), kept

    def _events(self, batch: RawBatch, numbers: np.ndarray) -> RawBatch:
        order = np.argsort(numbers, kind="stable")
        counts = np.bincount(numbers) if len(numbers) else np.zeros(0, np.int64)
        offsets = np.append(0, np.cumsum(counts))
        lines, columns = self._lines, list[tuple[str, pa.Array]]()
        told: dict[str, list[pa.Array]] = {}
        for name, values in columns_of(batch.table):
            told.setdefault(name, []).append(values)
        for name, parts in told.items():
            if name not in lines.take:
                columns += [(name, values.take(pa.array(_first(numbers, _has(values))))) for values in parts]
        for name in lines.take:
            if parts := [values.take(pa.array(order)) for values in told.get(name, [])]:
                columns.append((f"{lines.name}[].{name}", lists(offsets, parts)))
        for name, said in lines.total.items():
            columns.append((name, totals.added(totals.of_lines(said, told, self._rules)[order], offsets)))
        if lines.names:
            columns.append((self._event, self._named(batch, order, offsets)))
        rows = batch.rows[order[offsets[:-1]]] if len(counts) else np.zeros(0, np.int64)
        return RawBatch(record(columns), rows, batch.aside, counts.astype(np.int64))

    def _named(self, batch: RawBatch, order: np.ndarray, offsets: np.ndarray) -> pa.Array:
        """What each event is called: by the first condition that holds, else as usual."""
        names = [self._usual, *self._names]
        code = np.zeros(len(offsets) - 1, np.int32)
        for at, (column, start, below) in reversed([*enumerate(self._names.values(), 1)]):
            if below is None:
                holds = pc.starts_with(words(batch, column), start).fill_null(False).to_numpy(zero_copy_only=False)
                code[holds[order[offsets[:-1]]]] = at
            else:
                parts = {column: [values for name, values in columns_of(batch.table) if name == column]}
                less = totals.of_lines(column, parts, self._rules) < below
                code[np.logical_and.reduceat(less[order], offsets[:-1])] = at
        return pa.DictionaryArray.from_arrays(pa.array(code), pa.array(names))


def _first(numbers: np.ndarray, has: np.ndarray) -> np.ndarray:
    """For each number the first row that has a value, or the first row where none has."""
    rows = len(numbers)
    place = np.where(has, np.arange(rows), np.arange(rows) + rows)
    first = np.full(int(numbers.max(initial=-1)) + 1, 2 * rows, np.int64)
    np.minimum.at(first, numbers, place)
    return np.where(first >= rows, first - rows, first)


def _has(values: pa.Array) -> np.ndarray:
    return values.is_valid().to_numpy(zero_copy_only=False)


def _nothing_but(aside: list[pa.RecordBatch]) -> RawBatch:
    some = [part for part in aside if len(part)]
    return RawBatch(
        record([]), np.zeros(0, np.int64), pa.concat_batches(some) if some else nothing_aside(), np.zeros(0, np.int64)
    )


def _condition(said: str) -> tuple[str, str, float | None]:
    match = _CONDITION.match(said.strip())
    if match is None:
        raise BadInput(
            f"“{said}” is no condition.", hint="Write “InvoiceNo starts with C”, “Quantity < 0” or “otherwise”."
        )
    below = match["below"]
    return match["column"], match["start"] or "", None if below is None else float(below)
