"""Into which period does an event fall? One, two that are compared, or the units of a calendar."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.measures.query import MeasuresQuery
from parcours.analyses.measures.result import PeriodTold
from parcours.analyses.spans import span
from parcours.model.calendar import calendar
from parcours.model.errors import NotAllowed
from parcours.model.period import Period
from parcours.timeline.snapshot import Snapshot

NOWHERE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Periods:
    """Stretches of time that do not overlap, in the order of the answer."""

    told: tuple[PeriodTold, ...]
    low: NDArray[np.int64]
    high: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.told)

    def of(self, times: NDArray[np.int64]) -> NDArray[np.int64]:
        """The period of each time; NOWHERE where it is in none."""
        if len(self) == 1:
            return np.where((times >= self.low[0]) & (times < self.high[0]), 0, NOWHERE)
        order = np.argsort(self.low, kind="stable")
        at = np.searchsorted(self.low[order], times, side="right") - 1
        inside = (at >= 0) & (times < self.high[order][at])
        return np.where(inside, order[at], NOWHERE)

    @property
    def between(self) -> tuple[int, int]:
        """From when to when they are, all together."""
        return max(int(self.low.min()), 0), int(self.high.max())

    def at(self, number: int) -> tuple[int, int]:
        """From when to when one is."""
        return max(int(self.low[number]), 0), int(self.high[number])


def periods(snapshot: Snapshot, query: MeasuresQuery) -> Periods:
    asked = query.period.seconds(snapshot.zone)
    if query.per is not None:
        return _units(snapshot, query, *asked)
    both = [(_name(query.period), *asked)]
    if query.compare_to is not None:
        low, high = query.compare_to.seconds(snapshot.zone)
        if low < asked[1] and asked[0] < high:
            raise NotAllowed("The two periods overlap.", hint="Give two that do not: period and compare_to.")
        both.insert(0, (_name(query.compare_to), low, high))
    as_of = snapshot.as_of
    # without an end, a period ends with what is in view
    told = tuple(PeriodTold(name, high == 2**32 or high <= as_of + 1) for name, _, high in both)
    return Periods(told, np.array([low for _, low, _ in both]), np.array([high for _, _, high in both]))


def _units(snapshot: Snapshot, query: MeasuresQuery, low: int, high: int) -> Periods:
    begin, as_of = span(snapshot)
    assert query.per is not None
    first, last = max(low, begin), min(high - 1, as_of)
    units = calendar(snapshot.id.zone, query.per, first, max(last, first))
    edges = units.edges.clip(low, high)
    told = tuple(PeriodTold(units.name(unit), bool(edges[unit + 1] <= as_of + 1)) for unit in range(len(units)))
    return Periods(told, edges[:-1], edges[1:])


def _name(period: Period) -> str:
    if period.start is None and period.end is None:
        return "all time"
    return f"{period.start or ''}..{period.end or ''}" if period.start != period.end else str(period.start)
