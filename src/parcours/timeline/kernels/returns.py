"""Who came back, and how long after the start? One walk over each person's marks, one bit for each cell.

A start is the first of its unit of the calendar (or of the person's life). A return is an event that is not the start
itself and does not come before it; of events at one instant, and within a day of which no more is known, any order is
possible. Units after the start are units of the calendar, or lengths of time from the start itself.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcours.model.calendar import Calendar
from parcours.stats.compiled import helper, kernel

START, RETURN = np.uint8(1), np.uint8(2)
NO_CELL = 255
_SHIFT = 12  # units are looked up by blocks of 4096 seconds, then found exactly


class Track(NamedTuple):
    """What people did. Person k has the events begin[k] to after[k], in order. Arrays that may be empty: where no
    event has sub-seconds (`sub`), or is known by its day only (`until`: the last second of that day, else 0)."""

    begin: NDArray[np.int64]
    after: NDArray[np.int64]
    time: NDArray[np.uint32]
    code: NDArray[np.uint16]
    bits: NDArray[np.uint8]  # START and RETURN, for each code
    sub: NDArray[np.uint32]
    until: NDArray[np.int64]


class Units(NamedTuple):
    """The calendar, and of each block of seconds from `base` on the unit in which it begins."""

    base: int
    block: NDArray[np.int32]
    edges: NDArray[np.int64]


class Rules(NamedTuple):
    """What a start is, and which cell a return falls in."""

    low: int  # starts lie in low <= time < high
    high: int
    stop: int  # from here on no return matters
    once: bool  # only the person's first start, wherever it lies
    length: int  # seconds of a unit that runs from the start; 0: units are the calendar's
    cell: NDArray[np.uint8]  # of each distance in units, NO_CELL where none is; the last: of all greater ones too


class Entries(NamedTuple):
    """One for each start: the event, its unit of the calendar, and a bit for each cell with a return."""

    event: NDArray[np.int64]
    unit: NDArray[np.int32]
    cells: NDArray[np.uint64]


def units(calendar: Calendar) -> Units:
    """The calendar as the kernel reads it."""
    base = int(calendar.edges[0])
    blocks = base + (np.arange((int(calendar.edges[-1]) - base >> _SHIFT) + 1, dtype=np.int64) << _SHIFT)
    return Units(base, calendar.number(blocks).astype(np.int32), calendar.edges)


def entries(track: Track, units: Units, rules: Rules) -> tuple[Entries, int]:
    """All starts, by person and time, and how many people they are of."""
    most = len(track.begin) if rules.once else len(track.time)
    found = Entries(np.empty(most, np.int64), np.empty(most, np.int32), np.empty(most, np.uint64))
    n, people = _walk(track, units, rules, np.empty(len(units.edges), np.int64), found)
    return Entries(found.event[:n], found.unit[:n], found.cells[:n]), people


def tally(row: NDArray[np.int64], due: NDArray[np.int64], cells: NDArray[np.uint64], fill: bool, into: Tally) -> None:
    """Add entries to a table. `due`: how many cells, from the first on, are over for each; `fill`: who came back in a
    cell counts in those before it too."""
    _add(row, due, cells, fill, into)


class Tally(NamedTuple):
    """Counts of entries, a row for each cohort (or group)."""

    entries: NDArray[np.int64]  # [row, how many cells are over]
    back: NDArray[np.int64]  # [row, cell], where it is over
    early: NDArray[np.int64]  # [row, cell], where it is not


def empty(rows: int, cells: int) -> Tally:
    shape = (rows, cells)
    return Tally(np.zeros((rows, cells + 1), np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.int64))


@kernel
def _walk(track: Any, units: Any, rules: Any, seen: Any, found: Any) -> Any:
    """`seen` has room for a unit each: those in which the person at hand came back."""
    time, code, of_code, sub, until = track.time, track.code, track.bits, track.sub, track.until
    block, edges, cell = units.block, units.edges, rules.cell
    n, people = np.int64(0), np.int64(0)
    for k in range(len(track.begin)):
        mine, returns, done = n, np.int64(0), False
        i, after = track.begin[k], track.after[k]
        while i < after:
            at = np.int64(time[i])
            if at >= rules.stop or (n == mine and (done or at >= rules.high)):
                break  # what matters is behind
            unit = np.int64(block[(at - units.base) >> _SHIFT])
            while edges[unit + 1] <= at:
                unit += 1
            first, s, some = i, np.int64(-1), np.uint8(0)
            while i < after and np.int64(time[i]) < edges[unit + 1]:
                bits = of_code[code[i]]
                some |= bits
                if s < 0 and bits & START and (rules.once or np.int64(time[i]) >= rules.low):
                    s = i
                i += 1
            if some & RETURN:
                seen[returns] = unit
                returns += 1
            if s >= 0 and not done:
                done = rules.once
                if rules.low <= np.int64(time[s]) < rules.high:
                    again = _again(time, code, of_code, sub, until, rules.length > 0, first, s, i)
                    found.event[n], found.unit[n] = s, unit
                    found.cells[n] = _bit(cell, np.int64(0)) if again else np.uint64(0)
                    n += 1
        for e in range(mine, n):
            cells = found.cells[e]
            if rules.length:
                began = np.int64(time[found.event[e]])
                for i in range(found.event[e] + 1, after):
                    if of_code[code[i]] & RETURN:
                        cells |= _bit(cell, (np.int64(time[i]) - began) // rules.length)
            else:
                for r in range(returns):
                    if seen[r] > found.unit[e]:
                        cells |= _bit(cell, seen[r] - found.unit[e])
            found.cells[e] = cells
        people += n > mine
    return n, people


@helper
def _bit(cell: Any, distance: Any) -> Any:
    """The bit of the cell of a distance in units; none where it falls in no cell."""
    c = cell[min(distance, len(cell) - 1)]
    return np.uint64(0) if c == NO_CELL else np.uint64(1) << np.uint64(c)


@kernel
def _again(
    time: Any, code: Any, of_code: Any, sub: Any, until: Any, rolling: bool, first: Any, s: Any, after: Any
) -> Any:
    """Whether there was a return in the unit of the start `s` (events `first` to `after`); where units run from the
    start (`rolling`), only such as stands before it and was at the same instant."""
    for i in range(first, after):
        bits = of_code[code[i]]
        if i > s and bits & RETURN and not rolling:
            return True
        # an event that stands before another may have come after it: then it is the return, and the other the start
        before, other = min(i, s), max(i, s)
        if i == s or not (of_code[code[before]] & RETURN and of_code[code[other]] & START):
            continue
        one_day = len(until) > 0 and until[before] >= time[other]
        if one_day or (time[before] == time[other] and (len(sub) == 0 or sub[before] == sub[other])):
            return True
    return False


@kernel
def _add(row: Any, due: Any, cells: Any, fill: Any, into: Any) -> None:
    for e in range(len(row)):
        r, over, bits = row[e], due[e], cells[e]
        into.entries[r, over] += 1
        if fill:
            for shift in (1, 2, 4, 8, 16, 32):
                bits |= bits >> np.uint64(shift)
        c = 0
        while bits:
            if bits & np.uint64(1):
                if c < over:
                    into.back[r, c] += 1
                else:
                    into.early[r, c] += 1
            bits >>= np.uint64(1)
            c += 1
