"""Which hour, day, week or month was it there? Units of the local calendar, as the instants at which they begin.

A unit begins when the clocks first show its beginning. So a day may have 23 or 25 hours; an hour that the clocks show
twice is one unit of two hours, and what they skip (an hour, or the whole of 30 December 2011 in Samoa) is a unit of
no length. Weeks begin on Monday.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from parcours.model.zone import zone

Unit = Literal["hour", "day", "week", "month"]
_SECOND = 1_000_000
_HOUR, _DAY = 3600, 86_400
_MONDAY = 3  # days from the Monday before 1970 to its first day, a Thursday
_LATEST = 2**32 + _DAY  # as far as zones are known


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """Units in a row, numbered from 0: unit u is edges[u] <= time < edges[u + 1], in seconds since 1970 UTC."""

    unit: Unit
    edges: NDArray[np.int64]
    local: NDArray[np.int64]  # what the clocks show at each edge, as seconds since 1970

    def __len__(self) -> int:
        """How many units."""
        return len(self.edges) - 1

    def number(self, times: NDArray[Any] | int) -> NDArray[np.int64]:
        """The unit of each time; -1 before the first."""
        return np.searchsorted(self.edges, np.asarray(times, np.int64), side="right") - 1

    def name(self, unit: int) -> str:
        """A unit in words that sort: 2026-03-02 (of a week, its Monday), 2026-03, 2026-03-02 13:00."""
        shown = np.datetime64(int(self.local[unit]), "s")
        return str(shown)[: {"hour": 16, "day": 10, "week": 10, "month": 7}[self.unit]].replace("T", " ")

    def elapsed(self, as_of: int) -> int:
        """How many units are over when `as_of` is the last second in view."""
        return int(np.searchsorted(self.edges[1:], as_of + 1, side="right"))


def calendar(key: str, unit: Unit, low: int, high: int) -> Calendar:
    """The units of the zone `key` from that of second `low` to that of second `high`, both included."""
    there = zone(key)
    high = min(high, _LATEST)
    first, last = (there.to_local(np.array([low, high], np.int64) * _SECOND) // _SECOND).tolist()
    local = _beginnings(unit, first, last)
    edges = there.to_utc(local * _SECOND).utc_us // _SECOND
    # where the clocks show an hour twice, the first instant counts, and the second may lie after the next beginning
    return _trimmed(Calendar(unit, np.maximum.accumulate(edges), local), low, high)


def _beginnings(unit: Unit, first: int, last: int) -> NDArray[np.int64]:
    """Local beginnings from the unit before that of `first` to the second after that of `last`."""
    if unit == "month":
        months = np.arange(_month(first) - 1, _month(last) + 3).astype("datetime64[M]")
        return months.astype("datetime64[s]").astype(np.int64)
    size, shift = {"hour": (_HOUR, 0), "day": (_DAY, 0), "week": (7 * _DAY, _MONDAY * _DAY)}[unit]
    return np.arange((first + shift) // size - 1, (last + shift) // size + 3, dtype=np.int64) * size - shift


def _month(second: int) -> int:
    return int(np.datetime64(second, "s").astype("datetime64[M]").astype(np.int64))


def _trimmed(units: Calendar, low: int, high: int) -> Calendar:
    first, last = units.number(np.array([low, high])).tolist()
    return Calendar(units.unit, units.edges[first : last + 2], units.local[first : last + 2])
