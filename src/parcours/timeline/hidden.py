"""Which events are not in view? Those that a later row corrected, or that came or happened too late; those of
hidden names, and all of people who are left out."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.generation import Generation
from parcours.timeline.kernels.following import hide

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


@dataclass(frozen=True, eq=False)
class View:
    """What of a generation is not in view, and how many living people and events are left out by rules."""

    hidden: NDArray[np.uint8]  # bits, or empty
    veiled: tuple[int, int] = (0, 0)  # such as bots
    apart: tuple[int, int] = (0, 0)  # who did nothing but what is about others, and such events


def with_codes(generation: Generation, hidden: NDArray[np.uint8], codes: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The bits with those of all events of some codes."""
    start = generation.post_start
    found = [generation.post_position[start[c] : start[c + 1]] for c in codes.tolist() if c < len(start) - 1]
    positions = np.concatenate([np.empty(0, np.uint32), *found])
    if not len(positions):
        return hidden
    flags = np.zeros(generation.events, np.bool_)
    flags[positions] = True
    return joined(np.packbits(flags, bitorder="little"), hidden)


def without(generation: Generation, view: View, persons: NDArray[np.bool_]) -> View:
    """The view without these persons."""
    if not persons.any():
        return view
    had = np.where(generation.alive & persons, of_each(generation, ~flags(generation, view.hidden)), 0)
    bits = np.packbits(np.repeat(persons, np.diff(generation.offsets)), bitorder="little")
    return replace(view, hidden=joined(bits, view.hidden), veiled=(int(np.count_nonzero(had)), int(had.sum())))


def apart(generation: Generation, view: View, bits: NDArray[np.uint8], *, seen: bool) -> View:
    """The view without the events of these bits, or with them counted where they are `seen`."""
    if not len(bits):
        return view
    less = joined(bits, view.hidden)
    before, after = (
        np.where(generation.alive, of_each(generation, ~flags(generation, one)), 0) for one in (view.hidden, less)
    )
    gone = int(np.count_nonzero((before > 0) & (after == 0))), int((before - after).sum())
    return replace(view, hidden=view.hidden if seen else less, apart=gone)


def visible(generation: Generation, hidden: NDArray[np.uint8]) -> tuple[NDArray[np.bool_], int]:
    """Which living persons have an event in view, and how many such events there are."""
    counts = np.diff(generation.offsets)
    if len(hidden):
        counts = of_each(generation, ~flags(generation, hidden))
    counts = np.where(generation.alive, counts, 0)
    return counts > 0, int(counts.sum())


def flags(generation: Generation, hidden: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Bits as an array, one an event."""
    if not len(hidden):
        return np.zeros(generation.events, np.bool_)
    return np.unpackbits(hidden, count=generation.events, bitorder="little").view(np.bool_)


def of_each(generation: Generation, events: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many of the events each person has."""
    counts = np.zeros(generation.persons, np.int64)
    some = np.flatnonzero(np.diff(generation.offsets))
    if len(some):
        counts[some] = np.add.reduceat(events, generation.offsets[some], dtype=np.int64)
    return counts


def joined(bits: NDArray[np.uint8], others: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return bits | others if len(others) else bits
