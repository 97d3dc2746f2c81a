"""Where in its day did an event of day precision happen? Wherever that serves the person best.

Such an event may lie at any instant of its local day, and days do not overlap. Nothing is gained by an
instant between two others, so it is enough to try the day's first and last instant, the edges of the period,
and the instants of the subject's other marks in that day. At all of these, marks stand for such events of the day:

- in order: one mark of kind SPREAD serves all that they can serve. Where one of them can do several steps, or they
  bar, marks of kind OPENS and CLOSES enclose the day, and behind OPENS are marks of kind WAY. Each is a set of steps
  that distinct events of the day can serve, none larger; the day is gone through once for each, as in a chain that
  uses only these steps no event serves twice;
- in any order: a mark for each step that events serve which can serve one only, and a mark with a number of its own
  for each event that can serve several.

An exclusion of day precision lies between two steps only where these lie before and after its whole day: at
CLOSES, which bears it, only chains with a step in the day live on.

Instants are microseconds since 1970 here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import NotAllowed, TooMuch
from parcours.timeline.kernels.moments import SECOND
from parcours.timeline.kernels.rows import CLOSES, EVENT, OPENS, SPREAD, WAY
from parcours.timeline.kernels.track import Rules, Stretches, Track, ranges

MOST_WAYS = 1024  # of one day
LAST_SUB = SECOND - 1
# at one instant, what opens a day comes before its events, and what closes it behind them
_RANK = np.array([2, 2, 0, 1, 3], np.uint8)
_NO_BITS = np.uint64(0)

Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Laid:
    """The marks laid out: each stretch is a subject. `origin`: the mark, or one of the day's, that each stands for."""

    track: Track
    stretches: Stretches
    kind: NDArray[np.uint8]  # empty in any order
    which: NDArray[np.int64]  # empty in order; else numbers of events that can serve several steps, above 0
    origin: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of events of day precision: whose they are, from when to when, and what these events can do."""

    who: NDArray[np.int64]
    begins: NDArray[np.int64]
    ends: NDArray[np.int64]  # the last instant at which they may be placed
    closes: NDArray[np.int64]  # the last instant of the day
    mark: NDArray[np.int64]  # the first of them
    single: NDArray[np.uint64]  # steps of those that can serve one only
    could: NDArray[np.uint64]  # steps of all
    bars: NDArray[np.uint64]
    several: dict[int, list[int]]  # of some days: the steps of each one that can serve several


class _Rows:
    """Marks to be, in any order."""

    def __init__(
        self, kind: np.uint8, who: NDArray[Any], instant: NDArray[Any], origin: NDArray[Any], steps: Any,
        bars: Any = _NO_BITS, which: Any = 0,
    ) -> None:  # fmt: skip
        n = len(who)
        self.who, self.instant, self.origin, self.kind = who, instant, origin, np.full(n, kind)
        self.steps, self.bars, self.which = (np.broadcast_to(each, n) for each in (steps, bars, which))


def lay_out(track: Track, stretches: Stretches, rules: Rules, also: np.uint64) -> Laid:
    """Lay out the marks of each stretch; `also`: the bars that events which are steps are as well."""
    length = stretches.after - stretches.begin
    marks, who = ranges(stretches.begin, length), np.repeat(np.arange(len(stretches)), length)
    given = track.at(marks)
    instant = given.instants()
    days = _days(given, who, instant, rules, also)
    exactly = np.flatnonzero(given.day == 0)
    tried = _instants(days, stretches, who, instant, exactly, rules.gaps)
    bars = given.bars[exactly] if len(given.bars) else _NO_BITS
    rows = [_Rows(EVENT, who[exactly], instant[exactly], exactly, given.steps[exactly], bars)]
    rows += _in_any_order(days, tried, rules.steps) if rules.order == "any order" else _in_order(days, tried, rules)
    return _laid(rows, stretches, marks, rules)


@lru_cache(4096)
def ways(single: int, several: tuple[int, ...]) -> tuple[int, ...]:
    """Sets of steps, none larger, that events which can serve the steps of each of `several` can serve besides
    `single`, each of them one."""
    found = {single}
    for mask in several:
        larger: set[int] = set()
        for known in found:
            rest = mask & ~known
            larger |= {known | 1 << bit for bit in range(64) if rest >> bit & 1} or {known}
            if len(larger) > MOST_WAYS:
                raise TooMuch(
                    "Somebody has so many events of one day that tell only their day and satisfy several steps, that "
                    f"there are more than {MOST_WAYS:,} ways to assign them.",
                    hint="Let such events satisfy one step only, or fewer steps.",
                )
        found = larger
    return tuple(sorted(found))


def _days(given: Track, who: NDArray[Any], instant: NDArray[Any], rules: Rules, also: np.uint64) -> _Days:
    dated = np.flatnonzero(given.day)
    new = np.ones(len(dated), np.bool_)
    new[1:] = (who[dated[1:]] != who[dated[:-1]]) | (instant[dated[1:]] != instant[dated[:-1]])
    start, day = np.flatnonzero(new), np.cumsum(new) - 1
    first, steps = dated[start], given.steps[dated]
    one = steps & (steps - np.uint64(1)) == 0
    bars = np.zeros(len(dated), np.uint64)
    if len(given.bars):
        bars[:] = np.where(steps == 0, given.bars[dated], given.bars[dated] & also)
    several: dict[int, list[int]] = {}
    for of, mask in zip(day[~one].tolist(), steps[~one].tolist(), strict=True):
        known = several.setdefault(of, [])
        if known.count(mask) < mask.bit_count():  # more of the same are of no use
            known.append(mask)
    closes = given.until[first] * SECOND + LAST_SUB
    single, could, barring = (np.bitwise_or.reduceat(w, start) for w in (np.where(one, steps, 0), steps, bars))
    ends = np.minimum(closes, rules.upto * SECOND + LAST_SUB)
    return _Days(who[first], instant[first], ends, closes, first, single.astype(np.uint64), could, barring, several)


def _instants(
    days: _Days, stretches: Stretches, who: NDArray[Any], instant: NDArray[Any], exactly: NDArray[Any],
    gaps: Sequence[int],
) -> Pairs:  # fmt: skip
    """For each day the instants that are worth trying, as pairs (day, instant) in order."""
    low, high = stretches.low[days.who] * SECOND, stretches.high[days.who] * SECOND - 1
    edges = np.concatenate([days.begins, low, high, days.ends])
    of = np.tile(np.arange(len(days.who)), 4)
    inside = (edges >= days.begins[of]) & (edges <= days.ends[of])
    same = np.zeros(len(who), np.bool_)
    same[1:] = (who[1:] == who[:-1]) & (instant[1:] == instant[:-1])
    begin = np.maximum.accumulate(np.where(same, 0, np.arange(len(who))))[days.mark]  # of what is at the day's begin
    last = np.searchsorted(begin, exactly, side="right") - 1
    within = (last >= 0) & (days.who[last] == who[exactly]) & (instant[exactly] <= days.closes[last])
    day = np.concatenate([of[inside], last[within]])
    at = np.concatenate([edges[inside], instant[exactly[within]]])
    if gaps:
        fixed = np.append(days.who[of], who[exactly]), np.append(edges, instant[exactly])
        day, at = _with_gaps(days, fixed, gaps, day, at)
    useful = days.could[day] != 0
    day, at = day[useful], at[useful]
    order = np.lexsort((at, day))
    day, at = day[order], at[order]
    new = np.ones(len(day), np.bool_)
    new[1:] = (day[1:] != day[:-1]) | (at[1:] != at[:-1])
    return day[new], at[new]


def _with_gaps(days: _Days, fixed: Pairs, gaps: Sequence[int], day: NDArray[np.int64], at: NDArray[np.int64]) -> Pairs:
    """Where steps have windows of their own: also the instants at which these open and close on what is `fixed` (whose,
    when), over any number of steps in a row. The placements that are possible are the solutions of constraints on
    differences; if there are any, one has every event at such an instant (Cormen et al., Introduction to Algorithms,
    Difference constraints and shortest paths)."""
    in_a_row = sorted({sum(gaps[i:j]) for i in range(len(gaps)) for j in range(i + 1, len(gaps) + 1)})
    key = days.who << 33 | days.begins // SECOND
    found = [(day, at)]
    for shift in [sign * gap for gap in in_a_row for sign in (-1, 1)]:
        second = fixed[1] // SECOND + shift
        which = np.searchsorted(key, fixed[0] << 33 | np.clip(second, 0, 2**33 - 1), side="right") - 1
        instant = second * SECOND + (LAST_SUB if shift > 0 else 0)
        there = (which >= 0) & (days.who[which] == fixed[0]) & (second <= days.ends[which] // SECOND) & (second >= 0)
        which = which[there]
        found.append((which, np.clip(instant[there], days.begins[which], days.ends[which])))
    return np.concatenate([d for d, _ in found]), np.concatenate([a for _, a in found])


def _in_order(days: _Days, tried: Pairs, rules: Rules) -> list[_Rows]:
    day, at = tried
    if days.several and rules.gaps:
        raise NotAllowed(
            "Events that tell only their day and satisfy several steps cannot be placed where each step has a time of "
            "its own.",
            hint="Let such events satisfy one step only, or leave out the time from step to step.",
        )
    closed = np.flatnonzero((days.bars != 0) | _shared(days))
    found = [ways(int(days.single[d]), tuple(sorted(days.several.get(d, ())))) for d in closed.tolist()]
    of = np.repeat(closed, [len(each) for each in found])
    masks = np.array([mask for each in found for mask in each], np.uint64)
    return [
        _Rows(SPREAD, days.who[day], at, days.mark[day], days.could[day]),
        _Rows(OPENS, days.who[closed], days.begins[closed], days.mark[closed], _NO_BITS),
        _Rows(WAY, days.who[of], days.begins[of], days.mark[of], masks),
        _Rows(CLOSES, days.who[closed], days.closes[closed], days.mark[closed], _NO_BITS, days.bars[closed]),
    ]


def _shared(days: _Days) -> NDArray[np.bool_]:
    """Which days have events that can serve several steps."""
    some = np.zeros(len(days.who), np.bool_)
    some[list(days.several)] = True
    return some


def _in_any_order(days: _Days, tried: Pairs, steps: int) -> list[_Rows]:
    day, at = tried
    rows = []
    for step in range(steps):
        bit = np.uint64(1 << step)
        here = (days.single[day] & bit) != 0
        rows.append(_Rows(SPREAD, days.who[day[here]], at[here], days.mark[day[here]], bit))
    of = np.array([d for d, masks in days.several.items() for _ in masks], np.int64)
    masks = np.array([mask for masks in days.several.values() for mask in masks], np.uint64)
    begin = np.searchsorted(day, of)
    length = np.searchsorted(day, of, side="right") - begin
    pair, event = ranges(begin, length), np.repeat(np.arange(len(of)), length)
    who, mark = days.who[of[event]], days.mark[of[event]]
    return [*rows, _Rows(SPREAD, who, at[pair], mark, masks[event], which=event + 1)]


def _laid(rows: Sequence[_Rows], stretches: Stretches, marks: NDArray[np.int64], rules: Rules) -> Laid:
    """All rows in order, as a track."""
    names = ("who", "instant", "origin", "kind", "steps", "bars", "which")
    who, instant, origin, kind, steps, bars, which = (np.concatenate([getattr(r, n) for r in rows]) for n in names)
    order = np.lexsort((_RANK[kind], instant, who))
    who, instant, kind = who[order], instant[order], kind[order]
    tie = np.zeros(len(order), np.uint8)
    events = np.maximum(kind[1:], kind[:-1]) <= SPREAD
    tie[1:] = (who[1:] == who[:-1]) & (instant[1:] == instant[:-1]) & events
    time, sub = (instant // SECOND).astype(np.uint32), (instant % SECOND).astype(np.uint32)
    length = np.bincount(who, minlength=len(stretches))
    after = np.cumsum(length)
    any_order = rules.order == "any order"
    return Laid(
        Track(who.astype(np.uint32), time, tie, steps[order], bars[order] if rules.bars else bars[:0], sub),
        Stretches(after - length, after, stretches.low, stretches.high),
        kind[:0] if any_order else kind,
        which[order].astype(np.int64) if any_order else np.empty(0, np.int64),
        marks[origin[order]],
    )
