"""What does each channel add, whichever others are there? Shapley values of games between channels, exactly.

L. S. Shapley, A value for n-person games. Contributions to the Theory of Games II (1953), 307-317. Each path is a game
of the channels that it touches. What a set of them is worth is the chance of conversion with these alone: the share of
conversions among the paths that touch exactly these; where there is none, among those that touch only some of these;
where there is none either, nothing. Without any channel it is nothing. A channel gets what it adds, on average over all
orders in which the path's channels may come together; all channels together get the chance with all of them, so all
credit together is all conversions. A channel with which fewer convert than without may have less than nothing.

Where no path is lost, chances tell nothing, and each conversion is shared equally by the channels of its path: the
value of the game in which only all of them together are worth anything.
"""

from __future__ import annotations

from functools import cache
from math import factorial

import numpy as np
from numpy.typing import NDArray

from parcours.stats.attribution import Paths

MOST_CHANNELS = 20  # of the table, for sets are the bits of a number; of a path, for it has a million sets then


def shapley(paths: Paths) -> NDArray[np.float64]:
    """The credit of each channel. Raises `OverflowError` for more than `MOST_CHANNELS`."""
    if paths.channels > MOST_CHANNELS:
        raise OverflowError(f"{paths.channels} channels")
    touched, won, lost = _sets(paths)
    credit = np.zeros(paths.channels)
    some_lost = bool(lost.any())
    for k, members in enumerate(touched.tolist()):
        mine = [c for c in range(paths.channels) if members >> c & 1]
        if not some_lost:
            credit[mine] += won[k] / len(mine)
        elif won[k] + lost[k] > 0:
            credit[mine] += (won[k] + lost[k]) * _values(_chances(mine, touched, won, lost), len(mine))
    return credit


def _sets(paths: Paths) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """The sets of channels that paths touch (bits), and how often each was converted and lost."""
    lengths = paths.lengths
    touched = np.zeros(len(lengths), np.int64)
    path = np.repeat(np.arange(len(lengths)), lengths)
    np.bitwise_or.at(touched, path, np.int64(1) << paths.channel)
    some = lengths > 0
    known, number = np.unique(touched[some], return_inverse=True)
    won, lost = (np.bincount(number, w[some], minlength=len(known)) for w in (paths.converted, paths.missed))
    return known, won.astype(np.float64), lost.astype(np.float64)


def _chances(
    mine: list[int], touched: NDArray[np.int64], won: NDArray[np.float64], lost: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The chance of conversion with each set of these channels alone; a set's number has a bit for each."""
    of_mine = sum(1 << c for c in mine)
    inside = np.flatnonzero(touched & ~of_mine == 0)
    number = sum(((touched[inside] >> c & 1) << k for k, c in enumerate(mine)), np.zeros(len(inside), np.int64))
    sets = 1 << len(mine)
    exactly = [np.bincount(number, w[inside], minlength=sets) for w in (won, won + lost)]
    some = [_within(w.astype(np.float64), len(mine)) for w in exactly]
    chance = np.divide(some[0], some[1], out=np.zeros(sets), where=some[1] > 0)
    np.divide(exactly[0], exactly[1], out=chance, where=exactly[1] > 0)
    return chance


def _values(worth: NDArray[np.float64], n: int) -> NDArray[np.float64]:
    """The Shapley value of each of n players, from what every set of them is worth."""
    weight = np.array([factorial(k) * factorial(n - k - 1) / factorial(n) for k in range(n)])
    size = _sizes(n)
    found = np.empty(n)
    for player in range(n):
        without, with_ = (worth.reshape(-1, 2, 1 << player)[:, side] for side in (0, 1))
        found[player] = (weight[size.reshape(-1, 2, 1 << player)[:, 0]] * (with_ - without)).sum()
    return found


def _within(of_set: NDArray[np.float64], n: int) -> NDArray[np.float64]:
    """For every set the sum over all sets within it."""
    found = of_set.copy()
    for player in range(n):
        halves = found.reshape(-1, 2, 1 << player)
        halves[:, 1] += halves[:, 0]
    return found


@cache
def _sizes(n: int) -> NDArray[np.int64]:
    size = np.zeros(1 << n, np.int64)
    for player in range(n):
        size.reshape(-1, 2, 1 << player)[:, 1] += 1
    return size
