"""Where does chance come from? Streams of one seed, one for each part, so that a part may change and no other does."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from math import cos, exp, log, pi, sqrt
from typing import Generic, TypeVar

import numpy as np

T = TypeVar("T")
_AT_ONCE = 65_536
_PARTS = ("people", "lives", "texts", "figures", "bots", "mess", "notes")


def generator(seed: int, part: str) -> np.random.Generator:
    """The stream of one part."""
    return np.random.default_rng([seed, _PARTS.index(part)])


class Dice:
    """Single draws, of numbers drawn many at once: asking numpy for one is dear."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._digits, self._used = "", 0
        self.uniform: Callable[[], float] = _stream(rng).__next__

    def chance(self, probability: float) -> bool:
        return self.uniform() < probability

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.uniform()

    def below(self, count: int) -> int:
        return int(self.uniform() * count)

    def pick(self, among: Sequence[T]) -> T:
        return among[int(self.uniform() * len(among))]

    def weighted(self, among: Weights[T]) -> T:
        return among.at(self.uniform())

    def exponential(self, mean: float) -> float:
        return -mean * log(1.0 - self.uniform())

    def normal(self) -> float:
        return sqrt(-2.0 * log(1.0 - self.uniform())) * cos(2 * pi * self.uniform())

    def lognormal(self, median: float, spread: float) -> float:
        return median * exp(spread * self.normal())

    def hexadecimal(self, digits: int) -> str:
        if self._used + digits > len(self._digits):
            self._digits, self._used = self._rng.bytes(_AT_ONCE).hex(), 0
        self._used += digits
        return self._digits[self._used - digits : self._used]


class Weights(Generic[T]):
    """Things, each as likely as its weight."""

    def __init__(self, things: Sequence[T], weights: Sequence[float]) -> None:
        self.things = tuple(things)
        total = float(sum(weights))
        self._until = list(accumulate(weight / total for weight in weights))

    def at(self, uniform: float) -> T:
        return self.things[min(bisect_right(self._until, uniform), len(self.things) - 1)]


def _stream(rng: np.random.Generator) -> Iterator[float]:
    while True:
        yield from rng.random(_AT_ONCE).tolist()
