"""How many people were there on each day, and in the days that end with it?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.sums import Sums
from parcours.analyses.trend.result import Active
from parcours.analyses.trend.units import MONTH_DAYS, WEEK_DAYS, Units
from parcours.model.count import Count


def active(sums: Sums, units: Units) -> Iterator[Active]:
    """One for each day shown; `sums` begin early enough for its 30 days, or with the data."""
    days = len(units.calendar)
    order = np.lexsort((sums.period, sums.person))
    person, day = sums.person[order], sums.period[order]
    counts = {window: _present(person, day, window, days) for window in (1, WEEK_DAYS, MONTH_DAYS)}
    for at in range(units.first, units.last + 1):
        today, week, month = (
            int(counts[window][at]) if at + 1 >= window else None for window in (1, WEEK_DAYS, MONTH_DAYS)
        )
        assert today is not None
        stickiness = None if month is None else Count(today, month)
        yield Active(units.calendar.name(at), units.whole(at), today, week, month, stickiness)


def _present(person: NDArray[np.int64], day: NDArray[np.int64], window: int, days: int) -> NDArray[np.int64]:
    """For each day, people with an event in the `window` days that end with it: everybody is there from a day with
    an event until the window has passed, or the next such day takes over."""
    until = np.minimum(day + window, days)
    same = person[1:] == person[:-1]
    until[:-1][same] = np.minimum(until[:-1][same], day[1:][same])
    change = np.bincount(day, minlength=days + 1) - np.bincount(until, minlength=days + 1)
    return np.cumsum(change)[:days]
