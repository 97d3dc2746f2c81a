"""Where in its day did an event of day precision happen? Wherever that serves the person best.

Such an event may lie at any instant of its local day, and days do not overlap. Nothing is gained by an
instant between two others, so it is enough to try the day's first and last instant, the edges of the period,
and the instants of the subject's other marks in that day. At all of these a mark of kind SPREAD stands for
all such events of the day. Marks of kind OPENS and CLOSES enclose it, and between OPENS and the first mark of
the day are marks of kind WAY, which say what its events of day precision can do:

- in order: each WAY is a set of steps that distinct ones of them can serve, none larger; the day is gone
  through once for each, as in a chain that uses only these steps no event serves twice;
- in any order: each WAY is one of them that could serve several steps, and SPREAD has the steps that the
  others serve, which can serve one each.

An exclusion of day precision lies between two steps only where these lie before and after its whole day: at
CLOSES, which bears it, only chains with a step in the day live on.

Instants are microseconds since 1970 here.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcours.stats.compiled import kernel
from parcours.timeline.kernels.bits import NONE, ONE
from parcours.timeline.kernels.matching import CLOSES, EVENT, OPENS, SPREAD, WAY

MOST_WAYS = 1024  # of one day
NEVER = np.int64(2**63 - 1)


class Given(NamedTuple):
    """The marks as they are."""

    instant: NDArray[np.int64]
    steps: NDArray[np.uint64]
    bars: NDArray[np.uint64]
    day: NDArray[np.uint8]
    until: NDArray[np.int64]  # the last instant of the day


class Laid(NamedTuple):
    """The marks laid out. `origin`: the mark, or one of the day's, that each stands for."""

    subject: NDArray[np.uint32]
    instant: NDArray[np.int64]
    steps: NDArray[np.uint64]
    bars: NDArray[np.uint64]
    kind: NDArray[np.uint8]
    origin: NDArray[np.int64]


@kernel
def measure(begin: Any, after: Any, given: Given, size: Any) -> None:
    """How many marks the marks `begin` to `after` - 1 of each subject take at most when laid out."""
    for k in range(len(begin)):
        size[k], ways, midnight = 1, np.int64(1), np.int64(-1)
        for i in range(begin[k], after[k]):
            size[k] += 7 if given.day[i] else 2
            if given.day[i]:
                ways = ways if given.instant[i] == midnight else np.int64(1)
                midnight = given.instant[i]
                rest, bits = given.steps[i], np.int64(0)
                while rest:
                    rest &= rest - ONE
                    bits += 1
                more = min(ways * max(bits, 1), MOST_WAYS)
                size[k] += more - ways
                ways = more


@kernel
def spread(
    begin: Any, after: Any, given: Given, low: Any, high: Any, upto: Any, also: Any, sets: bool, laid: Laid
) -> Any:
    """Lay out the marks of each subject; returns how many there are, -1 if a day has too many ways.

    `sets`: ways are sets of steps, else events. The first step lies in `low` to `high`, both included;
    nothing is after `upto`.
    """
    n = np.int64(0)
    edges, ways = np.empty(4, np.int64), np.empty(2 * MOST_WAYS, np.uint64)
    for k in range(len(begin)):
        i, n0 = begin[k], n
        while i < after[k]:
            d = i
            while d < after[k] and not given.day[d]:
                d += 1
            while i < d and (d == after[k] or given.instant[i] < given.instant[d]):
                n = _put(n, laid, EVENT, i, given.instant[i], given.steps[i], given.bars[i])
                i += 1
            if d == after[k]:
                continue
            could, singles, barring = _together(d, after[k], given, also)
            found = _ways(d, after[k], given, sets, ways)
            if found > MOST_WAYS:
                return np.int64(-1)
            for way in range(-1, found):
                kind, mask = (OPENS, NONE) if way < 0 else (WAY, ways[way])
                n = _put(n, laid, kind, d, given.instant[d], mask, NONE)
            count = _edges(given.instant[d], min(given.until[d], upto), low, high, edges) if could else 0
            e, last = np.int64(0), np.int64(-1)
            while True:
                while i < after[k] and given.day[i] and given.instant[i] <= given.until[d]:
                    i += 1
                at = given.instant[i] if i < after[k] and given.instant[i] <= given.until[d] else NEVER
                if e < count and edges[e] <= at:
                    last = edges[e]
                    e += 1
                    n = _put(n, laid, SPREAD, d, last, singles, NONE)
                elif at == NEVER:
                    break
                elif could and last != at:
                    last = at
                    n = _put(n, laid, SPREAD, d, last, singles, NONE)
                else:
                    n = _put(n, laid, EVENT, i, at, given.steps[i], given.bars[i])
                    i += 1
            n = _put(n, laid, CLOSES, d, given.until[d], NONE, barring)
        for x in range(n0, n):
            laid.subject[x] = k
    return n


@kernel
def _together(d: Any, after: Any, given: Given, also: Any) -> Any:
    """Of the day of mark `d`, what its events of day precision can do: steps, steps of events that can serve
    one only, and what they bar."""
    could, singles, barring = NONE, NONE, NONE
    for i in range(d, after):
        if given.instant[i] != given.instant[d]:
            break
        if given.day[i]:
            mask = given.steps[i]
            barring |= given.bars[i] if mask == NONE else given.bars[i] & also
            could |= mask
            if mask & (mask - ONE) == NONE:
                singles |= mask
    return could, singles, barring


@kernel
def _ways(d: Any, after: Any, given: Given, sets: bool, ways: Any) -> Any:
    """Fill in the ways of the day of mark `d`; returns how many, MOST_WAYS + 1 if there are more."""
    _, singles, _ = _together(d, after, given, NONE)
    ways[0] = singles
    count = np.int64(1 if sets else 0)
    for i in range(d, after):
        if given.instant[i] != given.instant[d]:
            break
        mask = given.steps[i]
        if not given.day[i] or mask & (mask - ONE) == NONE:
            continue
        if sets:
            count = _larger(mask, count, ways)
        else:
            ways[count] = mask
            count += 1
        if count > MOST_WAYS:
            return MOST_WAYS + 1
    return count


@kernel
def _larger(mask: Any, count: Any, ways: Any) -> Any:
    """What the sets become when one more event can serve a step of `mask`; how many different ones."""
    more = np.int64(0)
    new = ways[MOST_WAYS:]
    for s in range(count):
        rest = mask & ~ways[s]
        while True:
            larger = ways[s] | (rest & (~rest + ONE))
            known = np.int64(0)
            while known < more and new[known] != larger:
                known += 1
            if known == more:
                if more == MOST_WAYS:
                    return MOST_WAYS + 1
                new[known] = larger
                more += 1
            rest &= rest - ONE
            if rest == NONE:
                break
    for s in range(more):
        ways[s] = new[s]
    return more


@kernel
def _edges(begins: Any, ends: Any, low: Any, high: Any, edges: Any) -> Any:
    """The instants, in order, that are worth trying in a day by themselves; how many they are."""
    count = np.int64(0)
    for edge in (begins, low, high, ends):
        if begins <= edge <= ends and (count == 0 or edge > edges[count - 1]):
            edges[count] = edge
            count += 1
    return count


@kernel
def _put(n: Any, laid: Laid, kind: Any, origin: Any, instant: Any, steps: Any, bars: Any) -> Any:
    laid.kind[n], laid.origin[n], laid.instant[n] = kind, origin, instant
    laid.steps[n], laid.bars[n] = steps, bars
    return n + 1
