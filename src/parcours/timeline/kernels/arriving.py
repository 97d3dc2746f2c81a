"""When was it? Microseconds as the log keeps them, parted into seconds and what is left."""

from __future__ import annotations

import numpy as np

from parcours.stats.compiled import kernel


@kernel
def part_times(us, seconds, sub):
    """Fill `seconds` and `sub`; return whether any event has a part of a second."""
    some = False
    for i in range(len(us)):
        whole = us[i] // 1_000_000
        rest = us[i] - whole * 1_000_000
        seconds[i] = np.uint32(whole)
        sub[i] = np.uint32(rest)
        some |= rest != 0
    return some
