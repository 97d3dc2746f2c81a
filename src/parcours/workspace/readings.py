"""Which figures are asked for, and what do they sum to? By name, unit and period; currencies by stated rates alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.model.currencies import CODES, SHARED, may_mean
from parcours.model.errors import unknown_name
from parcours.model.journey import Journey
from parcours.model.period import Period, period
from parcours.model.zone import zone as zone_of

Each = Literal["day", "week", "month", "year", "all"]
EACH: tuple[Each, ...] = ("day", "week", "month", "year", "all")


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure over a stretch of time, of some dimensions: a sum, or a mean of so many."""

    name: str
    unit: str
    start: str  # the first day of the stretch; empty where all of time is one
    by: tuple[str, ...]
    value: float | None  # None: a mean of which nothing says of how many
    mean: bool
    rows: int  # figures that went into it
    left_out: int = 0  # amounts in a currency without a rate


def chosen(
    table: pa.Table, *, name: str | None, source: str | None, period: str | Period | None, zone: ZoneInfo
) -> pa.Table:
    """The figures of a name, a source, a period."""
    for column, wanted in (("name", name), ("source", source)):
        if wanted is not None:
            known = table[column].unique().to_pylist()
            if wanted not in known:
                raise unknown_name("figure" if column == "name" else "source of figures", wanted, known)
            table = table.filter(pc.field(column) == wanted)
    if period is not None:
        low, high = _period(period).seconds(zone)
        seconds = pc.divide(table["time"].cast(pa.int64()), 1_000_000)
        table = table.filter(pc.and_(pc.greater_equal(seconds, low), pc.less(seconds, high)))
    return table


def sums_of(table: pa.Table, journey: Journey, *, each: str = "all", by: Sequence[str] = ()) -> list[Sum]:
    """Figures added up by name, stretch of local time and dimensions; means are weighted by what they are means of.

    Amounts of money are told in the workspace's currency where rates for their day are stated; what has none is left
    out and counted. Without a currency of the workspace, each currency is summed apart.
    """
    if each not in EACH:
        raise unknown_name("stretch of time", each, EACH)
    for column in by:
        if column not in table.column_names:
            raise unknown_name("dimension", column, [c for c in table.column_names if c not in _OURS])
    if not table.num_rows:
        return []
    days, day = np.unique(_local_days(table["time"], journey.zone), return_inverse=True)
    unit, value = _converted(table, journey, days, day)
    start = pa.DictionaryArray.from_arrays(
        pa.array(day, pa.int32()), pa.array([_start(d, each) for d in days.tolist()])
    )
    keys = {"name": table["name"], "unit": unit, "start": start.dictionary_decode()}
    keys |= {f"by {at}": table[column].cast(pa.string()).fill_null("") for at, column in enumerate(by)}
    weight = table["weight"].to_numpy(zero_copy_only=False)
    told = ~np.isnan(value)
    weighted = told & ~np.isnan(weight)
    parts = {
        "mean": table["mean"],
        "rows": pa.array(told.astype(np.int64)),
        "left": pa.array((~told).astype(np.int64)),
        "sum": pa.array(np.where(told, value, 0.0)),
        "weights": pa.array(weighted.astype(np.int64)),
        "weight": pa.array(np.where(weighted, weight, 0.0)),
        "product": pa.array(np.where(weighted, value * weight, 0.0)),
    }
    how = [(name, "any" if name == "mean" else "sum") for name in parts]
    added = (
        pa.table({**keys, **parts}).group_by(list(keys)).aggregate(how).sort_by([(key, "ascending") for key in keys])
    )
    return [_sum(row, len(by)) for row in added.to_pylist()]


_OURS = ("time", "day", "name", "value", "unit", "mean", "weight", "source", "origin", "load")
_DAY = 86_400 * 1_000_000


def _sum(row: dict[str, Any], by: int) -> Sum:
    value: float | None = row["sum_sum"] if row["rows_sum"] else None
    if row["mean_any"] and row["rows_sum"]:
        if row["weights_sum"]:  # those of which it is not told of how many count for none
            value = row["product_sum"] / row["weight_sum"] if row["weight_sum"] else None
        else:
            value = row["sum_sum"] / row["rows_sum"]
    of = tuple(row[f"by {at}"] for at in range(by))
    return Sum(row["name"], row["unit"], row["start"], of, value, row["mean_any"], row["rows_sum"], row["left_sum"])


def _converted(table: pa.Table, journey: Journey, days: np.ndarray, day: np.ndarray) -> tuple[pa.Array, np.ndarray]:
    """Each figure's unit and value: amounts of money in the workspace's currency, NaN where no rate is stated."""
    coded = table["unit"].fill_null("").combine_chunks().dictionary_encode()
    units, code = coded.dictionary.to_pylist(), coded.indices.to_numpy()
    value = table["value"].to_numpy().astype(np.float64)
    if not journey.currency:
        return coded.dictionary_decode(), value
    pairs, pair = np.unique(code.astype(np.int64) * len(days) + day, return_inverse=True)
    factors = [_factor(journey, units[one // len(days)], _date(int(days[one % len(days)]))) for one in pairs.tolist()]
    told = pa.array([journey.currency if _is_money(unit) else unit for unit in units])
    return told.take(coded.indices), value * np.array(factors)[pair]


def _factor(journey: Journey, unit: str, day: date) -> float:
    if not _is_money(unit) or may_mean(unit, journey.currency):
        return 1.0
    rates = sorted((rate for rate in journey.rates if rate.currency == unit), key=lambda rate: rate.days)
    return next((rate.rate for rate in rates if rate.holds(day)), float("nan"))


def _is_money(unit: str) -> bool:
    return unit in CODES or unit in SHARED


def _local_days(times: pa.ChunkedArray, zone: str) -> np.ndarray:
    """Days since 1970, as the wall showed them."""
    return zone_of(zone).to_local(times.cast(pa.int64()).to_numpy()) // _DAY


def _date(day: int) -> date:
    return date(1970, 1, 1) + timedelta(days=day)


def _start(number: int, each: str) -> str:
    day = _date(number)
    if each == "week":
        day -= timedelta(days=day.weekday())
    elif each == "month":
        day = day.replace(day=1)
    elif each == "year":
        day = day.replace(month=1, day=1)
    return "" if each == "all" else day.isoformat()


def _period(said: str | Period) -> Period:
    return period(said) if isinstance(said, str) else said
