"""Which units of the calendar are shown, which are whole, and with which is each compared?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.spans import span
from parcours.analyses.trend.query import TrendQuery
from parcours.model.calendar import calendar
from parcours.timeline.snapshot import Snapshot

MONTH_DAYS, WEEK_DAYS = 30, 7


class Units:
    """Units from the beginning of the data to `as_of`, those that are shown among them."""

    def __init__(self, snapshot: Snapshot, query: TrendQuery) -> None:
        low, high = query.period.seconds(snapshot.zone)
        begin, as_of = span(snapshot)
        key = snapshot.id.zone
        self.calendar = calendar(key, query.unit, begin, as_of)
        self._day = int(calendar(key, "day", begin, begin).edges[0])  # a week whose first day has events is whole
        self._low, self._high = low, min(high, as_of + 1)
        self.first = max(int(self.calendar.number(max(low, begin))), 0)
        self.last = int(self.calendar.number(self._high - 1)) if self._high > begin else -1
        self.lag = {None: 0, "unit before": 1}.get(query.compare_to, 0)
        if query.compare_to == "period before":
            self.lag = len(calendar(key, query.unit, low, high - 1))
        before = MONTH_DAYS - 1 if query.measure == "active" else self.lag
        # what a unit is compared with is whole, and so lies before the period
        start = int(self.calendar.edges[max(self.first - before, 0)]) if before else low
        self.between = max(min(start, low), 0), self._high if self._high > 0 else 1

    def outside(self, times: NDArray[np.int64], unit: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Events of the first unit that lie before the period: they came along with what it is compared with."""
        return (unit >= self.first) & (times < self._low)

    def whole(self, unit: int) -> bool:
        """Whether nothing of it is missing: it is over, and neither the data nor the period begin or end in it."""
        edges = self.calendar.edges
        cut = unit >= self.first and (edges[unit] < self._low or edges[unit + 1] > self._high)
        return bool(not cut and edges[unit] >= self._day and edges[unit + 1] <= self._high)
