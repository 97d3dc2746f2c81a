"""Which thing is done at an event? Its name, or a property's values, numbered alike over all generations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from parcours.analyses.actions.result import told
from parcours.analyses.grouping import Value
from parcours.analyses.values import Values, values
from parcours.model.property import Property
from parcours.timeline.columns import Column
from parcours.timeline.generation import Generation
from parcours.timeline.marks import Marks
from parcours.timeline.places import Places
from parcours.timeline.snapshot import Snapshot


class Things(NamedTuple):
    """What was done at marks."""

    event: NDArray[np.int64] | slice  # whose things they are, by the place among the marks; a slice: each has one
    what: NDArray[np.uint32]
    number: NDArray[np.int32]  # of each `what`


class Kinds:
    """Ready for any thread; UnknownName where there is no such property. Number 0: the event has no value."""

    def __init__(self, snapshot: Snapshot, by: Property | None) -> None:
        self._columns: dict[Generation, Values] = {}
        if by is None:
            places = Places(snapshot)
            number = {name: n for n, name in enumerate(places.names, 1)}  # several codes may share a name
            of_code = [number[snapshot.names.name(code)] for code in range(len(snapshot.names))]
            self._of_code, self._values = np.array(of_code or [0], np.int32), places.names
        else:
            self._columns = values(snapshot, by.name, by.of)
            self._values = _Known([c for v in self._columns.values() for c in v.columns])
            self._numbers = {g: self._values.numbers(v.columns) for g, v in self._columns.items()}

    def __len__(self) -> int:
        """One more than the highest number."""
        return len(self._values) + 1

    def value(self, number: int) -> Value:
        """What a number means."""
        return self._values[number - 1] if number else None

    def called(self, text: str) -> list[int]:
        """The numbers of values that people write so: a text, and a number that reads the same."""
        return [n for n in range(1, len(self)) if told(self.value(n)) == text]

    def at(self, marks: Marks) -> Things:
        """What was done at each mark; each value of several once."""
        if not self._columns:
            return Things(slice(None), marks.code.astype(np.uint32), self._of_code)
        codes, offsets = self._columns[marks.generation].of(marks.position.astype(np.int64))
        number = self._numbers[marks.generation]
        if offsets is None:
            return Things(slice(None), codes.astype(np.uint32, copy=False), number)
        length = np.diff(offsets)
        event, bare = np.repeat(np.arange(len(marks)), length), np.flatnonzero(length == 0)
        pairs = np.unique(np.concatenate([event, bare]) * len(number) + np.concatenate([codes, np.zeros_like(bare)]))
        return Things(pairs // len(number), (pairs % len(number)).astype(np.uint32), number)


class _Known:
    """The distinct values of some columns: texts, then numbers, then yes and no."""

    def __init__(self, columns: list[Column]) -> None:
        texts = [_texts(column) for column in columns if column.kind == "s"]
        self._texts = pc.unique(pa.chunked_array(texts, pa.large_string()))
        self._numbers = np.unique(np.concatenate([np.empty(0), *(c.values for c in columns if c.kind == "n")]))
        self._bools = (False, True) if any(c.kind == "b" for c in columns) else ()

    def __len__(self) -> int:
        return len(self._texts) + len(self._numbers) + len(self._bools)

    def __getitem__(self, at: int) -> str | float | bool:
        if at < len(self._texts):
            return self._texts[at].as_py()
        at -= len(self._texts)
        return float(self._numbers[at]) if at < len(self._numbers) else self._bools[at - len(self._numbers)]

    def numbers(self, columns: Iterable[Column]) -> NDArray[np.int32]:
        """For each code of some columns laid end to end (as `Values` has them) the number; 0 for none."""
        found: list[Any] = [np.zeros(1)]
        for column in columns:
            if column.kind == "s":
                found.append(pc.index_in(_texts(column), self._texts).to_numpy(zero_copy_only=False) + 1)
            elif column.kind == "n":
                found.append(np.searchsorted(self._numbers, column.values) + len(self._texts) + 1)
            else:
                found.append(np.asarray(column.values, np.int64) + len(self._texts) + len(self._numbers) + 1)
        return np.concatenate(found).astype(np.int32)


def _texts(column: Column) -> pa.Array:
    return column.values if isinstance(column.values, pa.Array) else pa.array(column.values, pa.large_string())
