"""How did it go from unit to unit? Each person's sums by unit, then a figure for each unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, people_in, told
from parcours.analyses.chosen import chosen
from parcours.analyses.grouping import Grouping
from parcours.analyses.numbers import NumbersOf
from parcours.analyses.registry import analysis
from parcours.analyses.sums import Part, People, Sums, joined, ordered, summed, together
from parcours.analyses.terminal import many
from parcours.analyses.trend.active import active
from parcours.analyses.trend.query import TrendQuery
from parcours.analyses.trend.result import Change, Point, Series, TrendResult
from parcours.analyses.trend.text import lines
from parcours.analyses.trend.units import Units
from parcours.model.count import Count
from parcours.model.filter_text import write_filter
from parcours.stats.clusters import Estimate, ratio_change, total_change
from parcours.timeline.driver import run as drive
from parcours.timeline.marks import Marks
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot


@analysis("trend", query=TrendQuery, result=TrendResult, text=lines)
def run(snapshot: Snapshot, query: TrendQuery) -> TrendResult:
    """Count unit by unit."""
    units, who, people = Units(snapshot, query), among(snapshot, query.among), People(snapshot)
    numbers = NumbersOf(snapshot, query.value, as_money=query.as_money) if query.value else None
    grouping = Grouping(snapshot, query.by) if query.by else None
    refunding = numbers is not None and query.as_money
    plan = mark(
        snapshot, [query.event], where=query.where, between=units.between, every=refunding, among=who
    )  # fmt: skip
    days = query.unit != "hour"

    def task(marks: Marks) -> tuple[Part, int]:
        found = chosen(marks, numbers, days=days)
        person, unit = people.of(marks.generation, found.position), units.calendar.number(found.time)
        keep = ~units.outside(found.time, unit)
        position = found.position[keep]
        value = grouping.at(marks.generation, position) if grouping else None
        return summed(person[keep], unit[keep], found.n[keep], found.x[keep], value), found.left_out

    parts = drive(plan, task)
    sums, groups = together([part for part, _ in parts], query.top)
    in_view = people_in(snapshot, who)
    shown = sums.where((sums.period >= units.first) & (sums.period <= units.last))
    if query.period.start is None and len(shown):  # the data may begin with other events
        units.first = max(units.first, int(shown.period.min()))
    line = _Line(query, units, in_view)
    return TrendResult(
        event=write_filter(query.event),
        measure=query.measure,
        value=query.value,
        currency=numbers.currency if numbers else "",
        per=query.unit,
        people=Count(len(np.unique(shown.person)), in_view),
        points=tuple(line.points(sums)) if query.measure != "active" else (),
        active=tuple(active(sums, units)) if query.measure == "active" else (),
        by=str(query.by) if query.by else None,
        groups=tuple(
            Series(value, other, tuple(line.points(sums.where(sums.group == row))))
            for row, (value, other) in enumerate(groups)
        ),
        notes=(
            *told(query.among, who),
            *_notes(query, units, sum(left_out for _, left_out in parts)),
            *(numbers.notes() if numbers else ()),
        ),
    )


class _Line:
    """Figures of the units, from everybody's sums."""

    def __init__(self, query: TrendQuery, units: Units, people: int) -> None:
        self._query, self._units, self._people = query, units, people

    def points(self, sums: Sums) -> Iterator[Point]:
        by_unit = self._by_unit(sums)
        for unit in range(self._units.first, self._units.last + 1):
            n, x = ordered(by_unit[unit])
            change = None
            if self._units.lag:
                change = self._change(by_unit, unit, unit - self._units.lag)
            yield Point(
                self._units.calendar.name(unit), self._units.whole(unit), int(np.count_nonzero(n)), int(n.sum()),
                self._figure(n, x), change,
            )  # fmt: skip

    def _by_unit(self, sums: Sums) -> Sequence[Sums]:
        order = np.argsort(sums.period, kind="stable")
        edges = np.searchsorted(sums.period[order], np.arange(len(self._units.calendar) + 1))
        return [sums.where(order[a:b]) for a, b in pairwise(edges)]

    def _figure(self, n: NDArray[np.float64], x: NDArray[np.float64]) -> float | None:
        people, events, total = np.count_nonzero(n), float(n.sum()), float(x.sum())
        if self._query.measure in ("events per person", "mean"):
            top, of = (total, events) if self._query.measure == "mean" else (events, float(people))
            return top / of if of else None
        return {"people": float(people), "events": events}.get(self._query.measure, total)

    def _change(self, by_unit: Sequence[Sums], unit: int, before: int) -> Change | None:
        if before < 0:
            return None
        figure = self._figure(*ordered(by_unit[before]))
        name = self._units.calendar.name(before)
        if not (self._units.whole(unit) and self._units.whole(before)):
            return Change(name, figure, None, None, None)
        found = self._difference(*joined(by_unit[unit], by_unit[before]))
        interval = found.interval() if found else None
        low, high = (interval.low, interval.high) if interval else (None, None)
        return Change(name, figure, found.value if found else None, low, high)

    def _difference(self, n1: NDArray, x1: NDArray, n0: NDArray, x0: NDArray) -> Estimate | None:
        match self._query.measure:
            case "events per person":
                return ratio_change((n1, n1 > 0), (n0, n0 > 0))
            case "mean":
                return ratio_change((x1, n1), (x0, n0))
            case "people":
                return total_change(n1 > 0, n0 > 0, self._people)
            case "events":
                return total_change(n1, n0, self._people)
        return total_change(x1, x0, self._people)


def _notes(query: TrendQuery, units: Units, left_out: int) -> Iterator[str]:
    if left_out:
        yield f"{many(left_out, 'event')} left out, of which only the day is known."
    if query.measure == "active":
        yield "Active in the 7 and in the 30 days of the calendar that end with the day."
    elif units.lag:
        yield (
            "Differences are between whole units only. Their intervals (95%) tell how people differ; somebody who was "
            "there both times is one person, not two."
        )
    if query.by is not None:
        yield f"Broken down by {query.by} at the event: a person may be in several groups."
