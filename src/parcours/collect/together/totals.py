"""What do the lines of an order come to? `Quantity * UnitPrice`, worked out a line at a time and added up."""

from __future__ import annotations

from collections.abc import Mapping as Map

import numpy as np
import pyarrow as pa

from parcours.collect import numbers
from parcours.collect.numbers import NumberRule
from parcours.collect.together.plan import factors
from parcours.collect.values import text

_DIGITS = 6  # after the point: what adding up leaves beyond is noise
Rules = Map[str, NumberRule]


def of_lines(said: str, columns: Map[str, list[pa.Array]], rules: Rules) -> np.ndarray:
    """The product of the columns for each line; not a number where one of them is none."""
    product: np.ndarray | None = None
    for column in factors(said):
        values = numbers_of(columns.get(column, []), rules.get(column, NumberRule()))
        if values is not None:
            product = values if product is None else product * values
    return np.zeros(0) if product is None else product


def added(lines: np.ndarray, offsets: np.ndarray) -> pa.Array:
    """Sums of stretches of lines; null where a stretch has no number at all."""
    known = np.isfinite(lines)
    running = np.append(0, np.cumsum(known))
    count = running[offsets[1:]] - running[offsets[:-1]]
    filled = np.append(np.where(known, lines, 0.0), 0.0)
    sums = np.add.reduceat(filled, offsets[:-1]) if len(offsets) > 1 else np.zeros(0)
    return pa.array(np.round(np.where(count > 0, sums, 0.0), _DIGITS), mask=count == 0)


def numbers_of(parts: list[pa.Array], rule: NumberRule) -> np.ndarray | None:
    """Numbers of a column whose values come in several types; not a number where there is none."""
    found: np.ndarray | None = None
    for part in parts:
        plain = part.dictionary_decode() if isinstance(part, pa.DictionaryArray) else part
        typed = pa.types.is_integer(plain.type) or pa.types.is_floating(plain.type) or pa.types.is_decimal(plain.type)
        values = plain.cast(pa.float64()) if typed else numbers.parse(rule, text(plain)).values.cast(pa.float64())
        here = values.fill_null(np.nan).to_numpy(zero_copy_only=False)
        found = here if found is None else np.where(np.isnan(found), here, found)
    return found
