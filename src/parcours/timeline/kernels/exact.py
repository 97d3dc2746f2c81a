"""How far does each subject come through steps with nothing in between? Shift-and: one bit a level.

Bit l of `live` says that the last l + 1 marks served steps 0 to l. Each level has its own start, l marks
back, so that A A B is found in A A A B.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import kernel
from parcours.timeline.kernels.bits import NONE, ONE, highest


@kernel
def exact(
    begin: Any,
    time: Any,
    steps: Any,
    n: Any,
    window: Any,
    low: Any,
    high: Any,
    level: Any,
    first: Any,
    last: Any,
) -> None:
    """Fill `level`, `first` and `last` (marks, -1 none) of each subject; the marks must hold every event in
    view."""
    for k in range(len(begin) - 1):
        best, best_first, best_last = np.int64(0), np.int64(-1), np.int64(-1)
        live = NONE
        for i in range(begin[k], begin[k + 1]):
            t = np.int64(time[i])
            live = (live << ONE | (ONE if low <= t < high else NONE)) & steps[i]
            back = np.int64(-1)
            while live:
                back = highest(live)
                if t - np.int64(time[i - back]) <= window:
                    break
                live ^= ONE << np.uint64(back)
            if live and back + 1 > best:
                best, best_first, best_last = back + 1, i - back, np.int64(i)
                if best == n:
                    break
        level[k], first[k], last[k] = best, best_first, best_last
