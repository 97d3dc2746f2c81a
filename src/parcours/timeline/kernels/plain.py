"""How far does each subject come through steps in their order, and when, where nothing is intricate?

Nothing is intricate where no two marks are at one instant and nothing bars: then each mark does its steps alone. That
is so for most people, and one pass over their marks tells all; the others are left to `in_order`, of which this is the
short form.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import kernel
from parcours.timeline.kernels.bits import NONE, ONE, highest
from parcours.timeline.kernels.moments import SECOND

INDEX_BITS = 31
_U = np.uint64


@kernel
def plain(
    begin: Any, subject: Any, time: Any, sub: Any, tie: Any, steps: Any, window: Any, low: Any, high: Any,
    arrival: bool, start: Any, who: Any, level: Any, first: Any, last: Any, times: Any, marks: Any, hard: Any,
) -> Any:  # fmt: skip
    """Fill in the chain of every subject (marks `begin[k]` to `begin[k + 1]` - 1), and of its steps, end to end, the
    instants and marks; return how many subjects are `hard` and look as if they had no chain.

    `start`: scratch, -1 for every level; as `time << 31 | mark`, when the level's latest chain began.
    """
    done, left = _U(0), _U(0)
    for k in range(_U(len(begin) - 1)):
        i, end = _U(begin[k]), _U(begin[k + _U(1)])
        who[k] = subject[i]
        top, a, z, tied = np.int64(0), np.int64(-1), np.int64(-1), np.uint8(0)
        while i < end and steps[i] & ONE == NONE:  # until something does the first step, nothing else matters
            tied |= tie[i]
            i += _U(1)
        while i < end:
            tied |= tie[i]
            t = np.int64(time[i])
            oldest = max(t - window, 0) << INDEX_BITS
            start[0] = t << INDEX_BITS | np.int64(i) if low <= t < high else -1
            mask = steps[i]
            while mask:
                s = highest(mask)
                mask ^= ONE << _U(s)
                begun = start[_U(s)] if start[_U(s)] >= oldest else -1
                start[_U(s) + _U(1)] = max(begun, start[_U(s) + _U(1)])
                if s >= top and begun >= 0:
                    top, a, z = s + 1, begun, np.int64(i)
            i += _U(1)
        for s in range(_U(top) + _U(1)):
            start[s] = -1
        if tied > 0 and not arrival:
            hard[left] = k
            left += _U(1)
            top, z = np.int64(0), np.int64(-1)
        level[k], first[k], last[k] = top, -1, z
        if top > 0:
            i = _U(a & ((1 << INDEX_BITS) - 1))
            first[k] = i
            for s in range(_U(top)):  # each step as early as may be
                while (steps[i] >> s) & ONE == NONE:
                    i += _U(1)
                marks[done] = i
                times[done] = np.int64(time[i]) * SECOND + (np.int64(sub[i]) if len(sub) > 0 else 0)
                done += _U(1)
                i += _U(1)
    return left
