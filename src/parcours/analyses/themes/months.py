"""How does a theme go from month to month? Of the people who wrote in each local month those who spoke of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from parcours.analyses.themes.result import ThemeMonth, ThemeVoice, Trend
from parcours.analyses.themes.told import Told, Whole
from parcours.model.calendar import calendar
from parcours.model.count import Count
from parcours.stats.correction import holm
from parcours.stats.slopes import slope
from parcours.timeline.snapshot import Snapshot

LEVEL = 0.95
_LEAST_MONTHS, _LEAST_PEOPLE = 3, 10  # of a trend; people who spoke of it
_Pairs = tuple[Whole, Whole]  # persons, months: each once


@dataclass(frozen=True, slots=True)
class Months:
    """Who wrote when, in local months."""

    names: tuple[str, ...]
    over: int  # so many are over
    month: Whole  # of each row
    wrote: _Pairs

    @staticmethod
    def of(snapshot: Snapshot, told: Told) -> Months:
        time = told.rows.time
        if not len(time):
            return Months((), 0, time, (time, time))
        months = calendar(snapshot.id.zone, "month", int(time.min()), int(time.max()))
        month = months.number(time)
        mine = told.ours
        names = tuple(months.name(k) for k in range(len(months)))
        return Months(names, months.elapsed(snapshot.as_of), month, _once(told.rows.person[mine], month[mine]))

    def told(self, told: Told, pairs: Whole) -> tuple[ThemeMonth, ...]:
        """A theme's months, from the first in which anybody wrote to the last."""
        said = _by_month(self._of(told, pairs), len(self.names))
        badly = _by_month(self._of(told, pairs[told.bad[pairs]]), len(self.names))
        wrote = _by_month(self.wrote, len(self.names))
        return tuple(
            ThemeMonth(name, Count(said[k], wrote[k]), Count(badly[k], said[k]), k < self.over)
            for k, name in enumerate(self.names)
        )

    def trend(self, told: Told, pairs: Whole) -> Trend | None:
        """Whether more and more people speak of it. Its p is not yet corrected."""
        people, month = self.wrote
        if len(np.unique(month)) < _LEAST_MONTHS:
            return None
        if told.people(pairs) < _LEAST_PEOPLE:
            return Trend(0.0, -1.0, 1.0, 1.0, "too few")
        width = len(self.names)
        spoke = self._of(told, pairs)
        value = np.isin(people * width + month, spoke[0] * width + spoke[1])
        found = slope(people, month, value, LEVEL)
        if found is None:
            return Trend(0.0, -1.0, 1.0, 1.0, "too few")
        return Trend(found.estimate, found.low, found.high, found.p, "")

    def _of(self, told: Told, pairs: Whole) -> _Pairs:
        row = told.themes.row[pairs]
        return _once(told.rows.person[row], self.month[row])


def corrected(themes: Sequence[ThemeVoice]) -> list[ThemeVoice]:
    """Trends with p corrected for how many were tried, and what they come to."""
    tried = [n for n, theme in enumerate(themes) if theme.trend and theme.trend.verdict != "too few"]
    found = list(themes)
    for n, p in zip(tried, holm([_p(themes[n]) for n in tried]), strict=True):
        trend = themes[n].trend
        assert trend is not None
        verdict = "no change shown" if p > 1 - LEVEL else "rises" if trend.per_month > 0 else "falls"
        found[n] = replace(themes[n], trend=replace(trend, p=p, verdict=verdict))
    return found


def _p(theme: ThemeVoice) -> float:
    return theme.trend.p if theme.trend else 1.0


def _once(person: Whole, month: Whole) -> _Pairs:
    """Each person once a month."""
    if not len(person):
        return person, month
    width = int(month.max()) + 1
    both = np.unique(person * width + month)
    return both // width, both % width


def _by_month(pairs: _Pairs, months: int) -> list[int]:
    return np.bincount(pairs[1], minlength=months).tolist()
