"""How do values of JSON lines become columns? One column for each path and type."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.collect.formats.json_kernel import (
    ESCAPED,
    LIST,
    NODES,
    NUMBER,
    OUTER,
    TEXT,
    TRUE,
    WHOLE,
    YES_NO,
)
from parcours.collect.formats.raw import MOST_COLUMNS, schema_of
from parcours.collect.formats.slices import strings
from parcours.model.errors import TooMuch

_SIZES = LIST >> 1
EXACT = 2**53
_SURE = 15  # digits of an integer that is surely not beyond 2**53


class Tree:
    """The paths of keys seen so far; see json_kernel. Shared by all blocks of a file."""

    def __init__(self) -> None:
        self.nodes = np.full((5, NODES), -1, np.int32)
        self.slots = np.full(NODES * 2, -1, np.int32)
        self.keys = np.zeros(1 << 20, np.uint8)
        self.sizes = np.array([1, 0], np.int64)  # nodes, the root being one; bytes of keys
        self._names: dict[int, str] = {}

    def name(self, node: int) -> str:
        """`context.page.url`, `products[].price`."""
        if node not in self._names:
            parent, place, length = self.nodes[:3, node].tolist()
            before = self.name(parent) if parent > 0 else ""
            if length < 0:
                self._names[node] = f"{before}[]"
            else:
                key = _text('"' + self.keys[place : place + length].tobytes().decode() + '"')
                self._names[node] = f"{before}.{key}" if before else key
        return self._names[node]

    def list_of(self, node: int) -> int:
        """The outermost list that a value in a list belongs to."""
        return outer if (outer := int(self.nodes[OUTER, node])) >= 0 else node


@dataclass(frozen=True)
class Values:
    """The values of a block's good rows, as json_kernel gives them."""

    data: np.ndarray
    rows: np.ndarray
    sorts: np.ndarray
    kinds: np.ndarray
    items: np.ndarray
    begins: np.ndarray
    lengths: np.ndarray

    @classmethod
    def of(cls, data: np.ndarray, values: np.ndarray) -> Values:
        rows, sorts, kinds, items, begins, lengths = values
        return cls(data, rows, sorts.astype(np.uint16), kinds, items, begins.view(np.uint32), lengths.view(np.uint32))

    def take(self, which: np.ndarray) -> Values:
        columns = (self.rows, self.sorts, self.kinds, self.items, self.begins, self.lengths)
        return Values(self.data, *(c[which] for c in columns))

    def of_rows(self, keep: np.ndarray) -> Values:
        """The values of some of the rows, which are numbered anew."""
        part = self.take(keep[self.rows])
        return replace(part, rows=(np.cumsum(keep) - 1)[part.rows])


def columns_of(values: Values, tree: Tree, rows: int, seen: set[str], where: str) -> pa.RecordBatch:
    """All columns that some row has; `seen` gathers the names of the whole file, which are limited."""
    sorts = _large_as_text(values)
    order = np.argsort(sorts, kind="stable")
    sorts = sorts[order]
    edges = np.flatnonzero(np.diff(sorts, prepend=np.uint16(0xFFFF), append=np.uint16(0xFFFF)))
    groups = {int(sorts[a]): order[a:b] for a, b in pairwise(edges)}
    sizes = {sort >> 3: _sizes(values.take(which), rows) for sort, which in groups.items() if sort & 3 == _SIZES}
    found: dict[tuple[str, pa.DataType], pa.Array] = {}
    for sort, which in groups.items():
        if sort & 3 == _SIZES:
            continue
        part, node = replace(values.take(which), sorts=np.full(len(which), sort, np.uint16)), sort >> 3
        column = _listed(part, sizes[tree.list_of(node)], rows) if sort & 4 else _single(part, rows)
        key = tree.name(node), column.type
        found[key] = pc.coalesce(found[key], column) if key in found and not sort & 4 else column
    seen.update(name for name, _ in found)
    if len(seen) > MOST_COLUMNS:
        raise too_many_columns(where)
    return pa.RecordBatch.from_arrays(list(found.values()), schema=schema_of(found)) if found else _bare(rows)


def _large_as_text(values: Values) -> np.ndarray:
    """The sorts, integers beyond 2**53 being text."""
    long = np.flatnonzero((values.kinds == WHOLE) & (values.lengths > _SURE))
    if not len(long):
        return values.sorts
    sorts = values.sorts.copy()
    digits = strings(values.data, values.begins[long], values.lengths[long]).to_pylist()
    sorts[long[[abs(int(d[:25])) > EXACT for d in digits]]] += TEXT - NUMBER
    return sorts


def too_many_columns(where: str) -> TooMuch:
    return TooMuch(
        f"{where} has more than {MOST_COLUMNS} different keys; nothing of it was loaded.",
        hint="Keys that hold data, such as ids, belong into values: {“id”: …}. Or leave them out.",
    )


def _single(part: Values, rows: int) -> pa.Array:
    """A column with a value in some rows; of a key that a row has twice, the last."""
    last = np.append(part.rows[1:] != part.rows[:-1], True)
    part = part if last.all() else part.take(last)
    return _placed(_scalars(part), part.rows, rows)


def _listed(part: Values, sizes: np.ndarray, rows: int) -> pa.Array:
    """A column of lists, each value at its item's place; null where a row has none of this type."""
    has = np.zeros(rows, bool)
    has[part.rows] = True
    offsets = np.zeros(rows + 1, np.int32)
    np.cumsum(np.where(has, sizes, 0), out=offsets[1:])
    flat = _placed(_scalars(part), offsets[part.rows] + part.items, int(offsets[-1]))
    return pa.ListArray.from_arrays(pa.array(offsets), flat, mask=pa.array(~has))


def _sizes(part: Values, rows: int) -> np.ndarray:
    """How many items each row's list has; the most where a row has the key twice."""
    sizes = np.zeros(rows, np.int64)
    if len(part.rows) and (np.diff(part.rows) <= 0).any():
        np.maximum.at(sizes, part.rows, part.lengths)
    else:
        sizes[part.rows] = part.lengths
    return sizes


def _placed(values: pa.Array, places: np.ndarray, size: int) -> pa.Array:
    if len(values) == size and (places == np.arange(size)).all():
        return values
    which = np.full(size, -1, np.int64)
    which[places] = np.arange(len(values))
    return values.take(pa.array(which, mask=which < 0))


def _scalars(part: Values) -> pa.Array:
    """The values themselves: all of them numbers, or yes and no, or text."""
    kind = int(part.sorts[0]) & 3
    if kind == YES_NO:
        return pa.array(part.kinds == TRUE)
    if kind == NUMBER:
        texts = strings(part.data, part.begins, part.lengths)
        return texts.cast(pa.int64() if (part.kinds == WHOLE).all() else pa.float64())
    texts = strings(part.data, part.begins, part.lengths)
    escaped = np.flatnonzero(part.kinds == ESCAPED)
    if len(escaped):
        plain = [_text(f'"{raw}"') for raw in texts.take(pa.array(escaped)).to_pylist()]
        mask = part.kinds == ESCAPED
        texts = pc.replace_with_mask(texts, pa.array(mask), pa.array(plain, pa.string()))
    return texts


def _text(literal: str) -> str:
    """A JSON string's text; halves of characters that \\u escapes may leave become a question mark's kind."""
    text = json.loads(literal, strict=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _bare(rows: int) -> pa.RecordBatch:
    """Rows without any column."""
    return pa.record_batch({"": pa.nulls(rows)}).select([])
