"""Where do people wait longer than usual? Waits between two events that follow each other, the most frequent pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.pains.outcomes import Figures, Goals, Longs
from parcours.analyses.pains.result import Wait
from parcours.analyses.pains.signs import Events
from parcours.stats.quantiles import order_interval, quantiles

WAIT = 20  # first number of keys
MOST_PAIRS = 30
FEWEST = 30  # waits of a pair, for its usual length to be known
UPPER = 0.9
SHORTEST = 60  # seconds; less is no wait


@dataclass(frozen=True, slots=True, eq=False)
class Waits:
    """Waits of the chosen pairs: which, whose (over the chunk), how long, and what came after."""

    pair: Longs
    subject: Longs
    seconds: Longs
    late: NDArray[np.bool_]
    missed: NDArray[np.bool_]


def pairs(events: Events) -> dict[tuple[int, int], int]:
    """How often each event followed another one."""
    way = events.folded(events.subject)
    same = (way.subject[1:] == way.subject[:-1]) & ~way.goal[1:]  # waiting for the goal is no sign of missing it
    width = int(way.code.max(initial=0)) + 1
    found, count = np.unique(way.code[:-1][same] * width + way.code[1:][same], return_counts=True)
    return {divmod(pair, width): n for pair, n in zip(found.tolist(), count.tolist(), strict=True)}


def chosen(counted: Sequence[dict[tuple[int, int], int]]) -> list[tuple[int, int]]:
    """The most frequent pairs."""
    total: dict[tuple[int, int], int] = {}
    for part in counted:
        for pair, count in part.items():
            total[pair] = total.get(pair, 0) + count
    enough = [pair for pair, count in total.items() if count >= FEWEST]
    return sorted(enough, key=lambda pair: (-total[pair], pair))[:MOST_PAIRS]


def waits(events: Events, goals: Goals, wanted: Sequence[tuple[int, int]]) -> Waits:
    """The waits of the chosen pairs in a chunk; what counts as after begins where the wait ends."""
    way = events.folded(events.subject)
    number = {pair: k for k, pair in enumerate(wanted)}
    width = int(way.code.max(initial=0)) + 1
    keys = np.array([a * width + b for a, b in wanted if max(a, b) < width], np.int64)
    of = np.array([number[pair] for pair in wanted if max(pair) < width], np.int64)
    order = np.argsort(keys)
    keys, of = keys[order], of[order]
    key = way.code[:-1] * width + way.code[1:]
    place = np.minimum(np.searchsorted(keys, key), max(len(keys) - 1, 0))
    at = np.flatnonzero((way.subject[1:] == way.subject[:-1]) & (keys[place] == key)) if len(keys) else key[:0]
    subject, moment = way.subject[at + 1], way.time[at + 1]
    return Waits(
        of[place[at]] if len(keys) else at, subject, moment - way.time[at], goals.late(moment),
        goals.missed(subject, moment),
    )  # fmt: skip


def judged(found: Sequence[Waits], pair: int, times: float, level: float) -> tuple[Figures, Wait, float] | None:
    """The figures of a pair's long waits, how long waits are, and from where on one is long; None: none is."""
    mine = [(n, w, np.flatnonzero(w.pair == pair)) for n, w in enumerate(found)]
    seconds = np.concatenate([w.seconds[at] for _, w, at in mine])
    usual, upper = (q or 0.0 for q in quantiles(seconds, (0.5, UPPER)))
    long = max(times * usual, SHORTEST)
    if not (seconds > long).any():
        return None
    low, high = order_interval(len(seconds), UPPER, level) or (0, len(seconds) - 1)
    ordered = np.sort(seconds)
    total = Figures()
    for _, w, at in mine:
        total.add(_figures(w, at, long))
    return total, Wait(usual, upper, float(ordered[low]), float(ordered[high])), long


def long_waiters(w: Waits, pair: int, long: float) -> Longs:
    """Who had a long wait of the pair."""
    return w.subject[(w.pair == pair) & (w.seconds > long)]


def _figures(w: Waits, at: Longs, long: float) -> Figures:
    """Everybody counts once: with their first long wait, or with their first wait if none was long."""
    is_long = w.seconds[at] > long
    order = np.lexsort((~is_long, w.subject[at]))  # stable: the first long one first
    subject = w.subject[at][order]
    first = order[np.append(True, subject[1:] != subject[:-1])[: len(subject)]]
    one, late, missed = is_long[first], w.late[at[first]], w.missed[at[first]]
    return Figures(
        int(is_long.sum()), int(one.sum()), len(first), int(late.sum()),
        [int((one & ~late).sum()), int((one & ~late & missed).sum())],
        [int((~one & ~late).sum()), int((~one & ~late & missed).sum())],
    )  # fmt: skip
