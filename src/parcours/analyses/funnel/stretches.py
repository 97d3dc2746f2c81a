"""Which stretches of people's events have a chain of their own? Attempts, or the units of a calendar.

An *occurrence* is an attempt. An attempt begins with the first step; while that comes again before a whole window has
passed, it is the same attempt. When its chain is complete, what comes behind it is another.

A *trend* counts everybody once in each unit (day, week, month) in which they enter: each unit is a funnel with that
unit as its period.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.model.calendar import Calendar
from parcours.timeline.kernels.sequence import Rules, Stretches, Track, begins

_CLOCK = 33  # bits of a second since 1970, and one more
_FIRST = np.uint64(1)


def attempts(track: Track, rules: Rules) -> Stretches:
    """Each subject's attempts: a new one where the first step had not come for longer than the window."""
    time = track.time.astype(np.int64)
    entry = np.flatnonzero((track.steps & _FIRST > 0) & (time >= rules.low) & (time < rules.high))
    new = np.ones(len(entry), np.bool_)
    new[1:] = track.subject[entry[1:]] != track.subject[entry[:-1]]
    new[1:] |= time[entry[1:]] - time[entry[:-1]] > rules.within
    begin = entry[new]
    if rules.ties == "any order":  # whole instants
        begin = np.maximum.accumulate(np.where(track.tie == 0, np.arange(len(track)), 0))[begin]
    edges = begins(track.subject)
    after = edges[np.searchsorted(edges, begin, side="right")]
    after[:-1] = np.minimum(after[:-1], begin[1:])
    return Stretches(begin, after, np.full(len(begin), rules.low), np.full(len(begin), rules.high))


def by_unit(track: Track, rules: Rules, units: Calendar) -> tuple[Stretches, NDArray[np.int64]]:
    """For each unit in which a subject may enter, what matters to its chain; and the units."""
    until = np.where(track.day > 0, track.until, track.time) if len(track.day) else track.time.astype(np.int64)
    does = track.steps > 0 if rules.order == "any order" else track.steps & _FIRST > 0
    entry = np.flatnonzero(does & (until >= rules.low) & (track.time < rules.high))
    unit = units.number(track.time[entry])
    inside = (unit >= 0) & (unit < len(units))
    entry, unit = entry[inside], unit[inside]
    new = np.ones(len(entry), np.bool_)
    new[1:] = (track.subject[entry[1:]] != track.subject[entry[:-1]]) | (unit[1:] != unit[:-1])
    start = np.flatnonzero(new)
    unit = unit[start]
    latest = np.maximum.reduceat(until[entry], start) if len(start) else start
    clock = track.subject.astype(np.int64) << _CLOCK | track.time
    mine = track.subject[entry[start]].astype(np.int64) << _CLOCK
    begin = np.searchsorted(clock, mine | np.maximum(units.edges[unit], 0))
    after = np.searchsorted(clock, mine | np.minimum(latest + rules.within, 2**32), side="right")
    low, high = np.maximum(units.edges[unit], rules.low), np.minimum(units.edges[unit + 1], rules.high)
    return Stretches(begin, after, low, high), unit
