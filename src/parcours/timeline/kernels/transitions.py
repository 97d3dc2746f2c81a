"""What follows what? One pass over the events as they lie counts, for every ordered pair of names, people and
times.

Two visible events of a person are a pair if no visible one lies between them. Each person's first visible
event makes a pair with *begin*, the last with *no further event*. Events at one instant are read in the order
of the log; how many pairs rest on that is counted. With `fold`, an event of the same name as the visible one
before it is invisible.

The kernels read a generation's columns and not marks: where every event counts, marks would be written only
to be read once. A person is counted once for a pair by a stamp: the last person who had it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcours.stats.compiled import kernel
from parcours.timeline.generation import Generation

MOST_NAMES = 512  # in view; the others are counted together
UNSEEN = 0xFFFF  # of a name that is not looked at
LOW_BITS = 16  # of a gap; the high ones are found first
HALF = 1 << LOW_BITS
FIGURES = 5
# visible events, people with any, pairs at one instant; left out: of day precision, and repeats
EVENTS, PEOPLE, TIED, DAYS, FOLDED = range(FIGURES)


class Stretch(NamedTuple):
    """Persons `first` to `last` (excluded) of a generation, and which events are visible, and as what."""

    generation: Generation
    first: int
    last: int
    names: NDArray[np.uint16]  # [code]: number of the name in the tables, or UNSEEN
    visible: NDArray[np.uint8]  # [event less the stretch's first]: 1 if visible; empty: all are
    hidden: NDArray[np.uint8]  # bits, lowest first, of events out of view; empty: none is
    low: int  # only events with low <= time < high
    high: int
    days: bool  # whether events of day precision are visible (at the begin of their day)
    fold: bool


class Tables(NamedTuple):
    """Counts of ordered pairs, [from * width + to]. The last number is begin (as from) and end (as to)."""

    people: NDArray[np.uint32]
    times: NDArray[np.int64]
    by_name: NDArray[np.uint32]  # people who did it
    stamps: NDArray[np.uint32]  # the last person of each pair, then of each name
    figures: NDArray[np.int64]


class Gaps(NamedTuple):
    """Seconds between the two events of wanted pairs, counted by value in halves of 16 bits.

    `wanted[pair]` is the pair's first row in `counts`, -1: not wanted. Where `high_half[row]` is -1, the row
    counts the high halves of all gaps; else the low halves of the gaps that have that high one, and the next
    row likewise.
    """

    width: int
    wanted: NDArray[np.int32]
    high_half: NDArray[np.int64]
    counts: NDArray[np.uint32]


THREE, SEVEN = np.uintp(3), np.uintp(7)


def tables(width: int) -> Tables:
    """Empty tables for `width` numbers: the names in view, the others, and begin/end."""
    pairs = width * width
    return Tables(
        np.zeros(pairs, np.uint32), np.zeros(pairs, np.int64), np.zeros(width, np.uint32),
        np.zeros(pairs + width, np.uint32), np.zeros(FIGURES, np.int64),
    )  # fmt: skip


def count(stretch: Stretch, into: Tables) -> None:
    """Add a stretch's pairs to the tables."""
    g, s = stretch.generation, stretch
    into.stamps[:] = 0
    _count(
        g.offsets, g.alive, g.time, g.sub, g.day, g.code, s.first, s.last, s.names, s.visible, s.hidden,
        s.low, s.high, s.days, s.fold, into.people, into.times, into.by_name, into.stamps, into.figures,
    )  # fmt: skip


def gaps(stretch: Stretch, into: Gaps) -> None:
    """Add the gaps of a stretch's wanted pairs."""
    g, s = stretch.generation, stretch
    _gaps(
        g.offsets, g.alive, g.time, g.day, g.code, s.first, s.last, s.names, s.visible, s.hidden,
        s.low, s.high, s.days, s.fold, into.width, into.wanted, into.high_half, into.counts,
    )  # fmt: skip


@kernel
def _left_out(e, time, day, visible, hidden, base, low, high, days):
    """Why an event of a name in view is not visible: 0 it is, 1 it has day precision, 2 anything else."""
    why = 0
    if len(day) and not days:
        why = (day[e >> THREE] >> (e & SEVEN)) & 1
    if time[e] < low or time[e] >= high or (len(visible) and visible[e - base] == 0):
        why = 2
    if len(hidden) and (hidden[e >> THREE] >> (e & SEVEN)) & 1:
        why = 2
    return why


@kernel
def _count(
    offsets, alive, time, sub, day, code, first, last, names, visible, hidden, low, high, days, fold,
    people, times, by_name, stamps, figures,
):  # fmt: skip
    """See `count`. Who was counted before is added, not branched on: the processor could not foresee it."""
    width, base = np.uintp(len(by_name)), np.uintp(offsets[first])
    end, of_name = width - np.uintp(1), width * width
    plain = not (len(visible) or len(hidden) or len(day) or low > 0 or high < 2**32)
    events, tied, day_events, folded = 0, 0, 0, 0
    for p in range(first, last):
        if not alive[p]:
            continue
        who = np.uint32(p - first + 1)
        before, at, begun = end, np.uintp(0), 0
        for e in range(np.uintp(offsets[p]), np.uintp(offsets[p + 1])):
            name = np.uintp(names[code[e]])
            if name == UNSEEN:
                continue
            if not plain:
                why = _left_out(e, time, day, visible, hidden, base, low, high, days)
                if why:
                    day_events += why == 1
                    continue
            if fold and begun and code[e] == code[at]:
                folded += 1
                continue
            if begun and time[e] == time[at] and (len(sub) == 0 or sub[e] == sub[at]):
                tied += 1
            pair = before * width + name
            times[pair] += 1
            people[pair] += stamps[pair] != who
            stamps[pair] = who
            by_name[name] += stamps[of_name + name] != who
            stamps[of_name + name] = who
            before, at = name, e
            begun += 1
        if begun:
            times[before * width + end] += 1
            people[before * width + end] += 1
            figures[PEOPLE] += 1
            events += begun
    figures[EVENTS] += events
    figures[TIED] += tied
    figures[DAYS] += day_events
    figures[FOLDED] += folded


@kernel
def _gaps(
    offsets, alive, time, day, code, first, last, names, visible, hidden, low, high, days, fold,
    width, wanted, high_half, counts,
):  # fmt: skip
    """See `gaps`."""
    width, base = np.uintp(width), np.uintp(offsets[first])
    plain = not (len(visible) or len(hidden) or len(day) or low > 0 or high < 2**32)
    for p in range(first, last):
        if not alive[p]:
            continue
        before, at = width - np.uintp(1), np.uintp(0)  # pairs with begin are never wanted
        for e in range(np.uintp(offsets[p]), np.uintp(offsets[p + 1])):
            name = np.uintp(names[code[e]])
            if name == UNSEEN:
                continue
            if not plain and _left_out(e, time, day, visible, hidden, base, low, high, days):
                continue
            if fold and before != width - np.uintp(1) and code[e] == code[at]:
                continue
            row = wanted[before * width + name]
            if row >= 0:
                gap = np.int64(time[e]) - np.int64(time[at])
                half = gap >> LOW_BITS
                if high_half[row] < 0:
                    counts[row, half] += 1
                elif high_half[row] == half:
                    counts[row, gap & (HALF - 1)] += 1
                elif high_half[row + 1] == half:
                    counts[row + 1, gap & (HALF - 1)] += 1
            before, at = name, e
