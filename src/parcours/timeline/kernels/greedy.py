"""When was each step of a chain done, if its begin and end are known? Each as early as may be, if nothing
is intricate.

From the first mark on, whatever can do the next step does it. Where marks are at one instant or bars stand
in between, this is not enough, and the chain is left to the kernel of the whole question.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import kernel
from parcours.timeline.kernels.bits import ONE


@kernel
def greedy(
    first: Any, last: Any, level: Any, time: Any, steps: Any, tie: Any, bars: Any, kind: Any, gaps: Any, arrival: bool,
    chain: Any, hard: Any,
) -> Any:  # fmt: skip
    """Fill in the `chain`s of all subjects, end to end; returns how many are `hard`, whose part is not
    filled in."""
    offset, found = 0, 0
    for k in range(len(level)):
        n = np.int64(level[k])
        if n > 0:
            chain[offset] = first[k]
        if n == 2:
            chain[offset + 1] = last[k]
        if n > 2:
            easy, done, i = kind.size == 0, 0, first[k]
            while easy and i <= last[k]:
                tied = not arrival and (tie[i] or (i + 1 < len(tie) and tie[i + 1]))
                if tied or (bars.size > 0 and bars[i]):
                    easy = False
                elif (steps[i] >> done) & ONE:
                    if gaps.size > 0 and done > 0 and np.int64(time[i]) - time[chain[offset + done - 1]] > gaps[done]:
                        easy = False
                    chain[offset + done] = i
                    done += 1
                i += 1
            if not easy or done != n:
                hard[found] = k
                found += 1
        offset += n
    return found
