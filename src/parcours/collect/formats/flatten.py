"""How do nested columns become flat ones? Objects by dots, lists of objects by parallel lists.

`context.page.url` is a value in objects; `products[].price` has one value for each object of the list
`products`, missing ones null, so that `products[].name` and `products[].price` stay in step. A list inside a
list, a map, and what is nested deeper than 8 levels are kept as JSON text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.types as t

from parcours.collect.formats.raw import DEEPEST, MOST_COLUMNS, schema_of
from parcours.model.errors import TooMuch


def flatten(batch: pa.RecordBatch, where: str) -> pa.RecordBatch:
    """The batch with flat columns: scalars, and lists of scalars. `where` names it in errors."""
    flat: list[tuple[str, pa.Array]] = []
    for field, column in zip(batch.schema, batch.columns, strict=True):
        flat += _flat(field.name, column)
    if len(flat) > MOST_COLUMNS:
        raise TooMuch(
            f"{where} has {len(flat)} columns when nested ones are counted; the limit is {MOST_COLUMNS}.",
            hint="Leave columns out before loading.",
        )
    schema = schema_of((name, column.type) for name, column in flat)
    return pa.record_batch([column for _, column in flat], schema=schema)


def _flat(name: str, column: pa.Array, depth: int = 0) -> Iterator[tuple[str, pa.Array]]:
    kind = column.type
    if depth >= DEEPEST and t.is_nested(kind):
        yield name, _as_json(column)
    elif isinstance(column, pa.ExtensionArray):
        yield from _flat(name, column.storage, depth)
    elif t.is_struct(kind):
        for child, values in zip(kind, column.flatten(), strict=True):
            yield from _flat(f"{name}.{child.name}", values, depth + 1)
    elif t.is_map(kind):
        yield name, _as_json(column)
    elif t.is_list(kind) or t.is_large_list(kind) or t.is_fixed_size_list(kind) or t.is_list_view(kind):
        yield from _flat_list(name, column.cast(pa.list_(kind.value_type)), depth)
    else:
        yield name, _plain(column)


def _flat_list(name: str, column: pa.ListArray, depth: int) -> Iterator[tuple[str, pa.Array]]:
    kind = column.type.value_type
    if t.is_nested(kind) and not t.is_struct(kind):
        yield name, _as_json(column)
        return
    if (
        column.offset or column.null_count
    ):  # Arrow takes new values for a list only where nothing lies before or between
        column = column.take(pa.array(np.arange(len(column))))
    missing = column.is_null() if column.null_count else None
    values = column.values.slice(0, column.offsets[-1].as_py())
    for path, child in _flat(f"{name}[]" if t.is_struct(kind) else name, values, depth + 1):
        flat = _as_json(child) if t.is_nested(child.type) else child  # a list inside a list of objects
        yield path, pa.ListArray.from_arrays(column.offsets, flat, mask=missing)


def _plain(column: pa.Array) -> pa.Array:
    """Text in one of Arrow's many forms as plain text; bytes as text where they are."""
    kind = column.type
    if t.is_large_string(kind) or t.is_string_view(kind):
        return column.cast(pa.string())
    if t.is_dictionary(kind) and not t.is_string(kind.value_type):
        return _plain(column.dictionary_decode())
    if t.is_binary(kind) or t.is_large_binary(kind) or t.is_fixed_size_binary(kind) or t.is_binary_view(kind):
        binary = column.cast(pa.binary())
        try:
            return binary.cast(pa.string())
        except pa.ArrowInvalid:
            return pa.array([None if v is None else v.hex() for v in binary.to_pylist()], pa.string())
    return column


def _as_json(column: pa.Array) -> pa.Array:
    texts = [
        None if v is None else json.dumps(v, ensure_ascii=False, default=str)
        for v in column.to_pylist(maps_as_pydicts="lossy")
    ]
    return pa.array(texts, pa.string())
