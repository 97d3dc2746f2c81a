"""How far does each subject come through steps in their order? One pass over its marks.

For every level l, row START has the latest start of a chain that has done l steps, and row SINCE its last step. Of all
chains of a level the newest is the best in every way: its start and its last step are the latest, so that a window
over the whole or from step to step that closes on it has closed on all. A start is kept as `time << 31 | index of the
mark`: one comparison tells whether it is within the window, and the index says where the chain began.

A second pass from a chain's begin tells by which marks it came: see `tracing`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import helper, kernel
from parcours.timeline.kernels.bits import EVERY, NONE, ONE, highest
from parcours.timeline.kernels.matching import reach
from parcours.timeline.kernels.rows import (
    ANY,
    BEFORE,
    CLOSES,
    EVENT,
    FRESH,
    FROM,
    LIVE,
    OPENS,
    SINCE,
    STATE,
    WAY,
)
from parcours.timeline.kernels.tracing import later, sooner, trace, visit

INDEX_BITS = 31


@kernel
def in_order(
    begin: Any, after: Any, opens: Any, shuts: Any, time: Any, tie: Any, steps: Any, bars: Any, kind: Any,
    n: Any, window: Any, gaps: Any, arrival: bool, exact: bool, deadly: Any, also: Any, again: bool, s: Any, can: Any,
    who: Any, level: Any, first: Any, last: Any, visits: Any, chain: Any,
) -> Any:  # fmt: skip
    """Fill `level`, `first` and `last` (marks, -1 none) of the chain of each stretch of marks, `begin[k]` to
    `after[k]` - 1, that may begin from `opens[k]` to `shuts[k]` - 1. With `again`, when a chain is complete the
    next one is looked for behind it, and there may be no chain or several. `who`: of which stretch; returns how many.

    `gaps[l]`: the seconds that may lie between level l and the next; empty where they may be any. `deadly[j]`: levels
    (bit l - 1 for level l) that die of bar j. `also`: the bars that events which are steps are as well. `bars` and
    `kind` may be empty. With `arrival`, every mark is an instant of its own; with `exact` (and `arrival`), each step is
    done by the mark behind that of the step before. `s`, `can`: scratch.

    With room for `visits`, chains are known up to their marks between: `level` and `last` say which are asked for,
    `first` from where on their marks are written to `chain`.
    """
    found, keep = np.int64(0), visits.size > 0
    quick, plain = gaps.size == 0 and not keep, kind.size == 0
    for k in range(len(begin)):
        i, end, top = begin[k], after[k], np.int64(level[k]) if keep else n
        while True:
            best, best_start, best_last = np.int64(0), np.int64(-1), np.int64(-1)
            # the day that is open, the way through it, what its events serve on it; visits before that way
            day, way, could, entered = np.int64(-1), np.int64(-1), EVERY, np.int64(0)
            count, final = np.int64(0), np.int64(-1)
            for x in range(top + 1):
                s[x] = s[SINCE + x] = s[FROM + x] = -1
            if plain:  # until something does the first step, nothing else matters but what is at its instant
                while i < end and not steps[i] & ONE and (arrival or i + 1 == end or not tie[i + 1]):
                    i += 1
            while i < end and (best < top or way >= 0):
                stop, deaths, limit, since = i + 1, NONE, i, count
                what = kind[i] if kind.size > 0 else EVENT
                if what == OPENS:
                    day = way = stop
                    entered = count
                    for x in range(STATE):
                        s[BEFORE + x], s[ANY + x] = s[x], -1
                elif what == CLOSES:
                    deaths, limit, since = killed(i, stop, steps, bars, also, deadly), day, entered
                else:
                    while stop < end and tie[stop] and not arrival:
                        stop += 1
                    t = np.int64(time[i])
                    oldest = max(t - window, 0) << INDEX_BITS
                    now = t << INDEX_BITS | i if opens[k] <= i < shuts[k] else -1
                    far, newest = best, np.int64(-1)
                    if quick and stop == i + 1 and what == EVENT and (bars.size == 0 or bars[i] == NONE):
                        mask = steps[i]
                        while mask:
                            x = highest(mask)
                            mask ^= ONE << x
                            start = s[x] if x > 0 else now
                            if x > 0 and (start < oldest or (exact and s[SINCE + x] != i - 1)):
                                start = -1
                            if start >= s[x + 1]:
                                s[x + 1], s[SINCE + x + 1] = start, i
                            if x >= far and start >= 0:
                                far, newest = x + 1, start
                    else:
                        s[LIVE] = now
                        for x in range(1, top):
                            alive = s[x] >= oldest and (not exact or s[SINCE + x] == i - 1)
                            if alive and gaps.size > 0:
                                alive = t - time[s[SINCE + x]] <= gaps[x]
                            s[LIVE + x] = s[x] if alive else -1
                        far = reach(i, stop, steps, kind, could, top, s, can)
                        newest = s[FRESH + far]
                        deaths = killed(i, stop, steps, bars, also, deadly) if bars.size > 0 else NONE
                        if keep:
                            visit(count, i, far, top, time, gaps, s, visits)
                        for x in range(1, far + 1):
                            if s[FRESH + x] >= max(s[x], 0) or (deaths >> (x - 1)) & ONE:
                                s[x], s[SINCE + x] = s[FRESH + x], i
                    if keep:
                        if i == last[k] and far == top and (final < 0 or sooner(count, final, top, visits)):
                            best, final = far, count
                        count += 1
                    # a later way through the same day may do it sooner
                    elif far > best or (
                        far > 0 and far == best and (i < best_last or (i == best_last and newest > best_start))
                    ):
                        best, best_start, best_last = far, newest, i
                while deaths:
                    x = highest(deaths) + 1
                    deaths ^= ONE << (x - 1)
                    if s[SINCE + x] < limit:
                        s[x] = -1
                    if keep:
                        s[FROM + x] = later(x, max(s[FROM + x], since), count, visits)
                if what == CLOSES:
                    for x in range(1, top + 1):
                        if s[x] > s[ANY + x]:
                            s[ANY + x], s[ANY + SINCE + x] = s[x], s[SINCE + x]
                        if s[FROM + x] >= 0 and (
                            s[ANY + FROM + x] < 0 or sooner(s[FROM + x], s[ANY + FROM + x], x, visits)
                        ):
                            s[ANY + FROM + x] = s[FROM + x]
                    way += 1
                    entered = count
                    row = BEFORE if kind[way] == WAY else ANY
                    for x in range(STATE):
                        s[x] = s[row + x]
                    if row == BEFORE:
                        stop = way  # once more through the day
                    else:
                        way, could = -1, EVERY
                if way >= 0:
                    while kind[stop] == WAY:
                        stop += 1
                    could = steps[way]
                i = stop
            if keep:
                trace(final, best, first[k], visits, chain)
            elif best > 0 or not again:
                who[found], level[found], last[found] = k, best, best_last
                first[found] = best_start & ((1 << INDEX_BITS) - 1) if best > 0 else -1
                found += 1
            if not again or best < n or i >= end:
                break
    return found


@helper
def killed(first: Any, after: Any, steps: Any, bars: Any, also: Any, deadly: Any) -> Any:
    """The levels that die of the events of an instant."""
    found, levels = NONE, NONE
    for i in range(first, after):
        found |= bars[i] if steps[i] == NONE else bars[i] & also
    while found:
        bar = highest(found)
        found ^= ONE << bar
        levels |= deadly[bar]
    return levels
