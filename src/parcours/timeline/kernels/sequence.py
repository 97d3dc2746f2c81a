"""How far does each subject come through a sequence of steps, when, and by which events?

One chain stands for each subject: of those that reach the highest level, the one that is complete first,
then the one that starts last; of its other steps, going back from the last, each as early as the next one
lets it. There is a kernel for each kind of order (`in_order`, `any_order`, `exact`); events of day
precision (`days`) and a property held constant (`held`) make more subjects for the same kernels, of which
the best one counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import TooMuch
from parcours.timeline.kernels.counting import count, deaths
from parcours.timeline.kernels.days import MOST_WAYS, Given, Laid, measure, spread
from parcours.timeline.kernels.held import best, by_value
from parcours.timeline.kernels.matching import SPREAD
from parcours.timeline.kernels.moments import SECOND
from parcours.timeline.kernels.track import Bar, Chains, Rules, Track, begins, ranges

__all__ = ["Bar", "Chains", "Rules", "Track", "chains", "hold", "of_each", "undated"]

_BATCH = 1 << 20  # marks laid out at once
LAST_SUB = SECOND - 1


def chains(track: Track, rules: Rules, *, times: bool = False) -> Chains:
    """Each subject's chain; with `times`, also when each of its steps was done."""
    if not track.day.any():
        return count(track, rules, times)
    assert rules.ties == "any order", "an event of day precision has no place in the order of arrival"
    edges = begins(track.subject)
    begin, length = edges[:-1], np.diff(edges)
    dated = np.logical_or.reduceat(track.day, begin)
    plain, placed = np.flatnonzero(~dated), np.flatnonzero(dated)
    found = [_placed(track, begin[placed], length[placed], rules, times)]
    if len(plain):
        marks = ranges(begin[plain], length[plain])
        found.insert(0, _from(count(track.at(marks), rules, times), marks))
    return _joined(found).at(np.argsort(np.concatenate([plain, placed]), kind="stable"))


def undated(track: Track) -> int:
    """How many subjects have marks of day precision, whose place in the order of arrival nobody knows?"""
    return len(begins(track.subject[track.day > 0])) - 1 if len(track.day) else 0


def hold(
    track: Track, codes: NDArray[Any], offsets: NDArray[np.int64] | None
) -> tuple[Track, NDArray[np.int64], NDArray[np.int64]]:
    """A track in which each value of each subject is a subject of its own, the marks that it is made of,
    their values.

    Mark m has the values `codes[offsets[m] : offsets[m + 1]]`, or `codes[m]` without offsets (0: none).
    """
    marks, code = by_value(track.subject, codes, offsets)
    held = track.at(marks)
    instant = np.cumsum(track.tie == 0)[marks]
    new = np.ones(len(marks), np.bool_)
    new[1:] = (held.subject[1:] != held.subject[:-1]) | (code[1:] != code[:-1])
    held.tie[:] = ~new
    held.tie[1:] &= instant[1:] == instant[:-1]
    subject = (np.cumsum(new) - 1).astype(np.uint32)
    return Track(subject, *held.arrays()[1:]), marks, code


def of_each(
    owner: NDArray[Any], found: Chains, rules: Rules, marks: NDArray[np.int64] | None = None
) -> NDArray[np.int64]:
    """Which chain of each run of chains with the same owner is the best one, the first of equals.

    With ties by arrival, `marks` says which of the track's marks those of `found` are.
    """
    began, ended = found.began, found.ended
    if rules.ties == "arrival" and marks is not None:
        began, ended = (np.where(at >= 0, marks[at], -1) for at in (found.first, found.last))
    chosen = np.empty(len(owner), np.int64)
    n = best(owner.astype(np.int64), found.level, began, ended, chosen)
    return chosen[:n]


def _placed(track: Track, begin: NDArray[np.int64], length: NDArray[np.int64], rules: Rules, times: bool) -> Chains:
    """The chains of the subjects that have marks of day precision: these are laid out over their days."""
    bars = track.bars if len(rules.bars) else np.zeros(len(track), np.uint64)
    given = Given(track.instants(), track.steps, bars, track.day, track.until * SECOND + LAST_SUB)
    after, size = begin + length, np.empty(len(begin), np.int64)
    measure(begin, after, given, size)
    cuts = np.flatnonzero(np.diff(np.cumsum(size) // _BATCH)) + 1
    parts = np.split(np.arange(len(begin)), cuts)
    found = [_laid_out(given, begin[of], after[of], int(size[of].sum()), rules, times) for of in parts]
    return replace(_joined(found), subject=track.subject[begin])


def _laid_out(given: Given, begin: NDArray[Any], after: NDArray[Any], size: int, rules: Rules, times: bool) -> Chains:
    """One batch of subjects."""
    words, numbers = np.empty((2, size), np.uint64), np.empty((2, size), np.int64)
    laid = Laid(np.empty(size, np.uint32), numbers[0], words[0], words[1], np.empty(size, np.uint8), numbers[1])
    low, high, upto = rules.low * SECOND, rules.high * SECOND - 1, rules.upto * SECOND + LAST_SUB
    n = spread(begin, after, given, low, high, upto, deaths(rules.bars)[1], rules.order == "in order", laid)
    if n < 0:
        raise TooMuch(
            "Somebody has so many events of one day that tell only their day and satisfy several steps, that "
            f"there are more than {MOST_WAYS:,} ways to assign them.",
            hint="Let such events satisfy one step only, or fewer steps.",
        )
    subject, instant, kind = laid.subject[:n], laid.instant[:n], laid.kind[:n]
    same = (instant[1:] == instant[:-1]) & (subject[1:] == subject[:-1])
    tie = np.zeros(n, np.uint8)
    tie[1:] = same & (np.maximum(kind[1:], kind[:-1]) <= SPREAD)
    time, sub = (instant // SECOND).astype(np.uint32), (instant % SECOND).astype(np.uint32)
    track = Track(subject, time, tie, laid.steps[:n], laid.bars[:n], sub)
    return _from(count(track, rules, times, kind), laid.origin[:n])


def _from(found: Chains, marks: NDArray[np.int64]) -> Chains:
    """The same chains, with `first` and `last` counted among the marks from which `marks` were taken."""
    first, last = (np.where(at >= 0, marks[at], -1) for at in (found.first, found.last))
    return replace(found, first=first, last=last)


def _joined(parts: Sequence[Chains]) -> Chains:
    names = ("subject", "level", "began", "ended", "first", "last", "times")
    return Chains(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
