"""When was each step of a chain done, if its begin and end are known? Each as early as may be, if nothing
is intricate.

From the first mark on, whatever can do the next step does it. Where marks are at one instant or bars stand
in between, this is not enough, and the chain is left to the kernel of the whole question.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import kernel
from parcours.timeline.kernels.bits import NONE, ONE


@kernel
def greedy(
    subjects: Any, first: Any, last: Any, level: Any, offsets: Any,
    steps: Any, tie: Any, bars: Any, arrival: bool, chain: Any, simple: Any,
) -> None:  # fmt: skip
    """Fill in the `chain` of some subjects at their `offsets`, and say whether that was simple."""
    for x in range(len(subjects)):
        k = subjects[x]
        done = np.int64(0)
        simple[x] = True
        for i in range(first[k], last[k] + 1):
            after = i + 1
            if (not arrival and (tie[i] or (after < len(tie) and tie[after]))) or (bars.size > 0 and bars[i]):
                simple[x] = False
                break
            if (steps[i] >> np.uint64(done)) & ONE != NONE:
                chain[offsets[k] + done] = i
                done += 1
        simple[x] &= done == level[k]
