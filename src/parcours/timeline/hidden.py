"""Which events are not in view? Those that a later row corrected, or that came or happened too late."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.generation import Generation
from parcours.timeline.kernels.following import count_visible, hide

NOTHING = np.empty(0, np.uint8)


def corrected_rows(superseded: NDArray[np.int64], by: NDArray[np.int64], sequence: int) -> NDArray[np.int64]:
    """Rows that a row up to `sequence` corrects, in order."""
    return np.unique(superseded[by <= sequence])


def hidden(generation: Generation, corrected: NDArray[np.int64], sequence: int, as_of: int) -> NDArray[np.uint8]:
    """Bits of the events not in view; empty, and cheap, where all are."""
    first, last = generation.first_row, generation.last_row
    low, high = np.searchsorted(corrected, [first, last + 1])
    if low == high and last <= sequence and generation.last_time <= as_of:
        return NOTHING
    bytes_of_rows = np.zeros(((last - first) >> 3) + 1, np.uint8) if low < high else NOTHING
    at = corrected[low:high] - first
    np.bitwise_or.at(bytes_of_rows, at >> 3, np.left_shift(1, at & 7).astype(np.uint8))
    bits = np.zeros(-(-generation.events // 8), np.uint8)
    shift = generation.row_base - first
    found = hide(generation.row, shift, bytes_of_rows, generation.time, sequence - first, as_of, bits)
    return bits if found else NOTHING


def visible(generation: Generation, hidden: NDArray[np.uint8]) -> tuple[int, int]:
    """Living persons with at least one event in view, and such events."""
    if len(hidden):
        return count_visible(generation.offsets, generation.alive, hidden)
    counts = np.diff(generation.offsets)[generation.alive]
    return int(np.count_nonzero(counts)), int(counts.sum())
