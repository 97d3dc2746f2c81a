"""What follows what? Pairs of adjacent visible events, counted by chunk, then how long lies between."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, people_in, told
from parcours.analyses.registry import analysis
from parcours.analyses.terminal import many
from parcours.analyses.transitions.medians import medians
from parcours.analyses.transitions.query import TransitionsQuery
from parcours.analyses.transitions.result import OTHER, Edge, TransitionsResult
from parcours.analyses.transitions.stretches import Stretches
from parcours.analyses.transitions.text import lines
from parcours.model.count import Count
from parcours.timeline.kernels import transitions as kernel
from parcours.timeline.kernels.transitions import Tables
from parcours.timeline.snapshot import Snapshot


@analysis("transitions", query=TransitionsQuery, result=TransitionsResult, text=lines)
def run(snapshot: Snapshot, query: TransitionsQuery) -> TransitionsResult:
    """Count what people do next, after each event."""
    who = among(snapshot, query.among)
    stretches = Stretches(snapshot, query, who)
    counted = _counted(stretches)
    pairs = _Pairs(stretches, counted)
    in_all = pairs.inner()
    shown = in_all[: query.top]
    placed = query.days == "start of day" and any(len(g.day) for g in snapshot.generations)
    between = medians(stretches, shown.tolist(), pairs.times) if query.medians else [None] * len(shown)
    return TransitionsResult(
        people=Count(int(counted.figures[kernel.PEOPLE]), people_in(snapshot, who)),
        events=int(counted.figures[kernel.EVENTS]),
        edges=tuple(pairs.edge(p, seconds) for p, seconds in zip(shown, between, strict=True)),
        begins=tuple(pairs.edge(p, None) for p in pairs.begins()[: query.top]),
        ends=tuple(pairs.edge(p, None) for p in pairs.ends()[: query.top]),
        edges_in_all=len(in_all),
        times_in_all=int(pairs.times[in_all].sum()),
        same_instant=int(counted.figures[kernel.TIED]),
        days_left_out=int(counted.figures[kernel.DAYS]),
        repeats_folded=int(counted.figures[kernel.FOLDED]),
        names_in_other=stretches.in_other,
        notes=(*told(query.among, who), *_notes(counted, stretches, placed=placed)),
    )


def _counted(stretches: Stretches) -> Tables:
    """All pairs. Tables are few and go from chunk to chunk; what is added to them adds up in any order."""
    idle: list[Tables] = []
    every: list[Tables] = []

    def task(stretch: kernel.Stretch) -> None:
        try:
            tables = idle.pop()
        except IndexError:
            tables = kernel.tables(stretches.width)
            every.append(tables)
        kernel.count(stretch, tables)
        idle.append(tables)

    stretches.run(task)
    total = kernel.tables(stretches.width)
    for tables in every:
        for mine, theirs in zip(total, tables, strict=True):
            mine += theirs
    return total


class _Pairs:
    """Pairs by number, from * width + to, and what they mean."""

    def __init__(self, stretches: Stretches, counted: Tables) -> None:
        self.names: Sequence[str | None] = [*stretches.names, OTHER, None]
        self.people, self.times, self.by_name = counted.people, counted.times, counted.by_name
        self.width = stretches.width
        self.all = int(counted.figures[kernel.PEOPLE])

    def inner(self) -> NDArray[np.int64]:
        """Pairs of two events, those that most people went first."""
        found = np.flatnonzero(self.times)
        end = self.width - 1
        return self._ordered(found[(found // self.width != end) & (found % self.width != end)])

    def begins(self) -> NDArray[np.int64]:
        found = np.flatnonzero(self.times)
        return self._ordered(found[found // self.width == self.width - 1])

    def ends(self) -> NDArray[np.int64]:
        found = np.flatnonzero(self.times)
        return self._ordered(found[found % self.width == self.width - 1])

    def edge(self, pair: int, seconds: float | None) -> Edge:
        before, after = divmod(int(pair), self.width)
        of = self.all if self.names[before] is None else int(self.by_name[before])
        people = Count(int(self.people[pair]), of)
        return Edge(self.names[before], self.names[after], people, int(self.times[pair]), seconds)

    def _ordered(self, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        # by name last: codes of names depend on the order of arrival, answers must not
        names = [(self.names[p // self.width] or "", self.names[p % self.width] or "") for p in pairs.tolist()]
        people, times = self.people[pairs].tolist(), self.times[pairs].tolist()
        key = sorted(range(len(pairs)), key=lambda k: (-people[k], -times[k], names[k]))
        return pairs[key]


def _notes(counted: Tables, stretches: Stretches, *, placed: bool) -> tuple[str, ...]:
    tied, days = int(counted.figures[kernel.TIED]), int(counted.figures[kernel.DAYS])
    folded, notes = int(counted.figures[kernel.FOLDED]), []
    if tied:
        notes.append(f"{many(tied, 'pair')} happened at one instant: the order is that of the log.")
    if days:
        notes.append(f"{many(days, 'event')} left out, as only the day is known.")
    if placed:
        notes.append(
            "Events of which only the day is known stand at its start: what comes before what within a day, and the "
            "times between, are rough."
        )
    if folded:
        notes.append(f"{many(folded, 'repeat')} folded into the first of the row.")
    if stretches.in_other:
        notes.append(f"{many(stretches.in_other, 'rarer event name')} counted together as {OTHER}.")
    return tuple(notes)
