"""Which whole ways are the commonest? Keys of ways are counted, and the commonest ones read again for their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, told
from parcours.analyses.goal import goal_if_any
from parcours.analyses.registry import analysis
from parcours.analyses.variants.query import VariantsQuery
from parcours.analyses.variants.result import Variant, VariantsResult
from parcours.analyses.variants.text import lines
from parcours.analyses.variants.ways import Finder, Ways
from parcours.analyses.ways_notes import ways_notes
from parcours.model.count import Count
from parcours.model.duration import Duration
from parcours.model.filter_text import write_filter
from parcours.stats.quantiles import quantiles
from parcours.timeline.driver import run as drive
from parcours.timeline.marks import Marks
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.view import Only

_ARRAYS = {
    "high": np.uint64,
    "low": np.uint64,
    "seconds": np.uint32,
    "reached": np.bool_,
    "late": np.bool_,
    "length": np.uint32,
    "number": np.uint32,
}


@analysis("variants", query=VariantsQuery, result=VariantsResult, text=lines)
def run(snapshot: Snapshot, query: VariantsQuery) -> VariantsResult:
    """Count the people who went each way."""
    goal, who = goal_if_any(snapshot, query.goal), among(snapshot, query.among)
    finder = Finder(snapshot, query, goal, who)
    parts = drive(finder.plan, finder.ways)
    table = _Table(parts)
    chosen = table.commonest(query.top)
    names = _names(finder, table, chosen)
    found = [table.variant(n, way, goal is not None) for n, way in zip(chosen.tolist(), names, strict=True)]
    over, late = int(np.count_nonzero(~table.late)), int(np.count_nonzero(table.late))
    within = None if query.window is None else str(Duration(query.window))
    days_left_out = sum(part.days_left_out for part in parts)
    notes = ways_notes(
        query.unit, counted=over, unfinished=late, within=within, tied=any(part.tied for part in parts),
        days_left_out=days_left_out,
    )  # fmt: skip
    return VariantsResult(
        people=Count(over, over + sum(part.unlike for part in parts)),
        unfinished=late,
        variants=tuple(sorted(found, key=lambda v: (-v.people.people, len(v.way), v.way))),
        other=Count(over - sum(v.people.people for v in found), over),
        ways_in_all=table.ways,
        reached=Count(int(np.count_nonzero(table.reached & ~table.late)), over) if goal is not None else None,
        start=query.start and write_filter(query.start),
        end=query.end and write_filter(query.end),
        goal=goal and write_filter(goal),
        like=query.like,
        unit=query.unit,
        by=query.by,
        within=within,
        fold_repeats=query.fold_repeats,
        days_left_out=days_left_out,
        notes=(*told(query.among, who), *notes),
    )


class _Table:
    """All ways that are over, ordered by key: each run of equal keys is a variant."""

    def __init__(self, parts: Sequence[Ways]) -> None:
        self._high, self._low, self._seconds, self.reached, self.late, self._length, self._number = (
            _joined(parts, name, dtype) for name, dtype in _ARRAYS.items()
        )
        over = np.flatnonzero(~self.late)
        self._order = over[_by_key(self._high[over], self._low[over])]
        high, low = self._high[self._order], self._low[self._order]
        new = np.flatnonzero((high[1:] != high[:-1]) | (low[1:] != low[:-1])) + 1
        self._begin = np.concatenate([np.zeros(min(len(high), 1), np.int64), new, [len(high)]])
        self._chunk_begin = np.cumsum([0, *(len(part.high) for part in parts)])

    @property
    def ways(self) -> int:
        return len(self._begin) - 1

    def commonest(self, top: int) -> NDArray[np.int64]:
        """The variants of most people; of equally many the shorter ones, and then by key, which hangs on the names
        alone."""
        people = np.diff(self._begin)
        candidates = np.arange(len(people))
        if len(people) > top:
            candidates = np.flatnonzero(people >= np.partition(people, -top)[-top])
        example = self._order[self._begin[candidates]]
        rank = np.lexsort((self._low[example], self._high[example], self._length[example], -people[candidates]))
        return candidates[rank[:top]]

    def example(self, variant: int) -> tuple[int, int]:
        """One that went this way: its chunk, and its number there."""
        at = int(self._order[self._begin[variant] : self._begin[variant + 1]].min())
        chunk = int(np.searchsorted(self._chunk_begin, at, side="right")) - 1
        return chunk, int(self._number[at])

    def variant(self, number: int, way: tuple[str, ...], goal: bool) -> Variant:
        mine = self._order[self._begin[number] : self._begin[number + 1]]
        p25, p50, p75 = (float(q or 0) for q in quantiles(self._seconds[mine], (0.25, 0.5, 0.75)))
        reached = Count(int(np.count_nonzero(self.reached[mine])), len(mine)) if goal else None
        return Variant(way, Count(len(mine), len(self._order)), p25, p50, p75, reached)


def _joined(parts: Sequence[Ways], name: str, dtype: type) -> NDArray[Any]:
    return np.concatenate([np.empty(0, dtype), *(getattr(part, name) for part in parts)])


def _by_key(high: NDArray[np.uint64], low: NDArray[np.uint64]) -> NDArray[np.int64]:
    """An order in which equal keys are neighbours; of 64 bits first, as these nearly always tell them apart."""
    order = np.argsort(high, kind="stable")
    ordered, beside = high[order], low[order]
    told_apart = not ((ordered[1:] == ordered[:-1]) & (beside[1:] != beside[:-1])).any()
    return order if told_apart else np.lexsort((low, high))


def _names(finder: Finder, table: _Table, chosen: NDArray[np.int64]) -> list[tuple[str, ...]]:
    """What the chosen ways look like: the chunks of one example each are read once more."""
    examples = [table.example(number) for number in chosen.tolist()]
    every, read = finder.plan.chunks(), dict[tuple[int, int], tuple[str, ...]]()
    for chunk in sorted({chunk for chunk, _ in examples}):
        numbers = [number for of, number in examples if of == chunk]
        ways = Only(finder.plan, [every[chunk]]).run(lambda marks, numbers=numbers: _read(finder, marks, numbers))[0]
        read |= {(chunk, number): way for number, way in zip(numbers, ways, strict=True)}
    return [read[example] for example in examples]


def _read(finder: Finder, marks: Marks, numbers: Sequence[int]) -> list[tuple[str, ...]]:
    found = finder.find(marks)
    events = [found.events(np.array([number])) for number in numbers]
    return [tuple(finder.places.label(place) for place in found.way.place(mine).tolist()) for mine in events]
