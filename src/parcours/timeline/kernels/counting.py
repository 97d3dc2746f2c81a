"""How far does each subject of a track come? The kernel that the order asks for, run once over it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.kernels.any_order import any_order
from parcours.timeline.kernels.exact import exact
from parcours.timeline.kernels.greedy import greedy
from parcours.timeline.kernels.in_order import in_order
from parcours.timeline.kernels.moments import tell
from parcours.timeline.kernels.track import Bar, Chains, Rules, Track, begins, ranges

NO_KIND = np.empty(0, np.uint8)


def count(track: Track, rules: Rules, times: bool, kind: NDArray[np.uint8] = NO_KIND) -> Chains:
    """The chain of every subject; `kind` says which marks stand for days (see `days`), if any does."""
    begin = begins(track.subject)
    subjects = len(begin) - 1
    level, subject = np.empty(subjects, np.uint8), np.empty(subjects, np.uint32)
    first, last, began, ended = np.empty((4, subjects), np.int64)
    most = subjects * rules.steps
    chain = np.empty((most if len(kind) else min(most, len(track))) if times else 0, np.int32)
    n, window, low, high = rules.steps, rules.within, rules.low, rules.high
    if rules.order == "in order":
        _in_order(track, begin, rules, kind, False, level, first, last, chain)
        if times:
            _steps_between(track, begin, rules, kind, level, first, last, chain)
    elif rules.order == "any order":
        any_order(
            begin, track.time, track.tie, track.steps, kind, n, window, low, high, times,
            level, first, last, chain,
        )  # fmt: skip
    else:
        exact(begin, track.time, track.steps, n, window, low, high, level, first, last)
        chain = ranges(first, level) if times else chain
    tell(begin, track.subject, track.time, track.sub, first, last, subject, began, ended)
    done = int(level.sum(dtype=np.int64)) if times else 0
    return Chains(subject, level, began, ended, first, last, track.instants(chain[:done]))


def _in_order(
    track: Track, begin: NDArray[np.int64], rules: Rules, kind: NDArray[np.uint8], keep: bool,
    level: NDArray[np.uint8], first: NDArray[np.int64], last: NDArray[np.int64], chain: NDArray[np.int32],
) -> None:  # fmt: skip
    deadly, also = deaths(rules.bars)
    bars = track.bars if len(rules.bars) else track.bars[:0]
    in_order(
        begin, track.time, track.tie, track.steps, bars, kind,
        rules.steps, rules.within, rules.low, rules.high, rules.ties == "arrival", deadly, also, keep,
        level, first, last, chain,
    )  # fmt: skip


def _steps_between(
    track: Track, begin: NDArray[np.int64], rules: Rules, kind: NDArray[np.uint8],
    level: NDArray[np.uint8], first: NDArray[np.int64], last: NDArray[np.int64], chain: NDArray[np.int32],
) -> None:  # fmt: skip
    """Fill in the marks of all steps, end to end. That is slow, so only the chains' own stretches are
    read."""
    bars = track.bars if len(rules.bars) else track.bars[:0]
    hard = np.empty(len(level), np.int64)
    arrival = rules.ties == "arrival"
    hard = hard[: greedy(first, last, level, track.steps, track.tie, bars, kind, arrival, chain, hard)]
    if len(hard):
        marks = ranges(*_stretches(track, begin, rules, kind, first[hard], last[hard], hard))
        part, levels = track.at(marks), level[hard]
        found, kept = np.empty((2, len(hard)), np.int64), np.empty(int(levels.sum(dtype=np.int64)), np.int32)
        again = np.empty(len(hard), np.uint8)
        kinds = kind[marks] if len(kind) else kind
        _in_order(part, begins(part.subject), rules, kinds, True, again, found[0], found[1], kept)
        assert (again == levels).all()
        offsets = np.cumsum(level, dtype=np.int64) - level
        chain[ranges(offsets[hard], levels)] = marks[kept]


def _stretches(
    track: Track, begin: NDArray[np.int64], rules: Rules, kind: NDArray[np.uint8],
    first: NDArray[np.int64], last: NDArray[np.int64], subjects: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:  # fmt: skip
    """Where the chains of some subjects begin, and how many marks there are to their ends."""
    if len(kind):  # days cannot be cut
        return begin[subjects], begin[subjects + 1] - begin[subjects]
    if rules.ties == "arrival":
        return first, last + 1 - first
    new = np.append(np.flatnonzero(track.tie == 0), len(track))
    return first, new[np.searchsorted(new, last, side="right")] - first


def deaths(bars: Sequence[Bar]) -> tuple[NDArray[np.uint64], np.uint64]:
    """For each bar the levels that die of it, and which bars also events that are steps can be."""
    deadly, also = np.zeros(64, np.uint64), 0
    for j, bar in enumerate(bars):
        deadly[j] = sum(1 << (level - 1) for level in range(bar.after, bar.before))
        also |= bar.also_steps << j
    return deadly, np.uint64(also)
