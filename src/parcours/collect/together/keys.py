"""Which columns number the rows of which tables? Values compared: how many are different, how many are found there.

Every file is read up to `LOOKED` bytes. Values are hashed; where there are too many to keep, those are kept whose hash
ends in so and so many zeros, the same in every column: shares stay fair and memory stays small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from parcours.collect.formats.raw import Cancel, Reader
from parcours.collect.together.derived import keyed

LOOKED = 1 << 30
KEPT = 1 << 21  # different values of a column


@dataclass
class Values:
    """The different values of a column, or a fair share of them."""

    rows: int = 0  # with a value
    empty: int = 0
    level: int = 0  # hashes that end in so many zero bits are kept
    _hashes: np.ndarray = field(default_factory=lambda: np.zeros(0, np.uint64))
    _counts: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    _waiting: list[np.ndarray] = field(default_factory=list)

    def add(self, hashes: np.ndarray, empty: int) -> None:
        self.rows += len(hashes)
        self.empty += empty
        self._waiting.append(hashes[_ends_in_zeros(hashes, self.level)] if self.level else hashes)
        if sum(map(len, self._waiting)) > KEPT:
            self._settle()

    @property
    def hashes(self) -> np.ndarray:
        """Of the different values, in order."""
        self._settle()
        return self._hashes

    @property
    def unique(self) -> bool:
        """No value came twice."""
        self._settle()
        return self.rows > 0 and bool((self._counts == 1).all())

    @property
    def different(self) -> int:
        """About how many different values there are."""
        return len(self.hashes) << self.level

    def found_in(self, other: Values) -> float:
        """The share of rows whose value `other` has too."""
        theirs = other.hashes
        mine = _ends_in_zeros(self.hashes, max(self.level, other.level))
        counts, hashes = self._counts[mine], self._hashes[mine]
        place = np.minimum(np.searchsorted(theirs, hashes), max(0, len(theirs) - 1))
        inside = theirs[place] == hashes if len(theirs) else np.zeros(len(hashes), np.bool_)
        return float(counts[inside].sum() / counts.sum()) if counts.sum() else 0.0

    def _settle(self) -> None:
        """Count what came since, and thin out where that is too much."""
        if not self._waiting:
            return
        found, counts = np.unique(np.concatenate(self._waiting), return_counts=True)
        self._waiting = []
        both, place = np.unique(np.concatenate([self._hashes, found]), return_inverse=True)
        self._counts = np.bincount(place, np.concatenate([self._counts, counts]), len(both)).astype(np.int64)
        self._hashes = both
        while len(self._hashes) > KEPT:
            self.level += 1
            keep = _ends_in_zeros(self._hashes, self.level)
            self._hashes, self._counts = self._hashes[keep], self._counts[keep]


def values_of(readers: Sequence[Reader], columns: Sequence[str], cancel: Cancel | None = None) -> dict[str, Values]:
    """What is in some columns of a table, from as much of its files as is looked at."""
    found = {column: Values() for column in columns}
    for reader in readers:
        for batch in reader.batches(cancel=cancel):
            for column, values in found.items():
                (_, lo), has = keyed(batch, column)
                values.add(lo[has], int(np.count_nonzero(~has)))
            if reader.position > LOOKED // len(readers):
                break
    return found


def _ends_in_zeros(hashes: np.ndarray, bits: int) -> np.ndarray:
    return (hashes & np.uint64((1 << bits) - 1)) == 0
