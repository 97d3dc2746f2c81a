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
from parcours.timeline.kernels.bits import NONE
from parcours.timeline.kernels.matching import enter
from parcours.timeline.kernels.rows import SERVED, TAKEN


@kernel
def any_order(
    begin: Any, after: Any, opens: Any, shuts: Any, time: Any, tie: Any, steps: Any, which: Any,
    n: Any, window: Any, keep: bool, s: Any, can: Any, level: Any, first: Any, last: Any, chain: Any,
) -> None:  # fmt: skip
    """Fill `level`, `first` and `last` (marks, -1 none) of each stretch of marks, `begin[k]` to `after[k]` - 1, whose
    chain may begin from `opens[k]` to `shuts[k]` - 1; and with `keep` all `chain`s, end to end: for each level the
    mark at which, counted from `opens[k]`, so many steps were done. `which`: a number above 0 for marks that stand for
    one event of several steps; may be empty.
    """
    kept = 0
    for k in range(len(begin)):
        i, entry, done = begin[k], -1, 0  # entry: the latest instant that may begin a chain
        for step in range(n):
            s[TAKEN + step] = -1
        best, best_first, best_last = 0, -1, -1
        while i < after[k] and best < n:
            at, t, some = i, np.int64(time[i]), NONE
            while i == at or (i < after[k] and tie[i]):
                mask, event = steps[i], which[i] if which.size > 0 else 0
                some |= mask
                for step in range(n if event > 0 else 0):
                    if s[TAKEN + step] >= 0 and s[SERVED + step] == event:  # it is there already
                        s[TAKEN + step], mask = at, NONE
                enter(at, mask, event, s, can)
                i += 1
            if some and opens[k] <= at < shuts[k]:
                entry = at
            reached, oldest = 0, entry
            for step in range(n):
                since = s[TAKEN + step]
                if since >= opens[k] and t - time[since] <= window:
                    reached += 1
                    oldest = min(oldest, since)
            if reached > best and entry >= 0 and t - time[entry] <= window:
                best, best_first, best_last = reached, oldest, at
            while keep and done < reached:
                chain[kept] = at
                done += 1
                kept += 1
        level[k], first[k], last[k] = best, best_first, best_last
