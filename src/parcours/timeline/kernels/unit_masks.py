"""In which units of the calendar did each person start and return? Up to 64 units: one bit each, without a branch.

The short way of `returns`, for where it does the same: units of the calendar, all events at plain seconds, and starts
that are told by their unit alone.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcours.model.calendar import Calendar
from parcours.stats.compiled import kernel
from parcours.timeline.kernels.returns import Rules, Tally, Track

MOST_UNITS = 64
_SHIFT = 12  # blocks of 4096 seconds; units that are not empty are longer, so at most one begins in each
_ONE, _NONE = np.uint64(1), np.uint64(0)


class Blocks(NamedTuple):
    """For each block of seconds after `base`: the unit in which it begins, that in which it ends (both counted from
    the first), and how many seconds after `base` this one begins. Small, to stay in the nearest cache."""

    base: np.uint32
    span: np.uint32  # seconds; what is later does not matter
    first: NDArray[np.uint8]
    then: NDArray[np.uint8]
    turn: NDArray[np.uint32]


class Folding(NamedTuple):
    """How masks become cells: the bits of starts that count, those of the distances of each cell, and how many cells
    are over for those who started in each unit. `unit`: that of bit 0."""

    starts: np.uint64
    once: bool
    cell: NDArray[np.uint64]
    due: NDArray[np.int64]
    unit: int


def blocks(calendar: Calendar, first: int, last: int, stop: int) -> Blocks:
    """Units `first` to `last` (included) of the calendar, at most 64; nothing from `stop` on."""
    base, end = max(int(calendar.edges[first]), 0), min(int(calendar.edges[last + 1]), stop)
    begin = base + (np.arange((end - base >> _SHIFT) + 1, dtype=np.int64) << _SHIFT)
    units = [calendar.number(at).clip(first, last) for at in (begin, begin + (1 << _SHIFT) - 1)]
    turn = (calendar.edges[units[1]] - base).clip(0).astype(np.uint32)
    span = np.uint32(min(max(end - base, 0), 2**32 - 1))
    begins, ends = ((unit - first).astype(np.uint8) for unit in units)
    return Blocks(np.uint32(base), span, begins, ends, turn)


def folding(
    rules: Rules, cells: int, after: bool, starts: tuple[int, int], due: NDArray[np.int64], unit: int
) -> Folding:
    """`after`: a cell holds what is in later ones too. `starts`: the first and last unit in which a start counts.
    `due` of each unit of the calendar."""
    of_distance = rules.cell[np.minimum(np.arange(MOST_UNITS), len(rules.cell) - 1)]
    bits = _ONE << np.arange(MOST_UNITS, dtype=np.uint64)
    cell = [bits[(of_distance >= c) if after else (of_distance == c)].sum(dtype=np.uint64) for c in range(cells)]
    low, high = max(starts[0] - unit, 0), min(starts[1] - unit, MOST_UNITS - 1)
    return Folding(bits[low : high + 1].sum(dtype=np.uint64), rules.once, np.array(cell, np.uint64), due, unit)


def count(track: Track, blocks: Blocks, folding: Folding, into: Tally) -> int:
    """Add everybody's starts to a table; how many people have one."""
    masks = np.empty((len(track.begin), 3), np.uint64)
    _masks(track, blocks, masks)
    return _fold(masks, folding, into)


@kernel
def _masks(track: Any, blocks: Any, masks: Any) -> None:
    """Bits of units with a start, with a return, and with a return that is not the first start nor before it."""
    for k in range(len(track.begin)):
        starts, returns, again = _NONE, _NONE, _NONE
        here, now = _NONE, np.uint32(0)  # returns of the instant at hand
        i, after = np.uint64(track.begin[k]), np.uint64(track.after[k])
        while i < after and track.time[i] < blocks.base:
            i += _ONE
        while i < after:
            time = track.time[i]
            since = np.uint32(time - blocks.base)
            if since >= blocks.span:
                break
            if time != now:
                here, now = _NONE, time
            bits = np.uint64(track.bits[track.code[i]])
            block = np.uint64(since >> np.uint32(_SHIFT))
            first = np.uint64(blocks.first[block])
            unit = first + np.uint64(since >= blocks.turn[block]) * (np.uint64(blocks.then[block]) - first)
            start, back = (bits & _ONE) << unit, (bits >> _ONE) << unit
            again |= (back & starts) | (start & here)
            here |= back
            starts |= start
            returns |= back
            i += _ONE
        masks[k, 0], masks[k, 1], masks[k, 2] = starts, returns, again


@kernel
def _fold(masks: Any, folding: Any, into: Any) -> Any:
    people = np.int64(0)
    for k in range(len(masks)):
        starts, returns, again = masks[k, 0], masks[k, 1], masks[k, 2]
        if folding.once:
            starts &= _NONE - starts  # the lowest bit alone
        starts &= folding.starts
        people += starts != _NONE
        row = folding.unit
        while starts:
            if starts & _ONE:
                found, due = (returns & ~_ONE) | (again & _ONE), folding.due[row]
                into.entries[row, due] += 1
                for c in range(len(folding.cell)):
                    back = np.int64((found & folding.cell[c]) != _NONE)
                    if c < due:
                        into.back[row, c] += back
                    else:
                        into.early[row, c] += back
            starts, returns, again = starts >> _ONE, returns >> _ONE, again >> _ONE
            row += 1
    return people
