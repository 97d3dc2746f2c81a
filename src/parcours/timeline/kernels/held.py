"""What if a property must be the same in all steps? Each value is a subject of its own; the best counts."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.stats.compiled import kernel


def by_value(subject: NDArray[Any], codes: NDArray[Any], offsets: NDArray[np.int64] | None) -> NDArray[np.int64]:
    """The marks (by index) of each subject, value by value, in their order; those without a value are left
    out.

    Mark m has the values `codes[offsets[m] : offsets[m + 1]]`, or `codes[m]` without offsets (0: none).
    Returns rows of (mark, code): a mark with several values comes once for each.
    """
    if offsets is None:
        mark = np.flatnonzero(codes)
        code = codes[mark].astype(np.int64)
    else:
        mark = np.repeat(np.arange(len(subject)), np.diff(offsets))
        code = codes.astype(np.int64)
        mark, code = mark[code > 0], code[code > 0]
    order = np.lexsort((mark, code, subject[mark]))
    mark, code = mark[order], code[order]
    new = np.ones(len(mark), np.bool_)
    new[1:] = (mark[1:] != mark[:-1]) | (code[1:] != code[:-1])  # a value that an event has twice counts once
    return np.stack([mark[new], code[new]])


@kernel
def best(owner: Any, level: Any, began: Any, ended: Any, chosen: Any) -> Any:
    """Of each run of outcomes with one owner: the highest level, the earliest end, the latest start, the
    first of equals. Fills `chosen`; returns how many."""
    n = np.int64(0)
    for k in range(len(owner)):
        if k == 0 or owner[k] != owner[k - 1]:
            chosen[n] = k
            n += 1
            continue
        old = chosen[n - 1]
        better = np.int64(level[k]) - np.int64(level[old])
        if better == 0:
            better = ended[old] - ended[k]
        if better == 0:
            better = began[k] - began[old]
        if better > 0:
            chosen[n - 1] = k
    return n
