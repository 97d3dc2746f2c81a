"""What does a property's column hold? Numbers, text, yes/no, single or in lists, each apart under its type.

Types that disagree inside a column stay apart too: a “n/a” among prices is kept as text beside the numbers,
an integer too large for a number (2**53) as text, digit for digit. Dictionary arrays are worked on by their
distinct values and stay dictionaries.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.collect import numbers
from parcours.collect.mapping import Told
from parcours.collect.numbers import NumberRule

EXACT = 2**53  # integers up to here are exact in a float64
Mask = np.ndarray


Parts = dict[str, pa.Array]
"""A column's values by type: `n`, `s`, `b`, for lists `ns`, `ss`, `bs`."""


def typed(values: pa.Array, told: Told) -> Parts:
    """Part a column by type. What its text means is told: number, text, yes/no; None takes it as it is."""
    kind, type_ = told.type, values.type
    if pa.types.is_null(type_):
        return {}
    if pa.types.is_dictionary(type_):
        return _taken(typed(values.dictionary, told), values)
    if pa.types.is_list(type_) or pa.types.is_large_list(type_) or pa.types.is_fixed_size_list(type_):
        return _listed(values, told)
    if pa.types.is_boolean(type_):
        return {"s": _as_text(values)} if kind == "text" else {"b": values}
    if pa.types.is_integer(type_):
        return {"s": values.cast(pa.string())} if kind == "text" else _integers(values)
    if pa.types.is_floating(type_) or pa.types.is_decimal(type_):
        return {"s": text(values)} if kind == "text" else _floats(values.cast(pa.float64()))
    words = text(values)
    return {"s": words} if told.rule is None else _read(words, told.rule)


def merged(first: pa.Array | None, then: pa.Array) -> pa.Array:
    """One column of two that each have some of the rows."""
    if first is None:
        return then
    return pc.coalesce(_plain(first), _plain(then))


def text(values: pa.Array) -> pa.Array:
    """Values as text: whole floats without their “.0” (ids that passed through a float), times as ISO.

    Empty text says nothing: it becomes null.
    """
    type_ = values.type
    if pa.types.is_dictionary(type_):
        return pa.DictionaryArray.from_arrays(values.indices, text(values.dictionary))
    if pa.types.is_floating(type_):
        return _floats_as_text(values)
    if pa.types.is_binary(type_) or pa.types.is_large_binary(type_) or pa.types.is_fixed_size_binary(type_):
        return _bytes_as_text(values)
    if pa.types.is_nested(type_) or pa.types.is_duration(type_):
        return pa.array([None if v is None else str(v) for v in values.to_pylist()], pa.string())
    words = _as_text(values)
    empty = pc.equal(words, "")
    return pc.if_else(empty, None, words) if pc.any(empty).as_py() else words


def _as_text(values: pa.Array) -> pa.Array:
    return values if pa.types.is_string(values.type) else pc.cast(values, pa.string())


def _integers(values: pa.Array) -> Parts:
    low_high = pc.min_max(values).as_py()
    if (low_high["max"] or 0) <= EXACT and (low_high["min"] or 0) >= -EXACT:
        return {"n": values.cast(pa.float64())}
    if pa.types.is_uint64(values.type):
        large = pc.greater(values, pa.scalar(EXACT, values.type))
    else:
        wide = values.cast(pa.int64())
        large = pc.or_(pc.greater(wide, EXACT), pc.less(wide, -EXACT))
    exact = pc.if_else(large, None, values).cast(pa.float64())
    return {"n": exact, "s": pc.if_else(large, _as_text(values), None)}


def _floats(values: pa.Array) -> Parts:
    raw = values.to_numpy(zero_copy_only=False)
    finite = np.isfinite(raw)
    if values.null_count == 0 and finite.all():
        return {"n": values}
    # NaN is how dataframes write a missing value; infinity is no amount that anything can be counted with
    parts: Parts = {"n": pa.array(raw, pa.float64(), mask=~finite)}
    if np.isinf(raw).any():
        parts["s"] = pa.array(raw, pa.float64(), mask=~np.isinf(raw)).cast(pa.string())
    return parts


def _read(words: pa.Array, rule: NumberRule) -> Parts:
    """Text as numbers or yes/no; what is neither stays text, digit for digit."""
    read = numbers.parse(rule, words)
    suffix = "n" if rule.kind == "number" else "b"
    parts = {suffix: read.values}
    if read.bad.any():
        parts["s"] = pc.if_else(pa.array(read.bad), words, None)
    return parts


def _taken(inner: Parts, values: pa.DictionaryArray) -> Parts:
    """The parts of a dictionary's values, spread over its rows. Text stays a dictionary."""
    indices = values.indices
    return {
        suffix: pa.DictionaryArray.from_arrays(indices, part) if suffix == "s" else part.take(indices)
        for suffix, part in inner.items()
    }


def spread(mask: Mask, indices: pa.Array, *, null: bool = False) -> Mask:
    """A mask over a dictionary's values as one over its rows; `null` is the entry of null rows."""
    if not indices.null_count:
        return mask[indices.to_numpy()]
    return np.append(mask, null)[indices.cast(pa.int64()).fill_null(len(mask)).to_numpy(zero_copy_only=False)]


def _listed(values: pa.Array, told: Told) -> Parts:
    """Lists, each part keeping every item's place (null where the item is of the other type)."""
    if pa.types.is_fixed_size_list(values.type):
        values = values.cast(pa.list_(values.type.value_type))
    first, last = values.offsets[0].as_py(), values.offsets[-1].as_py()
    items = typed(values.values.slice(first, last - first), told)
    offsets = pc.subtract(values.offsets, values.offsets[0]).cast(pa.int32())
    missing = values.is_null() if values.null_count else None
    return {
        f"{suffix}s": pa.ListArray.from_arrays(offsets, _plain(part), mask=missing) for suffix, part in items.items()
    }


def _plain(part: pa.Array) -> pa.Array:
    return part.dictionary_decode() if isinstance(part, pa.DictionaryArray) else part


def _floats_as_text(values: pa.Array) -> pa.Array:
    raw = values.cast(pa.float64()).to_numpy(zero_copy_only=False)
    whole = np.isfinite(raw) & (np.abs(raw) < 2**63) & (np.floor(raw) == raw)
    as_int = pa.array(np.where(whole, raw, 0).astype(np.int64), mask=~whole)
    if whole.all():
        return _as_text(as_int)
    rest = pa.array(raw, mask=whole | np.isnan(raw))
    return pc.coalesce(_as_text(as_int), _as_text(rest))


def _bytes_as_text(values: pa.Array) -> pa.Array:
    try:
        return values.cast(pa.binary()).cast(pa.string())
    except pa.ArrowInvalid:  # not UTF-8: shown as hexadecimal digits, as databases do
        return pa.array([None if v is None else v.hex() for v in values.to_pylist()], pa.string())
