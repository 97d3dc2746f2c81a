"""Does a subject's way match a pattern? All places that a match can stand at, as the bits of one word.

A pattern (`timeline.pattern`) has up to 64 places, each of which takes events of one atom. At every event, the
places that can follow those taken so far, and that take this event, are read from tables of bytes: an event costs
the same whatever came before, and a pattern that nothing matches costs no more than another.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import kernel
from parcours.timeline.kernels.bits import NONE

BYTE = np.uint64(8)
LOW = np.uint64(255)


@kernel
def match(
    begin: Any, atoms: Any, takes: Any, follow: Any, first: Any, last: Any, anchored: Any, complete: Any,
    accepted: Any, at: Any,
) -> Any:  # fmt: skip
    """For each subject (marks begin[k] to begin[k + 1] - 1) whether it matches, and the mark that settled it.

    `anchored`: a match begins with the first mark, else anywhere; `complete`: it ends with the last one, else
    anywhere, and the earliest end settles it. Where nothing can match any more, that mark settles it; -1: none did.
    `atoms`: for each mark the atoms that it satisfies; `takes[byte, value]`: the places that take an event of these
    atoms; `follow[byte, value]`: the places that can follow these; `first` and `last`: where a match begins and ends.
    Returns how many table entries were read.
    """
    work = np.int64(0)
    for k in range(len(begin) - 1):
        accepted[k], at[k] = 0, -1
        places = NONE
        for i in range(begin[k], begin[k + 1]):
            taking, following = NONE, first if i == begin[k] or not anchored else NONE
            bits = atoms[i]
            for byte in range(len(takes)):
                taking |= takes[byte, bits & LOW]
                bits >>= BYTE
            for byte in range(len(follow)):
                following |= follow[byte, places & LOW]
                places >>= BYTE
            work += len(takes) + len(follow)
            places = following & taking
            if anchored and places == NONE:
                at[k] = i
                break
            if not complete and places & last:
                accepted[k], at[k] = 1, i
                break
        if complete and places & last:
            accepted[k] = 1
    return work
