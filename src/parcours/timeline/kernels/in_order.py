"""How far does each subject come through steps in their order? One pass over its marks.

For every level l, `start[l]` is the latest start of a chain that has done l steps; later is always better,
for a window that closes on one chain has closed on every earlier one. A start is kept as `time << 31 | index
of the mark`: one comparison tells whether it is within the window, and the index says where the chain began.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import kernel
from parcours.timeline.kernels.bits import NONE, ONE, highest
from parcours.timeline.kernels.matching import CLASSES, CLOSES, OPENS, ROWS, WAY, reach

INDEX_BITS = 31
EVERY = np.uint64(2**64 - 1)
# rows of `starts` and `paths`: chains now; and of the day that is open, chains whose last step lies in it,
# chains at its begin, and chains after any way through it so far
NOW, TODAY, BEFORE, ANY_WAY = np.int64(0), np.int64(1), np.int64(2), np.int64(3)


@kernel
def in_order(
    begin: Any, time: Any, tie: Any, steps: Any, bars: Any, kind: Any,
    n: Any, window: Any, low: Any, high: Any, arrival: bool, deadly: Any, also: Any, keep: bool,
    level: Any, first: Any, last: Any, chain: Any,
) -> None:  # fmt: skip
    """Fill `level`, `first` and `last` (marks, -1 none) of each subject (marks `begin[k]` to `begin[k + 1]`
    - 1); with `keep` (slower) all `chain`s, end to end.

    `deadly[j]`: levels (bit l - 1 for level l) that die of bar j. `also`: the bars that events which are
    steps are as well. `bars` and `kind` may be empty. With `arrival`, every mark is an instant of its own.
    """
    starts, paths = np.empty((4, n + 1), np.int64), np.empty((4, n + 1, n), np.int32)
    start = starts[NOW]
    best_path = np.empty(n, np.int32)
    fresh, base = np.empty(n + 1, np.int64), np.empty(n + 1, np.int64)
    masks, room = np.empty(CLASSES, np.uint64), np.empty((ROWS, CLASSES), np.int64)
    barred, special = bars.size > 0, kind.size > 0
    plain = not (special or keep)
    quick = plain and not barred
    kept, way, could = np.int64(0), np.int64(-1), NONE
    _forget(NOW, n, starts)
    for k in range(len(begin) - 1):
        i, end = begin[k], begin[k + 1]
        best, best_start, best_last = np.int64(0), np.int64(0), np.int64(-1)
        if not special:  # until something does the first step, nothing else matters but what is at its instant
            while i < end and not steps[i] & ONE and (arrival or i + 1 == end or not tie[i + 1]):
                i += 1
        while i < end:
            t = np.int64(time[i])
            floor = max(t - window, 0) << INDEX_BITS
            start[0] = t << INDEX_BITS | i if low <= t < high else -1
            after = i + 1
            alone = arrival or after == end or not tie[after]
            if alone and (quick or (plain and not bars[i])):
                mask, far = steps[i], best
                while mask:
                    s = highest(mask)
                    mask ^= ONE << np.uint64(s)
                    begun = start[s] if start[s] >= floor else -1
                    start[s + 1] = max(begun, start[s + 1])
                    if s >= far and begun >= 0:
                        far = s + 1
                if far > best:
                    best = far
                    best_start = start[far]
                    best_last = i
            elif special and kind[i] == OPENS:
                way = after
                _copy(EVERY, NOW, BEFORE, starts, paths, keep)
                _forget(TODAY, n, starts)
                _forget(ANY_WAY, n, starts)
            elif special and kind[i] == WAY:
                could = steps[way]
            elif special and kind[i] == CLOSES:
                _copy(_deaths(bars[i], deadly) if barred else NONE, TODAY, NOW, starts, paths, keep)
                _join(best, NOW, ANY_WAY, starts, paths, keep)
                way += 1
                if kind[way] == WAY:  # once more through the day
                    after = way
                    _copy(EVERY, BEFORE, NOW, starts, paths, keep)
                    _forget(TODAY, n, starts)
                else:
                    way = np.int64(-1)
                    _copy(EVERY, ANY_WAY, NOW, starts, paths, keep)
            else:
                while not alone and after < end and tie[after]:
                    after += 1
                far = reach(i, after, steps, kind, could, n, start, best, floor, fresh, base, masks, room)
                begun = fresh[far] if far > 0 else -1
                if far > best or (
                    far == best and begun >= 0
                    and _sooner(i, begun, base[far], far, paths, best_last, best_start, best_path, keep)
                ):  # fmt: skip
                    best = far
                    best_start = begun
                    best_last = i
                    for step in range(best * keep):
                        best_path[step] = paths[NOW, base[best], step] if step < base[best] else i
                deaths = _killed(i, after, steps, bars, also, deadly) if barred else NONE
                if special:
                    _settle(best, deaths, fresh, base, i, TODAY, starts, paths, keep)
                _settle(best, deaths, fresh, base, i, NOW, starts, paths, keep)
            i = after
            if best == n and way < 0:
                break
        level[k] = best
        first[k] = best_start & ((1 << INDEX_BITS) - 1) if best else -1
        last[k] = best_last
        for step in range(best * keep):
            chain[kept + step] = best_path[step]
        kept += best
        _forget(NOW, best, starts)


@kernel
def _forget(row: Any, top: Any, starts: Any) -> None:
    for level in range(top + 1):
        starts[row, level] = -1


@kernel
def _copy(levels: Any, source: Any, target: Any, starts: Any, paths: Any, keep: bool) -> None:
    """Take over the chains of these levels (bit l - 1 for level l)."""
    for level in range(1, starts.shape[1]):
        if (levels >> np.uint64(level - 1)) & ONE:
            starts[target, level] = starts[source, level]
            for step in range(level * keep):
                paths[target, level, step] = paths[source, level, step]


@kernel
def _join(top: Any, source: Any, target: Any, starts: Any, paths: Any, keep: bool) -> None:
    """Keep the better chain of each level."""
    for level in range(1, top + 1):
        better = starts[source, level] - starts[target, level]
        step = level * keep
        while better == 0 and step > 0:
            step -= 1
            better = np.int64(paths[target, level, step]) - np.int64(paths[source, level, step])
        if better > 0:
            _copy(ONE << np.uint64(level - 1), source, target, starts, paths, keep)


@kernel
def _sooner(
    i: Any,
    begun: Any,
    base: Any,
    level: Any,
    paths: Any,
    best_last: Any,
    best_start: Any,
    best_path: Any,
    keep: bool,
) -> bool:
    """Is the chain at mark i better than the best one, of its level? Only another way through a day can do
    that."""
    if i != best_last or begun != best_start:
        return i < best_last or (i == best_last and begun > best_start)
    step = level * keep
    while step > 0:
        step -= 1
        at = paths[NOW, base, step] if step < base else i
        if at != best_path[step]:
            return at < best_path[step]
    return False


@kernel
def _killed(first: Any, after: Any, steps: Any, bars: Any, also: Any, deadly: Any) -> Any:
    """The levels that die of the events of an instant."""
    killed = NONE
    for i in range(first, after):
        killed |= bars[i] if steps[i] == NONE else bars[i] & also
    return _deaths(killed, deadly)


@kernel
def _deaths(bars: Any, deadly: Any) -> Any:
    levels = NONE
    while bars:
        bar = highest(bars)
        bars ^= ONE << np.uint64(bar)
        levels |= deadly[bar]
    return levels


@kernel
def _settle(
    top: Any, deaths: Any, fresh: Any, base: Any, at: Any, row: Any, starts: Any, paths: Any, keep: bool
) -> None:
    """Take over what was newly reached; where a bar stands, nothing else survives."""
    for level in range(top, 0, -1):  # from above, for the paths of lower levels are still to be read
        if fresh[level] > starts[row, level] or (deaths >> np.uint64(level - 1)) & ONE:
            starts[row, level] = fresh[level]
            if fresh[level] >= 0:
                for step in range(level * keep):
                    paths[row, level, step] = paths[NOW, base[level], step] if step < base[level] else at
