"""How is the credit of conversions shared among the channels that were touched before? Rules on a table of paths.

Each rule gives away exactly the conversions of the paths that have a touch; none of them says what caused them. Of one
path A, then B, with one conversion:

    first          A has 1
    last           B has 1
    linear         A and B have 1/2 each
    position       1/2 each: 40 % go to the first, 40 % to the last and 20 % to those between, in equal parts; with two
                   touches the first and the last share equally, and a single touch has all
    time decay     B has more, twice as much for each half-life that A is earlier
    Markov         1/2 each if that is all that was seen, for taking either away loses the conversion (`stats.markov`)
    Shapley        likewise (`stats.shapley`)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

_ENDS, _MIDDLE = 0.4, 0.2  # of the position rule


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """Paths of touches: path p touches `channel[offsets[p] : offsets[p + 1]]`, in order. Channels count from 0."""

    offsets: NDArray[np.int64]
    channel: NDArray[np.int64]
    converted: NDArray[np.float64]  # conversions (or their value) at the end of each path
    lost: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))  # how often each ended without; empty: never
    channels: int = 0

    @staticmethod
    def of(paths: Sequence[Sequence[int]], converted: ArrayLike, lost: ArrayLike = (), channels: int = 0) -> Paths:
        """From lists."""
        lengths = np.array([len(path) for path in paths], np.int64)
        flat = np.array([c for path in paths for c in path], np.int64)
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        found = np.asarray(converted, np.float64), np.asarray(lost, np.float64)
        return Paths(offsets, flat, *found, channels or int(flat.max(initial=-1)) + 1)

    @property
    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.offsets)

    @property
    def total(self) -> float:
        """Conversions of paths that have a touch."""
        return float(self.converted[self.lengths > 0].sum())

    @property
    def missed(self) -> NDArray[np.float64]:
        return self.lost if len(self.lost) else np.zeros(len(self.converted))


def first_touch(paths: Paths) -> NDArray[np.float64]:
    """All credit to the first touch."""
    some = paths.lengths > 0
    return _summed(paths, paths.channel[paths.offsets[:-1][some]], paths.converted[some])


def last_touch(paths: Paths) -> NDArray[np.float64]:
    """All credit to the last touch."""
    some = paths.lengths > 0
    return _summed(paths, paths.channel[paths.offsets[1:][some] - 1], paths.converted[some])


def linear(paths: Paths) -> NDArray[np.float64]:
    """Equal credit to every touch."""
    return weighted(paths, np.ones(len(paths.channel)))


def position(paths: Paths) -> NDArray[np.float64]:
    """40 % to the first touch, 40 % to the last, 20 % to those between; of two touches half each; one touch has all."""
    lengths = np.repeat(paths.lengths, paths.lengths)
    place = np.arange(len(paths.channel)) - np.repeat(paths.offsets[:-1], paths.lengths)
    ends = (place == 0) | (place == lengths - 1)
    return weighted(paths, np.where(ends, _ENDS, _MIDDLE / np.maximum(lengths - 2, 1)))


def time_decay(paths: Paths, ages: ArrayLike, half_life: float) -> NDArray[np.float64]:
    """Credit that halves with every `half_life` that a touch is earlier; `ages` of touches before the conversion."""
    if half_life <= 0:
        raise ValueError(f"a half-life of {half_life} is not a length of time")
    age = np.asarray(ages, np.float64)
    youngest = np.repeat(_least(paths, age), paths.lengths)  # taken off all, that none of a path's weights is 0
    return weighted(paths, np.exp2(-(age - youngest) / half_life))


def weighted(paths: Paths, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Credit in proportion to the weights of a path's touches."""
    path = np.repeat(np.arange(len(paths.converted)), paths.lengths)
    totals = np.bincount(path, weights, minlength=len(paths.converted))
    return _summed(paths, paths.channel, weights / totals[path] * paths.converted[path])


def _least(paths: Paths, values: NDArray[np.float64]) -> NDArray[np.float64]:
    found = np.zeros(len(paths.converted))
    some = paths.lengths > 0
    if some.any():
        found[some] = np.minimum.reduceat(values, paths.offsets[:-1][some])
    return found


def _summed(paths: Paths, channel: NDArray[np.int64], credit: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.bincount(channel, credit, minlength=paths.channels).astype(np.float64)
