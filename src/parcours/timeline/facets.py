"""How is something worked out for every event from few distinct values? Codes are combined, then each combination is
looked at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from parcours.timeline.columns import Column

pc: Any = compute  # arrow makes its functions when imported: no checker sees them
_DENSE = 1 << 22  # combinations counted in a table; more are sorted


@dataclass(frozen=True, eq=False)
class Facet:
    """Event e has values[codes[e]]."""

    codes: NDArray[np.int64]
    values: Sequence[Any]

    def map(self, change: Callable[[Any], Hashable]) -> Facet:
        """Every value changed; those that become the same are one."""
        known: dict[Any, int] = {}
        table = np.array([known.setdefault(change(value), len(known)) for value in self.values], np.int64)
        return Facet(table[self.codes], list(known))

    def beside(self, other: Facet) -> Facet:
        """Pairs of values, those that occur."""
        wide = len(other.values)
        pair = self.codes * wide + other.codes
        if len(self.values) * wide <= _DENSE:
            used = np.flatnonzero(np.bincount(pair, minlength=1))
            table = np.zeros(len(self.values) * wide, np.int64)
            table[used] = np.arange(len(used))
            codes = table[pair]
        else:
            used, codes = np.unique(pair, return_inverse=True)
        return Facet(codes, [(self.values[p // wide], other.values[p % wide]) for p in used.tolist()])


class Told:
    """What several columns tell as one: of each event the value of the first that has one, changed. `change` takes a
    column's distinct values as text; `empty` is of events that have none."""

    def __init__(self, columns: Sequence[Column], change: Callable[[pa.Array], Facet], empty: Hashable) -> None:
        known: dict[Any, int] = {empty: 0}
        self._tables = []
        for column in columns:
            changed = change(_as_text(column))
            new = np.array([known.setdefault(value, len(known)) for value in changed.values], np.int64)
            table = np.zeros(len(column.values) + 1, np.int64)
            table[1:] = new[changed.codes] if len(new) else 0
            self._tables.append((column.codes, table))
        self._values = list(known)

    def of(self, here: slice) -> Facet:
        """Of a stretch of events."""
        codes = np.zeros(here.stop - here.start, np.int64)
        lacking: Any = slice(None)
        for told, table in self._tables:
            mine = told[here][lacking]
            codes[lacking] = table[mine]
            lacking = np.flatnonzero(mine == 0) if lacking == slice(None) else lacking[mine == 0]
        return Facet(codes, self._values)


def encoded(values: pa.Array) -> Facet:
    """Text as codes; what is missing is empty."""
    found = pc.fill_null(values, "").dictionary_encode()
    return Facet(np.asarray(found.indices).astype(np.int64), found.dictionary.to_pylist())


def _as_text(column: Column) -> pa.Array:
    if column.kind == "s":
        return pa.array(column.values, pa.large_string())
    numbers = [f"{v:.15g}" if column.kind == "n" else str(v).lower() for v in column.values]
    return pa.array(numbers, pa.large_string())
