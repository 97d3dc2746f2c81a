"""How many go from step to step? Chains are counted chunk by chunk, and added up in `summing`."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.funnel.query import FunnelQuery
from parcours.analyses.funnel.result import FunnelResult
from parcours.analyses.funnel.summing import Tally, summed
from parcours.analyses.funnel.text import lines
from parcours.analyses.funnel.values import values
from parcours.analyses.registry import analysis
from parcours.model.errors import NotAllowed
from parcours.timeline.driver import run as drive
from parcours.timeline.kernels.moments import SECOND, elapsed, least_value
from parcours.timeline.kernels.sequence import (
    Bar,
    Chains,
    Rules,
    Track,
    begins,
    chains,
    hold,
    of_each,
    undated,
)
from parcours.timeline.marks import Marks
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot

_LONGEST_DAY = 26 * 3600
_NONE = np.empty(0, np.int64)


@analysis("funnel", query=FunnelQuery, result=FunnelResult, text=lines)
def run(snapshot: Snapshot, query: FunnelQuery) -> FunnelResult:
    """Count the people who do the steps."""
    funnel = _Funnel(snapshot, query)
    plan = mark(
        snapshot,
        [step.filter for step in query.steps],
        [exclusion.filter for exclusion in query.exclude],
        where=query.where,
        between=funnel.between,
        unit="session" if query.unit == "sessions" else "person",
        every=query.order == "exact",
        starting=query.order != "any order",
    )
    tallies = drive(plan, funnel.tally)
    if without_order := sum(tally.undated for tally in tallies):
        raise NotAllowed(
            f"{without_order:,} {query.unit} have events of which only the day is known; these have no place "
            "in the order of arrival.",
            hint="Use ties: any order, or leave such events out by a filter.",
        )
    return summed(snapshot, query, tallies)


class _Funnel:
    """The question, ready for any chunk."""

    def __init__(self, snapshot: Snapshot, query: FunnelQuery) -> None:
        self.snapshot, self.query = snapshot, query
        low, high = query.period.seconds(snapshot.zone) if query.period else (0, 2**32)
        n = len(query.steps)
        self.rules = Rules(
            steps=n,
            within=query.within.seconds,
            order=query.order,
            ties=query.ties,
            bars=[Bar(e.after, n if e.before is None else e.before, e.also_steps) for e in query.exclude],
            low=low,
            high=high,
            upto=snapshot.as_of,
        )
        # an event of day precision is marked at its midnight, but may have happened all day
        self.between = max(0, low - _LONGEST_DAY), min(2**32, high + query.within.seconds)
        self._held = values(snapshot, query.hold, "event") if query.hold is not None else {}
        self._by = values(snapshot, query.by.property, query.by.of) if query.by else {}

    def tally(self, marks: Marks) -> Tally:
        """The funnel of one chunk."""
        track = self._track(marks)
        if self.query.ties == "arrival" and (none := undated(track)):
            return Tally.nobody(undated=none)
        found = self._counted(track, marks)
        level, times = found.chains.level, found.chains.times
        reached, late, seconds = (
            np.empty_like(level),
            np.empty(len(level), np.bool_),
            np.empty(len(times), np.uint32),
        )
        latest = self.snapshot.as_of - self.rules.within
        n = elapsed(level, times, latest, reached, late, seconds)
        return Tally(
            level=reached[:n],
            unfinished=late[:n],
            seconds=seconds,
            group=self._groups(found, marks) if self.query.by else _NONE,
            values=self._by.get(marks.generation),
            placed=undated(track),
        )

    def _track(self, marks: Marks) -> Track:
        """The marks as the kernels take them; days get their last second."""
        track = Track(marks.subject, marks.time, marks.tie, marks.steps, marks.bars)
        if len(marks.generation.sub):
            track = replace(track, sub=marks.generation.sub[marks.position])
        if not marks.day.any():
            return track
        until = np.zeros(len(marks), np.int64)
        midnights, which = np.unique(marks.time[marks.day > 0], return_inverse=True)
        until[marks.day > 0] = self.snapshot.day_end(midnights)[which] - 1
        return replace(track, day=marks.day, until=until)

    def _counted(self, track: Track, marks: Marks) -> _Found:
        """The chain of every subject, and the marks it was chosen from; held values are subjects of their
        own."""
        if self.query.hold is None:
            found, every = chains(track, self.rules, times=True), slice(None)
            return _Found(found, track, every, begins(track.subject)[:-1] if self.query.by else _NONE)
        held, origin, _ = hold(track, *self._held[marks.generation].of(marks.position))
        begin = begins(held.subject)[:-1]
        every = chains(held, self.rules, times=True)
        owner = track.subject[origin[begin]]
        chosen = of_each(owner, every, self.rules, origin)
        return _Found(replace(every.at(chosen), subject=owner[chosen]), held, origin, begin[chosen])

    def _groups(self, found: _Found, marks: Marks) -> NDArray[np.int64]:
        """The code of the value at the first step, or at the last one reached, of everybody who entered."""
        assert self.query.by is not None
        entered = found.chains.level > 0
        reached = found.chains.at(np.flatnonzero(entered))
        track, begin = found.track, found.begin[entered]
        codes, offsets = self._by[marks.generation].of(marks.position[found.origin])
        first = self.query.by.at == "first"
        at, which = (reached.began, reached.first) if first else (reached.ended, reached.last)
        instant, after = track.instants(), _after(track, begin)
        if self.query.ties == "arrival":  # then it is this very event
            begin, after = which, which + 1
        step = np.uint64(0) if first else (reached.level - 1).astype(np.uint64)
        mask = np.full(len(begin), 2**64 - 1, np.uint64)
        if self.query.order != "any order":
            mask[:] = np.uint64(1) << step
        code = np.empty(len(begin), np.int64)
        least_value(
            begin, after, at, mask, instant, track.steps, track.day, track.until * SECOND + SECOND - 1,
            codes, _NONE if offsets is None else offsets, code,
        )  # fmt: skip
        return code


@dataclass(frozen=True, slots=True)
class _Found:
    chains: Chains
    track: Track  # on which they were found
    origin: NDArray[np.int64] | slice  # the track's marks among those of the chunk
    begin: NDArray[np.int64]  # where the marks of each chain's subject begin in the track


def _after(track: Track, begin: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where the marks of the subjects that begin at `begin` end."""
    edges = begins(track.subject)
    return edges[np.searchsorted(edges, begin, side="right")]
