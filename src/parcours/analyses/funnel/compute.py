"""How many go from step to step? Chains are counted chunk by chunk, and added up in `summing`."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, told
from parcours.analyses.funnel.found import Found, events_at, found, found_by_unit
from parcours.analyses.funnel.parts import Part, alternative_bits, filters, parts
from parcours.analyses.funnel.query import FunnelQuery
from parcours.analyses.funnel.result import FunnelResult
from parcours.analyses.funnel.summing import summed
from parcours.analyses.funnel.tally import ABSENT, Counted, Tally, counted
from parcours.analyses.funnel.text import lines
from parcours.analyses.registry import analysis
from parcours.analyses.spans import span
from parcours.analyses.values import least, values
from parcours.model.calendar import Calendar, calendar
from parcours.model.errors import NotAllowed
from parcours.timeline.driver import run as drive
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.moments import SECOND, elapsed
from parcours.timeline.kernels.sequence import Track, undated
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members
from parcours.timeline.plan import Plan, mark
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.tracks import LONGEST_DAY, track_of


@analysis("funnel", query=FunnelQuery, result=FunnelResult, text=lines)
def run(snapshot: Snapshot, query: FunnelQuery) -> FunnelResult:
    """Count the people who do the steps."""
    funnel = _Funnel(snapshot, query)
    who = among(snapshot, query.among)
    tallies = drive(funnel.plan(who), funnel.tally)
    if without_order := sum(tally.undated for tally in tallies):
        raise _no_order(query, without_order)
    result = summed(snapshot, query, funnel.parts, funnel.units, tallies)
    return replace(result, notes=(*told(query.among, who), *result.notes))


def reached(
    snapshot: Snapshot, query: FunnelQuery
) -> list[tuple[Generation, NDArray[np.uint32], NDArray[np.uint8], NDArray[np.bool_]]]:
    """Everybody who did the first step, chunk by chunk: who, how far they came, and whether too late to be counted."""
    funnel = _Funnel(snapshot, query)
    return drive(funnel.plan(among(snapshot, query.among)), funnel.reached)


def _no_order(query: FunnelQuery, people: int) -> NotAllowed:
    unit = "persons" if query.unit == "occurrences" else query.unit
    days = f"{people:,} {unit} have events of which only the day is known; these have no place in the order of arrival"
    if query.ties == "arrival":
        return NotAllowed(f"{days}.", hint="Use ties: any order, or leave such events out by a filter.")
    return NotAllowed(
        f"{days}, so that nobody can say where one occurrence ends and the next begins.",
        hint="Use unit: persons, or leave such events out by a filter.",
    )


class _Funnel:
    """The question, ready for any chunk."""

    def __init__(self, snapshot: Snapshot, query: FunnelQuery) -> None:
        self.snapshot, self.query = snapshot, query
        low, high = query.period.seconds(snapshot.zone) if query.period else (0, 2**32)
        self.parts = parts(query, low, high, snapshot.as_of)
        self.units = _units(snapshot, query, low, high)
        # an event of day precision is marked at its midnight, but may have happened all day
        self.between = max(0, low - LONGEST_DAY), min(2**32, high + query.within.seconds)
        self._in_turn = query.ties == "arrival" or query.unit == "occurrences"
        self._alternatives = alternative_bits(query)
        self._bits = len(filters(query))
        self._held = values(snapshot, query.hold, "event") if query.hold is not None else {}
        self._by = values(snapshot, query.by.property, query.by.of) if query.by else {}

    def plan(self, who: Members | None) -> Plan:
        """The marks of the steps and exclusions."""
        query = self.query
        return mark(
            self.snapshot,
            filters(query),
            [exclusion.filter for exclusion in query.exclude],
            where=query.where,
            between=self.between,
            unit="session" if query.unit == "sessions" else "person",
            every=query.order == "exact",
            among=who,
        )

    def reached(self, marks: Marks) -> tuple[Generation, NDArray[np.uint32], NDArray[np.uint8], NDArray[np.bool_]]:
        """Who did the first step, how far they came, and whether too late to be counted."""
        chains = self._found(track_of(self.snapshot, marks), marks, self.parts[0]).entered().chains
        late = chains.began // SECOND > self._latest
        return marks.generation, chains.subject.copy(), chains.level, late

    def tally(self, marks: Marks) -> Tally:
        """The funnel of one chunk."""
        track = track_of(self.snapshot, marks)
        if self._in_turn and (none := undated(track)):
            return Tally.nobody(undated=none)
        whole = self._found(track, marks, self.parts[0])
        through = [self._counted(self._found(track, marks, part), marks, part) for part in self.parts[1:]]
        return Tally(
            parts=(self._counted(whole, marks, self.parts[0]), *through),
            group=self._groups(whole, marks) if self.query.by else np.empty(0, np.int64),
            values=self._by.get(marks.generation),
            units=self._by_unit(whole, track, marks) if self.units else np.empty((3, 0), np.int64),
            placed=undated(track),
        )

    def _found(self, track: Track, marks: Marks, part: Part) -> Found:
        track = replace(track, steps=part.words(track.steps, self._bits))
        held = self._held[marks.generation].of(marks.position) if self._held else None
        return found(track, part.rules, held, occurrences=self.query.unit == "occurrences")

    def _counted(self, of: Found, marks: Marks, part: Part) -> Counted:
        level, times = of.chains.level, of.chains.times
        reached, late, seconds = (
            np.empty_like(level),
            np.empty(len(level), np.bool_),
            np.empty(len(times), np.uint32),
        )
        n = elapsed(level, times, self._latest, reached, late, seconds)
        alternatives = self._by_alternative(of, marks, part)
        return counted(reached[:n], late[:n], seconds, len(part.places), alternatives)

    @property
    def _latest(self) -> int:
        """Who enters later has not had the whole window."""
        return self.snapshot.as_of - self.query.within.seconds

    def _by_alternative(self, of: Found, marks: Marks, part: Part) -> dict[int, NDArray[np.int64]]:
        """For each step with alternatives, how many did which: of several at one instant the first."""
        counts = {}
        for step, place in enumerate(part.places):
            if place not in self._alternatives:
                continue
            bits = self._alternatives[place]
            reached = replace(of, chains=of.chains.at(np.flatnonzero(of.chains.level > step)))
            owner, mark = events_at(reached, np.full(len(reached.chains), step), part.rules)
            late = reached.chains.began // SECOND > self._latest
            left, counts[place] = ~late, np.zeros(len(bits), np.int64)
            for n, bit in enumerate(bits):
                did = np.zeros(len(left), np.bool_)
                did[owner[marks.steps[mark] >> np.uint64(bit) & np.uint64(1) > 0]] = True
                counts[place][n] = np.count_nonzero(did & left)
                left &= ~did
        return counts

    def _groups(self, of: Found, marks: Marks) -> NDArray[np.int64]:
        """The code of the value at the step, of everybody who entered: of several at that instant the least."""
        assert self.query.by is not None
        entered, at, part = of.entered(), self.query.by.at, self.parts[0]
        level = entered.chains.level.astype(np.int64)
        step = {"first": 0 * level, "last": level - 1}.get(at) if isinstance(at, str) else None
        step = np.full(len(level), part.places.index(at - 1)) if isinstance(at, int) else step
        assert step is not None
        there = np.flatnonzero(level > step)
        owner, mark = events_at(replace(entered, chains=entered.chains.at(there)), step[there], part.rules)
        code = np.full(len(level), ABSENT, np.int64)
        code[there] = least(len(there), owner, *self._by[marks.generation].of(marks.position[mark]))
        return code

    def _by_unit(self, whole: Found, track: Track, marks: Marks) -> NDArray[np.int64]:
        """Rows of unit, level (and above all levels, who is unfinished), and how many."""
        assert self.units is not None
        part = self.parts[0]
        if self.query.unit == "occurrences":
            chain = whole.entered().chains
            unit = self.units.number(chain.began // SECOND)
        else:
            held = self._held[marks.generation].of(marks.position) if self._held else None
            chain, unit = found_by_unit(
                replace(track, steps=part.words(track.steps, self._bits)), part.rules, held, self.units
            )
        levels = 2 * (len(part.places) + 1)
        late = chain.began // SECOND > self._latest
        level = chain.level + np.where(late, len(part.places) + 1, 0)
        key, count = np.unique(unit * levels + level, return_counts=True)
        return np.stack([key // levels, key % levels, count])


def _units(snapshot: Snapshot, query: FunnelQuery, low: int, high: int) -> Calendar | None:
    if query.per is None:
        return None
    first, last = span(snapshot)
    first = max(first, low)
    return calendar(snapshot.id.zone, query.per, first, max(first, min(last, high - 1)))
