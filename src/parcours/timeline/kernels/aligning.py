"""Which events of a way stand for which steps of the intended one? The best alignment, for each subject.

An alignment gives steps an event each, in the order of both. The best one does the most required steps, then the most
optional ones; of equally good ones it takes each event as early as it can, and for an event that does several steps
the first of these. `worth` of the steps says as much in one number: a required step is worth more than all optional
ones together. This is the longest common subsequence with weights (R. A. Wagner, M. J. Fischer, 1974).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import kernel


@kernel
def align(begin: Any, steps: Any, worth: Any, room: Any, matched: Any) -> None:
    """Fill `matched[k, s]`: the mark of subject k (begin[k] to begin[k + 1] - 1) that stands for step s, -1 if none.

    `room`: as many rows as a subject has marks, and one, and a column for each step, and one.
    """
    n = len(worth)
    for k in range(len(begin) - 1):
        first, after = begin[k], begin[k + 1]
        for s in range(n + 1):
            room[after - first, s] = 0
        for i in range(after - 1, first - 1, -1):
            row = i - first
            room[row, n] = 0
            for s in range(n - 1, -1, -1):  # the most that events from i on are worth for steps from s on
                best = max(room[row + 1, s], room[row, s + 1])
                if (steps[i] >> np.uint64(s)) & np.uint64(1):
                    best = max(best, worth[s] + room[row + 1, s + 1])
                room[row, s] = best
        done = 0
        for s in range(n):
            matched[k, s] = -1
        for i in range(first, after):
            row = i - first
            for s in range(done, n):
                fits = (steps[i] >> np.uint64(s)) & np.uint64(1)
                if fits and room[row, done] == worth[s] + room[row + 1, s + 1]:
                    matched[k, s] = i
                    done = s + 1
                    break
