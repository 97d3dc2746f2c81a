"""How far does each subject come through a sequence of steps, when, and by which events?

One chain stands for each subject: of those that reach the highest level, the one that is complete first,
then the one that starts last; of its other steps, going back from the last, each as early as the next one
lets it. There is a kernel for each kind of order (`in_order`, `any_order`, `exact`); events of day
precision (`days`) and a property held constant (`held`) make more subjects for the same kernels, of which
the best one counts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.kernels.counting import count, deaths, every
from parcours.timeline.kernels.days import lay_out
from parcours.timeline.kernels.held import best, by_value
from parcours.timeline.kernels.track import Bar, Chains, Rules, Stretches, Track, begins, joined

__all__ = ["Bar", "Chains", "Rules", "Stretches", "Track", "chains", "every", "hold", "of_each", "repeated", "undated"]

_BATCH = 1 << 18  # marks laid out at once, before they are


def chains(track: Track, rules: Rules, *, times: bool = False, stretches: Stretches | None = None) -> Chains:
    """Each subject's chain, or that of each of the `stretches`; with `times`, also when each of its steps was done."""
    if not track.day.any():
        return count(track, rules, times, stretches)
    assert rules.ties == "any order", "an event of day precision has no place in the order of arrival"
    whole = every(track, rules) if stretches is None else stretches
    before = np.append(0, np.cumsum(track.day > 0))
    dated = before[whole.after] > before[whole.begin]
    plain, placed = np.flatnonzero(~dated), np.flatnonzero(dated)
    found = [_placed(track, whole.at(placed), rules, times)]
    if len(plain):
        found.insert(0, count(track, rules, times, whole.at(plain)))
    return joined(found).at(np.argsort(np.concatenate([plain, placed]), kind="stable"))


def repeated(track: Track, rules: Rules, stretches: Stretches, *, times: bool = False) -> Chains:
    """All chains of each stretch, one after the other: complete ones as early as may be, and of what is left behind
    the last of them the best. There is none for a stretch in which nobody does the first step."""
    assert rules.order != "any order", "where one ends must be known"
    assert not undated(track), "only of events that come one after the other"
    return count(track, rules, times, stretches, again=True)


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
    """Which chain of each owner is the best one, the first of equals; in the order of owners.

    With ties by arrival, `marks` says which of the track's marks those of `found` are.
    """
    began, ended = found.began, found.ended
    if rules.ties == "arrival" and marks is not None:
        began, ended = (np.where(at >= 0, marks[at], -1) for at in (found.first, found.last))
    return best(owner.astype(np.int64), found.level, began, ended)


def _placed(track: Track, stretches: Stretches, rules: Rules, times: bool) -> Chains:
    """The chains of stretches that have marks of day precision: these are laid out over their days."""
    also = deaths(rules.bars)[1]
    cuts = np.flatnonzero(np.diff(np.cumsum(stretches.after - stretches.begin) // _BATCH)) + 1
    found = []
    for part in np.split(np.arange(len(stretches)), cuts):
        laid = lay_out(track, stretches.at(part), rules, also)
        chain = count(laid.track, rules, times, laid.stretches, kind=laid.kind, which=laid.which)
        found.append(_from(chain, laid.origin))
    return replace(joined(found), subject=track.subject[stretches.begin])


def _from(found: Chains, marks: NDArray[np.int64]) -> Chains:
    """The same chains, with marks counted among those from which `marks` were taken."""
    first, last = (np.where(at >= 0, marks[at], -1) for at in (found.first, found.last))
    return replace(found, first=first, last=last, marks=marks[found.marks])
