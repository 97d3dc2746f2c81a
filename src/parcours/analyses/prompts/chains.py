"""Who was shown a prompt in a stage, took it up, and went on? Two funnels of a chunk's marks, by the funnel's kernels.

Shown there, then moved to a later stage; and shown there, taken, then moved to a later stage. What the question
`funnel` says of these steps (the taking optional) is what is said here, but for two things that it has no words for: an
event that both takes up a prompt and moves people on does both, and a property that is held must be the same where it
is shown and taken, not on the event by which people go on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.kernels.moments import SECOND
from parcours.timeline.kernels.sequence import Chains, Rules, Track, begins, chains, hold, of_each
from parcours.timeline.kernels.track import ranges

SHOWN, TAKEN, LATER = (np.uint64(1 << k) for k in range(3))
Codes = tuple[NDArray[Any], NDArray[np.int64] | None]  # of the property that is held: as columns have them
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """Everybody who was shown it: how far they came, and whether too late to be counted."""

    subject: NDArray[np.uint32]
    level: NDArray[np.uint8]
    late: NDArray[np.bool_]

    @property
    def counted(self) -> list[int]:
        """People at each of the steps, of those who count."""
        return [int(np.count_nonzero(~self.late & (self.level >= step))) for step in (1, 2, 3)]


def went_on(track: Track, rules: Rules, latest: int) -> Reached:
    """Shown, and moved to a later stage. The track's steps are the three bits."""
    steps = (track.steps & SHOWN) | (track.steps & LATER) >> np.uint64(1)
    some = np.flatnonzero(steps)
    return _reached(chains(replace(part(track, some), steps=steps[some]), replace(rules, steps=2)), latest)


def took(track: Track, rules: Rules, latest: int, held: Callable[[Whole], Codes] | None) -> Reached:
    """Shown, taken, and moved to a later stage; `held` tells the values of marks."""
    track, marks = _apart(track)
    rules = replace(rules, steps=3)
    if held is None:
        return _reached(chains(track, rules), latest)
    by_value, origin, _ = hold(track, *_values(track, *held(marks)))
    found = chains(by_value, rules)
    owner = track.subject[origin[begins(by_value.subject)[:-1]]]
    best = of_each(owner, found, rules, origin)
    return _reached(replace(found.at(best), subject=owner[best]), latest)


def part(track: Track, some: NDArray[Any]) -> Track:
    """Some of the marks, of which those at one instant still are at one."""
    instant = np.cumsum(track.tie == 0)[some]
    tie = np.zeros(len(some), np.uint8)
    tie[1:] = instant[1:] == instant[:-1]
    return replace(track.at(some), tie=tie)


def _reached(found: Chains, latest: int) -> Reached:
    mine = np.flatnonzero(found.level)
    return Reached(found.subject[mine].copy(), found.level[mine], found.began[mine] // SECOND > latest)


def _apart(track: Track) -> tuple[Track, Whole]:
    """The track with an event that takes up and moves on as two at its instant; and which mark each is."""
    both = (track.steps & TAKEN > 0) & (track.steps & LATER > 0)
    marks = np.repeat(np.arange(len(track)), 1 + both)
    second = np.flatnonzero(np.diff(marks, prepend=-1) == 0)
    track = track.at(marks)
    track.steps[second - 1] &= ~LATER
    track.steps[second] = LATER
    track.tie[second] = 1
    return track, marks


def _values(track: Track, codes: NDArray[Any], offsets: Whole | None) -> tuple[Whole, Whole]:
    """The values of where it is shown and taken; who goes on does so for all values that they were shown."""
    lengths = codes > 0 if offsets is None else np.diff(offsets)
    mark = np.repeat(np.arange(len(track)), lengths)
    code = codes[codes > 0] if offsets is None else codes
    own = np.flatnonzero(track.steps[mark] & (SHOWN | TAKEN))
    mark, code = mark[own], code[own].astype(np.int64)
    shown = track.steps[mark] & SHOWN > 0
    people, value = np.unique(np.stack([track.subject[mark[shown]].astype(np.int64), code[shown]]), axis=1)
    later = np.flatnonzero(track.steps & LATER)
    begin = np.searchsorted(people, track.subject[later])
    length = np.searchsorted(people, track.subject[later], side="right") - begin
    mark = np.concatenate([mark, np.repeat(later, length)])
    code = np.concatenate([code, value[ranges(begin, length)]])
    counts = np.bincount(mark, minlength=len(track))
    return code[np.argsort(mark, kind="stable")], np.concatenate([[0], np.cumsum(counts)])
