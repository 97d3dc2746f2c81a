"""What if a property must be the same in all steps? Each value is a subject of its own; the best counts."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


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


def best(
    owner: NDArray[np.int64], level: NDArray[np.uint8], began: NDArray[np.int64], ended: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Of all outcomes of each owner: the highest level, the earliest end, the latest start, the first of equals."""
    order = np.lexsort((-began, ended, -level.astype(np.int64), owner))
    new = np.ones(len(order), np.bool_)
    new[1:] = owner[order[1:]] != owner[order[:-1]]
    return order[new]
