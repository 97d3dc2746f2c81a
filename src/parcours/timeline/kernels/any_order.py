"""How many steps does each subject do in one window, in whatever order? As many as distinct events can serve.

Sets of events that can serve distinct steps form a matroid. So the best set that prefers late events can be
kept event by event: a new one comes in, and if it cannot have a step of its own, the oldest of those that
could make room for it goes. Of this set, those inside a window are the most that the window can serve, and
the oldest of them is the latest possible start.

An event of day precision (see `days`) comes in again at each instant of its day: if it is in the set, it is
only made younger.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import kernel
from parcours.timeline.kernels.bits import NONE, ONE, highest
from parcours.timeline.kernels.matching import EVENT, OPENS, SPREAD, WAY


@kernel
def any_order(
    begin: Any, time: Any, tie: Any, steps: Any, kind: Any,
    n: Any, window: Any, low: Any, high: Any, keep: bool, level: Any, first: Any, last: Any, chain: Any,
) -> None:  # fmt: skip
    """Fill `level`, `first` and `last` (marks, -1 none) of each subject (marks `begin[k]` to
    `begin[k + 1]` - 1), and with `keep` all `chain`s, end
    to end: for each level the mark at which, counted from the start, so many steps were done."""
    # of each step: since when the event that serves it is there (-1: none), what it can do, which one it is
    since, can = np.empty(n, np.int64), np.empty(n, np.uint64)
    scratch = np.empty((3, n), np.int64)
    kept = np.int64(0)
    for k in range(len(begin) - 1):
        i, end = begin[k], begin[k + 1]
        _empty(since)
        best, best_first, best_last = np.int64(0), np.int64(-1), np.int64(-1)
        # the latest instant that may begin a chain; the marks of the day that is open
        entry, opened = np.int64(-1), np.int64(-1)
        while i < end:
            t = np.int64(time[i])
            at, some = i, False
            while True:
                mask = steps[i]
                step = highest(mask | ONE)
                if kind.size > 0 and kind[i] != EVENT:
                    opened = i if kind[i] == OPENS else opened
                    some |= kind[i] == SPREAD
                    _serve_days(i, at, opened, steps, kind, since, can, scratch)
                elif mask == ONE << np.uint64(step) and (since[step] < 0 or can[step] == mask):
                    since[step], can[step], scratch[WHICH, step] = at, mask, -1
                    some = True
                elif mask != NONE:
                    _enter(at, mask, np.int64(-1), since, can, scratch)
                    some = True
                i += 1
                if i == end or not tie[i]:
                    break
            if not some:
                continue
            if low <= t < high:
                entry = at
            reached, oldest = _within(max(t - window, low), time, since)
            if reached > best and entry >= 0 and np.int64(time[entry]) >= t - window:
                best, best_first, best_last = reached, min(oldest, entry), at
                if best == n:
                    break
        level[k], first[k], last[k] = best, best_first, best_last
        if keep and best > 0:
            _retrace(best_first, best, steps, tie, kind, since, can, scratch, chain, kept)
            kept += best


WHICH, ASKED_BY, WAITING = 0, 1, 2  # rows of the scratch


@kernel
def _empty(since: Any) -> None:
    for step in range(len(since)):
        since[step] = -1


@kernel
def _within(begin: Any, time: Any, since: Any) -> Any:
    """How many of the serving events are not before `begin`, and the oldest of these."""
    count, oldest = np.int64(0), np.int64(2**62)
    for step in range(len(since)):
        if since[step] >= 0 and np.int64(time[since[step]]) >= begin:
            count += 1
            oldest = min(oldest, since[step])
    return count, oldest


@kernel
def _retrace(
    begin: Any,
    best: Any,
    steps: Any,
    tie: Any,
    kind: Any,
    since: Any,
    can: Any,
    scratch: Any,
    chain: Any,
    kept: Any,
) -> None:
    """Go from the start once more, and note where each level was first reached."""
    _empty(since)
    done, i, at, opened = np.int64(0), begin, begin, begin
    while kind.size > 0 and opened > 0 and kind[opened] <= SPREAD:
        opened -= 1  # to the last mark of the day's ways, if the start lies in a day
    while kind.size > 0 and opened > 0 and kind[opened] == WAY:
        opened -= 1
    while done < best:
        at = at if tie[i] else i
        if kind.size > 0 and kind[i] != EVENT:
            opened = i if kind[i] == OPENS else opened
            grown = _serve_days(i, at, opened, steps, kind, since, can, scratch)
        else:
            grown = _enter(at, steps[i], np.int64(-1), since, can, scratch)
        for step in range(done, min(done + grown, best)):
            chain[kept + step] = at
        done += grown
        i += 1


@kernel
def _serve_days(i: Any, at: Any, opened: Any, steps: Any, kind: Any, since: Any, can: Any, scratch: Any) -> Any:
    """At an instant of a day, all its events of day precision come in; how many more steps are served."""
    grown = np.int64(0)
    if kind[i] != SPREAD:
        return grown
    rest = steps[i]
    while rest:
        bit = ONE << np.uint64(highest(rest))
        rest ^= bit
        grown += _enter(at, bit, np.int64(-1), since, can, scratch)
    way = opened + 1
    while kind[way] == WAY:
        there = False
        for step in range(len(since)):
            if since[step] >= 0 and scratch[WHICH, step] == way:
                since[step], there = at, True
        if not there:
            grown += _enter(at, steps[way], way, since, can, scratch)
        way += 1
    return grown


@kernel
def _enter(at: Any, mask: Any, which: Any, since: Any, can: Any, scratch: Any) -> Any:
    """Bring in an event that can serve the steps of `mask`, moving others where that makes room; 1 if one
    more step is served."""
    if mask == NONE:
        return np.int64(0)
    seen, rest = mask, mask
    count, looked = np.int64(0), np.int64(0)
    while rest:
        step = highest(rest)
        rest ^= ONE << np.uint64(step)
        scratch[ASKED_BY, step], scratch[WAITING, count] = -1, step
        count += 1
    gives, oldest = np.int64(-1), np.int64(at)
    while looked < count:
        step = scratch[WAITING, looked]
        looked += 1
        if since[step] < oldest:
            gives, oldest = step, since[step]
        if oldest < 0:
            break
        rest = can[step] & ~seen
        seen |= rest
        while rest:
            other = highest(rest)
            rest ^= ONE << np.uint64(other)
            scratch[ASKED_BY, other], scratch[WAITING, count] = step, other
            count += 1
    grown = np.int64(gives >= 0 and oldest < 0)
    while gives >= 0:
        step = scratch[ASKED_BY, gives]
        if step < 0:
            since[gives], can[gives], scratch[WHICH, gives] = at, mask, which
        else:
            since[gives], can[gives] = since[step], can[step]
            scratch[WHICH, gives] = scratch[WHICH, step]
        gives = step
    return grown
