"""How are these times written? Told by a sample; where it allows two readings, nothing is guessed."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as t

from parcours.collect.times_kinds import BAD, EMPTY
from parcours.collect.times_parse import read
from parcours.collect.times_rule import PER_SECOND, Ambiguous, TimeRule

_SAMPLE = 20_000  # distinct values
_NUMBER = re.compile(r"-?\d+(\.\d*)?([eE][-+]?\d+)?$")
_THREE = re.compile(r"\s*(?:[A-Za-z]+,?\s+)?(\d{1,2})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{4}|\d{2})(?!\d)")
_COMPACT = re.compile(r"(19[7-9]\d|20\d\d|210\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])?([0-5]\d[0-5]\d)?$")
_MONTHS = "January February March April May June July August September October November December"
_MOSTLY = 0.5  # of a sample's values must be readable for its column to be one of times


def recognise(
    values: pa.Array | pa.ChunkedArray,
    zone: str,
    *,
    column: str = "COLUMN",
    day_first: bool | None = None,
) -> TimeRule | Ambiguous | None:
    """The rule that a sample of values follows, `Ambiguous` where only the user can know, None where these
    are no times.

    `zone` is that of times written without an offset; `day_first` is what the user says about 3/4/2026.
    """
    array = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    if t.is_dictionary(array.type):
        array = array.dictionary
    kind = array.type
    if t.is_timestamp(kind):
        return TimeRule("iso", zone=zone)
    if t.is_date(kind):
        return TimeRule("date", zone=zone)
    if t.is_integer(kind) or t.is_floating(kind) or t.is_decimal(kind):
        numbers = pc.drop_null(array.cast(pa.float64(), safe=False)).to_numpy()
        texts = [f"{v:.0f}" for v in numbers[:_SAMPLE]] if t.is_integer(kind) else []
        return _compact(texts, zone) or _epoch(numbers, zone, column)
    if not (t.is_string(kind) or t.is_large_string(kind) or t.is_string_view(kind)):
        return None
    texts = [s for v in pc.unique(array.cast(pa.string())).to_pylist() if v and (s := v.strip())][:_SAMPLE]
    return _of_texts(texts, zone, column, day_first) if texts else None


def _of_texts(texts: list[str], zone: str, column: str, day_first: bool | None) -> TimeRule | Ambiguous | None:
    numeric = [s for s in texts if _NUMBER.match(s)]
    if len(numeric) >= _MOSTLY * len(texts):
        return _compact(numeric, zone) or _epoch(np.array([float(s) for s in numeric]), zone, column)
    ordered = [(s, m) for s in texts if (m := _THREE.match(s))]
    if len(ordered) < _MOSTLY * len(texts):
        rule = TimeRule("iso", zone=zone)
        return rule if _share(rule, texts) >= _MOSTLY else None
    found = _order(ordered, column, day_first)
    if isinstance(found, Ambiguous):
        return found
    rule = TimeRule("pattern", zone=zone, day_first=found)
    return rule if _share(rule, texts) >= _MOSTLY else None


def _order(ordered: list[tuple[str, re.Match[str]]], column: str, stated: bool | None) -> bool | Ambiguous:
    """Whether the day comes first, by what the user stated or by a number that can be no month."""
    by_day = next((s for s, m in ordered if int(m[1]) > 12), None)
    by_month = next((s for s, m in ordered if int(m[2]) > 12), None)
    if stated is not None:
        against = by_month if stated else by_day
        if against is not None and (by_day if stated else by_month) is None:
            first = "day" if stated else "month"
            return Ambiguous(
                against,
                f"“{against}” cannot have the {first} first",
                f"Leave out --{first}-first, or check the column.",
            )
        return stated
    if by_day is not None and by_month is not None:
        return Ambiguous(
            by_day,
            f"“{by_day}” has the day first and “{by_month}” the month",
            f"Say which holds, the others are set aside: --map time={column} --day-first, or --month-first.",
        )
    short = next((s for s, m in ordered if len(m[3]) == 2), None)
    if by_day is not None and short is not None and all(int(m[3]) <= 31 for _, m in ordered):
        return Ambiguous(
            by_day,
            f"“{by_day}” may begin with the year or the day",
            f"If the day is first, say --map time={column} --day-first; else write years with four digits.",
        )
    if by_day is None and by_month is None:
        sample, match = ordered[0]
        one, two = int(match[1]), int(match[2])
        reading = f"{one} {_month(two)} or {two} {_month(one)}" if one and two else "day or month first"
        return Ambiguous(
            sample,
            f"“{sample}” may be {reading}",
            f"Say which comes first: --map time={column} --day-first, or --month-first.",
        )
    return by_day is not None


def _month(number: int) -> str:
    return _MONTHS.split()[number - 1]


def _compact(texts: list[str], zone: str) -> TimeRule | None:
    """Dates written as 20191001 and times as 20191001235959."""
    matches = [s for s in texts if _COMPACT.match(s) and len(s) in (8, 14)]
    return TimeRule("iso", zone=zone) if texts and len(matches) >= 0.9 * len(texts) else None


def _epoch(numbers: np.ndarray, zone: str, column: str) -> TimeRule | Ambiguous | None:
    """The unit in which most of the numbers fall between 1970 and 2106, the coarsest that does."""
    finite = numbers[np.isfinite(numbers) & (numbers >= 0)]
    if not len(finite) or len(finite) < _MOSTLY * len(numbers):
        return None
    units = np.select([finite < 2**32 * per for per in list(PER_SECOND.values())], [0, 1, 2, 3], 4)
    fits = np.bincount(units, minlength=5)
    best = int(fits[:4].argmax())
    if fits[4] > _MOSTLY * len(finite):
        return None
    if fits[best] < 0.9 * fits[:4].sum() and np.count_nonzero(fits[:4] > 0.1 * len(finite)) > 1:
        one, other = (f"{finite[units == u][0]:.0f}" for u in np.argsort(fits[:4])[::-1][:2])
        return Ambiguous(
            one,
            f"“{one}” and “{other}” count since 1970 in different units",
            "Bring the column to one unit before loading.",
        )
    if best == 0 and finite.min() >= 20_000 and finite.max() < 80_000:
        sample = f"{finite[0]:g}"
        return Ambiguous(
            sample,
            f"“{sample}” looks like a spreadsheet's serial number of a day, not like seconds since 1970",
            f"Format the column {column} as 2026-03-31 10:00:00 in the spreadsheet and export it again.",
        )
    return TimeRule("epoch", unit=list(PER_SECOND)[best], zone=zone)


def _share(rule: TimeRule, texts: list[str]) -> float:
    codes = read(rule, pa.array(texts, pa.string())).codes
    return float(((codes != BAD) & (codes != EMPTY)).mean())
