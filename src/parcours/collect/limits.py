"""How much is too much? The limits of a workspace and of a row, said where they are met; nothing is cut."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.collect.values import spread
from parcours.model.errors import TooMuch

LONGEST_NAME = 200  # characters of an event's name
LONGEST_TEXT = 64 << 10  # bytes of a text value or an id
LONGEST_LIST = 10_000  # items
MOST_NAMES = 65_535  # event names in a workspace: the timeline codes them in 16 bits
MOST_COLUMNS = 2_000  # columns of properties and traits in a workspace


def check_columns(known: set[str], new: Iterable[str]) -> None:
    """Take columns of properties and traits into `known`, or refuse before anything is stored."""
    known.update(new)
    if len(known) > MOST_COLUMNS:
        raise TooMuch(
            f"This makes {len(known)} columns of properties and traits; a workspace holds {MOST_COLUMNS}. "
            "Nothing was loaded.",
            hint="Leave columns out with --map skip=COLUMN, or under “skip” in the mapping.",
        )


def too_large(values: pa.Array) -> np.ndarray | None:
    """Rows whose text, list, or text in a list is beyond the limits; None where there are none."""
    if isinstance(values, pa.DictionaryArray):
        inner = too_large(values.dictionary)
        return None if inner is None else spread(inner, values.indices)
    if pa.types.is_string(values.type):
        return _over(pc.binary_length(values), LONGEST_TEXT)
    if pa.types.is_list(values.type):
        return _either(_over(pc.list_value_length(values), LONGEST_LIST), _items_too_large(values))
    return None


def _over(lengths: pa.Array, most: int) -> np.ndarray | None:
    longest = pc.max(lengths).as_py()
    if longest is None or longest <= most:
        return None
    return pc.greater(lengths, most).fill_null(False).to_numpy(zero_copy_only=False)


def _items_too_large(values: pa.ListArray) -> np.ndarray | None:
    inner = too_large(values.flatten())
    if inner is None:
        return None
    parents = pc.list_parent_indices(values).to_numpy()
    rows = np.zeros(len(values), np.bool_)
    rows[parents[inner]] = True
    return rows


def _either(one: np.ndarray | None, other: np.ndarray | None) -> np.ndarray | None:
    return other if one is None else one if other is None else one | other
