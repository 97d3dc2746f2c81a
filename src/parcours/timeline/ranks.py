"""Which event is a row of the log? Rows that a generation holds are ranked by their sequence."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.generation import Generation
from parcours.timeline.kernels.ranking import count_before, hold, rank

_CHUNK = 1 << 20


class Ranks:
    """The ranks of a generation's events among them, by sequence: 0 is the one that came first."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._first = generation.first_row
        self._words = np.zeros(((generation.last_row - generation.first_row) >> 6) + 1, np.uint64)
        for _, rows in _chunks(generation):
            hold(rows, self._first, self._words)
        self._before = np.empty(len(self._words), np.int64)
        count_before(self._words, self._before)

    def of(self, seq: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rank of each row; -1 for rows that are no event of the generation."""
        ranks = np.empty(len(seq), np.int64)
        rank(seq, self._first, self._words, self._before, ranks)
        return ranks

    def spread(self, by_rank: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """What is told by rank, told by position."""
        out = np.empty(self._generation.events, np.uint32)
        for here, rows in _chunks(self._generation):
            out[here] = by_rank[self.of(rows)]
        return out

    def positions(self) -> NDArray[np.uint32]:
        """The position of the event of each rank."""
        out = np.empty(self._generation.events, np.uint32)
        for here, rows in _chunks(self._generation):
            out[self.of(rows)] = np.arange(here.start, here.start + len(rows), dtype=np.uint32)
        return out


def _chunks(generation: Generation) -> Iterator[tuple[slice, NDArray[np.int64]]]:
    for start in range(0, generation.events, _CHUNK):
        here = slice(start, start + _CHUNK)
        yield here, generation.rows(here)
