"""Which chains does a chunk have, and which events did their steps? One chain for each person, or one for each of
their attempts, or for each unit of a calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.funnel.stretches import attempts, by_unit
from parcours.model.calendar import Calendar
from parcours.timeline.kernels.moments import SECOND
from parcours.timeline.kernels.sequence import Chains, Rules, Track, begins, chains, hold, of_each, repeated
from parcours.timeline.kernels.track import ranges

Codes = tuple[NDArray[Any], NDArray[np.int64] | None]  # of a property that is held: as columns have them


@dataclass(frozen=True, slots=True)
class Found:
    """Chains, and the track that they were found on."""

    chains: Chains
    track: Track
    origin: NDArray[np.int64] | slice  # the track's marks among those of the chunk

    def entered(self) -> Found:
        """Only those that did the first step."""
        return replace(self, chains=self.chains.at(np.flatnonzero(self.chains.level > 0)))


def found(track: Track, rules: Rules, held: Codes | None, *, occurrences: bool = False) -> Found:
    """Everybody's chain, or with `occurrences` those of all attempts. Values that are held are subjects of their own,
    of which the best counts; but each value's attempts are attempts."""
    if held is None:
        one = (
            repeated(track, rules, attempts(track, rules), times=True)
            if occurrences
            else chains(track, rules, times=True)
        )
        return Found(one, track, slice(None))
    by_value, origin, _ = hold(track, *held)
    if occurrences:
        each = repeated(by_value, rules, attempts(by_value, rules), times=True)
        return Found(replace(each, subject=track.subject[origin[each.first]]), by_value, origin)
    each = chains(by_value, rules, times=True)
    owner = track.subject[origin[begins(by_value.subject)[:-1]]]
    best = of_each(owner, each, rules, origin)
    return Found(replace(each.at(best), subject=owner[best]), by_value, origin)


def found_by_unit(track: Track, rules: Rules, held: Codes | None, units: Calendar) -> tuple[Chains, NDArray[np.int64]]:
    """The chain of everybody in each unit in which they entered, and the units."""
    origin = np.arange(len(track))
    if held is not None:
        track_of, origin, _ = hold(track, *held)
    else:
        track_of = track
    stretches, unit = by_unit(track_of, rules, units)
    each = chains(track_of, rules, stretches=stretches)
    if held is not None:
        person = track.subject[origin[stretches.begin]]
        best = of_each(person.astype(np.int64) * len(units) + unit, each, rules, origin)
        each, unit = replace(each.at(best), subject=person[best]), unit[best]
    entered = np.flatnonzero(each.level > 0)
    return each.at(entered), unit[entered]


def events_at(of: Found, step: NDArray[np.int64], rules: Rules) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The events that may have done step `step` (from 0) of each chain, as pairs: of which chain, which of the chunk's
    marks. By arrival it is one; else all that are at its instant, or may be."""
    chain, track = of.chains, of.track
    place = chain.offsets + step
    mark, at = chain.marks[place].astype(np.int64), chain.times[place]
    owner = np.arange(len(chain))
    if rules.ties == "any order":
        dated = len(track.day) > 0 and bool(track.day.any())
        edges = begins(track.subject) if dated else np.append(np.flatnonzero(track.tie == 0), len(track))
        mine = np.searchsorted(edges, mark, side="right")
        length = edges[mine] - edges[mine - 1]
        owner, mark = np.repeat(owner, length), ranges(edges[mine - 1], length)
        bit = (
            np.uint64(1) << step.astype(np.uint64)
            if rules.order != "any order"
            else np.full(len(step), 2**64 - 1, np.uint64)
        )
        fits = track.steps[mark] & bit[owner] > 0
        if dated:
            instant = track.instants(mark)
            last = np.where(track.day[mark] > 0, track.until[mark] * SECOND + SECOND - 1, instant)
            fits &= (instant <= at[owner]) & (at[owner] <= last)
        owner, mark = owner[fits], mark[fits]
    return owner, mark if isinstance(of.origin, slice) else of.origin[mark]
