"""How far does each stretch of a track come? The kernel that the order asks for, run once over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.kernels.any_order import any_order
from parcours.timeline.kernels.greedy import greedy
from parcours.timeline.kernels.in_order import in_order
from parcours.timeline.kernels.plain import plain
from parcours.timeline.kernels.rows import WAY, scratch
from parcours.timeline.kernels.track import Bar, Chains, Rules, Stretches, Track, begins, joined, ranges

NO_KIND = np.empty(0, np.uint8)
NO_NUMBER = np.empty(0, np.int64)
FOREVER = 2**40  # seconds
_NO_CHAIN = np.empty(0, np.int32)


@dataclass(frozen=True, slots=True)
class _Found:
    """The chains of stretches: whose they are, how far they come, their first and last marks."""

    who: NDArray[np.int64]
    level: NDArray[np.uint8]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def count(
    track: Track, rules: Rules, times: bool, stretches: Stretches | None = None, *, again: bool = False,
    kind: NDArray[np.uint8] = NO_KIND, which: NDArray[np.int64] = NO_NUMBER,
) -> Chains:  # fmt: skip
    """The chain of every subject, or of every one of the `stretches`; with `again` all complete ones of a stretch, one
    after the other, and then of what is left the best. `kind`, `which`: see `days`."""
    if rules.order == "in order" and stretches is None and not (len(rules.bars) or rules.gaps or len(kind)):
        return _mostly_plain(track, rules, times)
    whole = every(track, rules) if stretches is None else stretches
    opens, shuts = _openings(track, whole)
    if rules.order == "any order":
        found = _any_order(track, rules, whole, opens, shuts, which)
    else:
        found = _in_order(track, rules, whole, opens, shuts, again, kind)
    return _told(track, rules, times, whole.begin, found, whole, kind, which)


def every(track: Track, rules: Rules) -> Stretches:
    """Each subject as one stretch."""
    edges = begins(track.subject)
    n = len(edges) - 1
    return Stretches(edges[:-1], edges[1:], np.full(n, rules.low), np.full(n, rules.high))


def deaths(bars: Sequence[Bar]) -> tuple[NDArray[np.uint64], np.uint64]:
    """For each bar the levels that die of it, and which bars also events that are steps can be."""
    deadly, also = np.zeros(64, np.uint64), 0
    for j, bar in enumerate(bars):
        deadly[j] = sum(1 << (level - 1) for level in range(bar.after, bar.before))
        also |= bar.also_steps << j
    return deadly, np.uint64(also)


def _openings(track: Track, stretches: Stretches) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """From which mark to which each stretch's chain may begin."""
    begin, after = stretches.begin, stretches.after
    if not len(track) or (stretches.low.max(initial=0) <= 0 and stretches.high.min(initial=2**32) >= 2**32):
        return begin, after
    clock = track.subject.astype(np.uint64) << np.uint64(33) | track.time
    whose = track.subject[np.minimum(begin, len(track) - 1)].astype(np.uint64) << np.uint64(33)
    edges = (
        np.searchsorted(clock, whose + at.clip(0, 2**32).astype(np.uint64)) for at in (stretches.low, stretches.high)
    )
    opens, shuts = (np.clip(edge, begin, after) for edge in edges)
    return opens, shuts


def _mostly_plain(track: Track, rules: Rules, times: bool) -> Chains:
    """All subjects by the quickest way, and those for which it is too simple by the other."""
    begin = begins(track.subject)
    n = len(begin) - 1
    first, last, hard = np.empty((3, n), np.int64)
    subject, level, most = np.empty(n, np.uint32), np.empty(n, np.uint8), min(n * rules.steps, len(track))
    instants, marks = np.empty(most, np.int64), np.empty(most, np.int32)
    left = plain(
        begin, track.subject, track.time, track.sub, track.tie, track.steps, rules.within, rules.low, rules.high,
        rules.ties == "arrival", np.full(rules.steps + 1, -1), subject, level, first, last, instants, marks, hard,
    )  # fmt: skip
    done = int(level.sum(dtype=np.int64)) if times else 0
    found = Chains(subject, level, first, last, instants[:done], marks[:done], _edges(track, times, first, last))
    if not left:
        return found
    hard, easy = hard[:left], np.delete(np.arange(n), hard[:left])
    some = every(track, rules).at(hard)
    better = _in_order(track, rules, some, *_openings(track, some), False, NO_KIND)
    both = joined([found.at(easy), _told(track, rules, times, some.begin, better, some)])
    return both.at(np.argsort(np.concatenate([easy, hard])))


def _in_order(
    track: Track, rules: Rules, stretches: Stretches, opens: NDArray[np.int64], shuts: NDArray[np.int64],
    again: bool, kind: NDArray[np.uint8],
) -> _Found:  # fmt: skip
    found = _room(len(track) + len(stretches) if again else len(stretches))
    n = _walked(track, rules, stretches, opens, shuts, again, kind, found, np.empty((0, 0), np.int64), _NO_CHAIN)
    return _Found(found.who[:n], found.level[:n], found.first[:n], found.last[:n])


def _walked(
    track: Track, rules: Rules, stretches: Stretches, opens: NDArray[np.int64], shuts: NDArray[np.int64],
    again: bool, kind: NDArray[np.uint8], found: _Found, visits: NDArray[np.int64], chain: NDArray[np.int32],
) -> int:  # fmt: skip
    """`in_order`, with its arguments from these."""
    deadly, also = deaths(rules.bars)
    bars = track.bars if len(rules.bars) else track.bars[:0]
    return in_order(
        stretches.begin, stretches.after, opens, shuts, track.time, track.tie, track.steps, bars, kind,
        rules.steps, rules.within, _gaps(rules), rules.ties == "arrival", rules.order == "exact", deadly, also,
        again, scratch(), np.empty(64, np.uint64), found.who, found.level, found.first, found.last, visits, chain,
    )  # fmt: skip


def _any_order(
    track: Track, rules: Rules, stretches: Stretches, opens: NDArray[np.int64], shuts: NDArray[np.int64],
    which: NDArray[np.int64], chain: NDArray[np.int32] | None = None,
) -> _Found:  # fmt: skip
    """With `chain`, that is filled in from the begins that are known already, without a window."""
    found = _room(len(stretches))
    any_order(
        stretches.begin, stretches.after, opens, shuts, track.time, track.tie, track.steps, which, rules.steps,
        rules.within if chain is None else FOREVER, chain is not None, scratch(), np.empty(64, np.uint64),
        found.level, found.first, found.last, _NO_CHAIN if chain is None else chain,
    )  # fmt: skip
    return found


def _told(
    track: Track, rules: Rules, times: bool, begin: NDArray[np.int64], found: _Found,
    stretches: Stretches | None = None, kind: NDArray[np.uint8] = NO_KIND, which: NDArray[np.int64] = NO_NUMBER,
) -> Chains:  # fmt: skip
    """What was found, in instants."""
    chain = np.empty(int(found.level.sum(dtype=np.int64)) if times else 0, np.int32)
    if times and rules.order == "exact":
        chain = ranges(found.first, found.level)
    elif times and rules.order == "any order":
        _any_order(track, rules, *_own(track, rules, found), which, chain)
    elif times:
        _steps_between(track, rules, found, stretches, kind, chain)
    whose = begin[found.who]
    if len(whose) and whose[-1] >= len(track):  # the last one is a stretch of which nothing is laid out
        whose = np.minimum(whose, len(track) - 1)
    subject = track.subject[whose] if len(track) else found.who.astype(np.uint32)
    edges = _edges(track, times, found.first, found.last)
    return Chains(subject, found.level, found.first, found.last, track.instants(chain), chain, edges)


def _edges(track: Track, times: bool, first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
    """The instants of the first and last steps, where no times tell them."""
    return np.empty((2, 0), np.int64) if times else np.stack([_instants(track, first), _instants(track, last)])


def _instants(track: Track, marks: NDArray[np.int64]) -> NDArray[np.int64]:
    """The instants of marks, -1 for none."""
    if not len(track):
        return np.full(len(marks), -1)
    return np.where(marks >= 0, track.instants(marks), -1)


def _own(track: Track, rules: Rules, found: _Found) -> tuple[Stretches, NDArray[np.int64], NDArray[np.int64]]:
    """The chains' own marks, from first to last, as stretches in which they may begin anywhere."""
    reached = found.level > 0
    first, after = found.first[reached], _behind(track, rules, found.last[reached])
    return Stretches(first, after, first, after), first, after


def _behind(track: Track, rules: Rules, marks: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where the instants end that begin at `marks`."""
    if rules.ties == "arrival":
        return marks + 1
    new = np.append(np.flatnonzero(track.tie == 0), len(track))
    return new[np.searchsorted(new, marks, side="right")]


def _steps_between(
    track: Track, rules: Rules, found: _Found, stretches: Stretches | None, kind: NDArray[np.uint8],
    chain: NDArray[np.int32],
) -> None:  # fmt: skip
    """Fill in the marks of all steps, end to end. Where that is intricate it is slow, so only the chains' own
    stretches are read."""
    bars = track.bars if len(rules.bars) else track.bars[:0]
    hard, gaps = np.empty(len(found.who), np.int64), _gaps(rules)
    arrival = rules.ties == "arrival"
    hard = hard[
        : greedy(
            found.first, found.last, found.level, track.time, track.steps, track.tie, bars, kind, gaps, arrival,
            chain, hard,
        )
    ]  # fmt: skip
    if not len(hard):
        return
    first, last, level = found.first[hard], found.last[hard], found.level[hard]
    behind = _behind(track, rules, np.concatenate([first, last])).reshape(2, -1)
    if len(kind):  # days cannot be cut
        assert stretches is not None
        begin, after = stretches.begin[found.who[hard]], stretches.after[found.who[hard]]
    else:
        begin, after = first, behind[1]
    place = (np.cumsum(found.level, dtype=np.int64) - found.level)[hard]
    visits = np.empty((int((after - begin).max()) * _most_ways(kind), rules.steps + 1), np.int64)
    part = Stretches(begin, after, begin, after)
    _walked(track, rules, part, first, behind[0], False, kind, _Found(hard, level, place, last), visits, chain)


def _most_ways(kind: NDArray[np.uint8]) -> int:
    """Through a day, at most."""
    way = np.flatnonzero(kind == WAY)
    if not len(way):
        return 1
    runs = np.flatnonzero(np.diff(way, prepend=-2) > 1)
    return int(np.diff(np.append(runs, len(way))).max())


def _gaps(rules: Rules) -> NDArray[np.int64]:
    """Of each level, from 0, the seconds to the next."""
    return np.array((0, *rules.gaps) if rules.gaps else (), np.int64)


def _room(n: int) -> _Found:
    """Where chains are written to."""
    return _Found(np.arange(n), np.empty(n, np.uint8), *np.empty((2, n), np.int64))
