"""From sums by person to figures with intervals, and what of a change is rate and what mix."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.grouping import Value
from parcours.analyses.measures.query import Measure
from parcours.analyses.measures.result import Change, Figure, Row
from parcours.analyses.sums import Sums, joined, ordered
from parcours.model.count import Count
from parcours.stats.clusters import Estimate, design_effect, ratio, ratio_change, total, total_change
from parcours.stats.decompose import kitagawa
from parcours.stats.differences import of_estimates
from parcours.stats.intervals import Interval, wilson_of_share
from parcours.stats.quantiles import order_interval, quantiles

Groups = Sequence[tuple[Value, bool]]
_SHARES = ("conversion", "session conversion", "bounce")
METHODS = {
    "conversion": "Wilson's score interval",
    "session conversion": "Wilson's score interval of as many sessions as would be as sure were each of another person",
    "bounce": "Wilson's score interval of as many sessions as would be as sure were each of another person",
    "sum": "Student's t of people's sums, all people in view taken as drawn",
    "mean": "Student's t of a ratio of people's sums",
    "per person": "Student's t of people's sums",
    "quantile": "binomial ranks of as many values as would be as sure were each of another person",
}


def sums_table(
    measure: Measure, sums: Sums, groups: Groups, periods: int, people: int
) -> tuple[list[Row], list[Change]]:
    """Figures of everything and of each group, by period; and with two periods the change from first to last."""
    rows, changes = [], []
    everything = [sums.where(sums.period == p) if periods > 1 else sums for p in range(periods)]
    apart = [_by_group(part, len(groups)) for part in everything]
    for number, (value, other, whole) in enumerate([(None, False, True), *((*group, False) for group in groups)], -1):
        mine = everything if whole else [parts[number] for parts in apart]
        rows.append(Row(value, other, whole, tuple(_figure(measure, part, people) for part in mine)))
        if periods == 2:
            difference, interval = _difference(measure, mine[1], mine[0], rows[-1], people)
            changes.append(Change(value, other, whole, difference, interval))
    return rows, _split(measure, rows, changes) if groups else changes


def values_table(
    measure: Measure, values: Sequence[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]],
    groups: Groups, periods: int,
) -> tuple[list[Row], list[Change]]:  # fmt: skip
    """The same for a quantile. `values`: for everything and each group, period, person and value of each event."""
    rows, changes = [], []
    named = [(None, False, True), *((*group, False) for group in groups)]
    for (period, person, value), (name, other, whole) in zip(values, named, strict=True):
        figures = [_quantile(measure.share or 0.5, person[period == p], value[period == p]) for p in range(periods)]
        rows.append(Row(name, other, whole, tuple(figures)))
        if periods == 2:
            changes.append(Change(name, other, whole, *_between(figures[1], figures[0])))
    return rows, changes


def _by_group(sums: Sums, groups: int) -> list[Sums]:
    """The rows of each group."""
    small = np.uint16 if groups < 2**16 else np.int64  # put in order much sooner
    order = np.argsort(sums.group.astype(small), kind="stable")
    edges = np.searchsorted(sums.group[order], np.arange(groups + 1)).tolist()
    return [sums.where(order[begin:end]) for begin, end in pairwise(edges)]


def _figure(measure: Measure, sums: Sums, people: int) -> Figure:
    n, x = ordered(sums)
    top, bottom = float(x.sum()), float(n.sum())
    if measure.kind == "sum":
        found = total(x, people)
        return Figure(top, found.interval() if len(x) else None, top, bottom, len(n))
    found = ratio(x, n)
    if found is None:
        return Figure(None, None, top, bottom, len(n))
    if measure.kind in _SHARES:
        effect = 1.0 if measure.kind == "conversion" else max(design_effect(found, bottom), 1.0)
        interval = wilson_of_share(found.value, bottom / effect)
        return Figure(found.value, interval, top, bottom, len(n), Count(round(top), round(bottom)))
    return Figure(found.value, found.interval(), top, bottom, len(n))


def _difference(
    measure: Measure, now: Sums, before: Sums, row: Row, people: int
) -> tuple[float | None, Interval | None]:
    n1, x1, n0, x0 = joined(now, before)
    if measure.kind == "sum":
        found: Estimate | None = total_change(x1, x0, people)
    else:
        found = ratio_change((x1, n1), (x0, n0))
    if found is None:
        return None, None
    if measure.kind in _SHARES and any(figure.value in (0, 1) for figure in row.figures):
        return _between(row.figures[1], row.figures[0])  # where nobody differs, the spread tells nothing
    return found.value, found.interval()


def _between(now: Figure, before: Figure) -> tuple[float | None, Interval | None]:
    """The difference of two figures of which only the intervals are known."""
    if now.value is None or before.value is None:
        return None, None
    if now.interval is None or before.interval is None:
        return now.value - before.value, None
    found = of_estimates(now.value, now.interval, before.value, before.interval)
    return found.estimate, Interval(found.low, found.high, found.level)


def _split(measure: Measure, rows: Sequence[Row], changes: Sequence[Change]) -> list[Change]:
    """Of a ratio's change, what each group adds by rate and by mix; of a sum's, all is its own."""
    if not changes or measure.kind == "sum":
        return list(changes)
    sides = [[(row.figures[p].top, row.figures[p].bottom) for row in rows[1:]] for p in (0, 1)]
    parts = kitagawa(sides[0], sides[1])
    if parts is None:
        return list(changes)
    rate, mix = sum(part.rate for part in parts), sum(part.mix for part in parts)
    told = [(rate, mix), *((part.rate, part.mix) for part in parts)]
    return [
        Change(c.value, c.other, c.whole, c.difference, c.interval, *split)
        for c, split in zip(changes, told, strict=True)
    ]


def _quantile(share: float, person: NDArray[np.int64], value: NDArray[np.float64]) -> Figure:
    count = len(value)
    found = quantiles(value, (share,))[0]
    people = len(np.unique(person))
    if found is None:
        return Figure(None, None, 0.0, 0.0, 0)
    ranks = order_interval(count, share, effect=_effect(person, value <= found, count, people))
    if ranks is None:
        return Figure(found, None, found, float(count), people)
    low, high = np.partition(value, ranks)[list(ranks)].tolist()
    return Figure(found, Interval(low, high), found, float(count), people)


def _effect(person: NDArray[np.int64], below: NDArray[np.bool_], count: int, people: int) -> float:
    """How much less sure the values are for being of fewer people."""
    if people == count:
        return 1.0
    _, which = np.unique(person, return_inverse=True)
    n, x = np.bincount(which).astype(np.float64), np.bincount(which, below)
    order = np.lexsort((n, x))
    found = ratio(x[order], n[order])
    return max(design_effect(found, count), 1.0) if found else 1.0
