"""How is the work of ordering cut? Into buckets of persons of like numbers, a hundred thousand events in
each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor

import numpy as np

from parcours.timeline.kernels.ordering import mark_same, order_buckets
from parcours.timeline.packed import Arrays
from parcours.timeline.postings import even_cuts
from parcours.timeline.sources import Ids, Packing, Source

_EVENTS = 1 << 17  # in a bucket, about: with all that is known of them they fit a core's cache
_MOST_SHIFT = 16  # at most so many persons, as a power of two


class Buckets:
    """The events of `persons` persons in `sources`, to be ordered `threads` at a time."""

    def __init__(
        self, sources: Sequence[Source], ids: Ids, persons: int, at_most: int, pool: Executor, threads: int
    ) -> None:
        self._sources, self._ids, self.persons = sources, ids, persons
        self._pool, self._threads = pool, threads
        self._shares = [np.linspace(0, len(source), threads + 1).astype(int).tolist() for source in sources]
        self.shift = _shift(persons, sum(len(source) for source in sources), min(_EVENTS, at_most // 2))
        counts = np.zeros((len(sources) * threads, max(1, -(-persons // (1 << self.shift)))), np.int64)
        self._each(lambda k, source, begin, end: source.count(ids, begin, end, self.shift, counts[k]))
        self.starts = np.zeros(counts.shape[1] + 1, np.int64)
        np.cumsum(counts.sum(axis=0), out=self.starts[1:])
        self._heads = self.starts[:-1] + np.cumsum(counts, axis=0) - counts  # behind the shares before

    @property
    def events(self) -> int:
        return int(self.starts[-1])

    def cuts(self, events: int) -> list[tuple[int, int]]:
        """Ranges of buckets of about so many events."""
        return even_cuts(self.starts, max(1, -(-self.events // events)))

    def range_of_persons(self, low: int, high: int) -> tuple[int, int]:
        """The persons of buckets `low` to `high`."""
        return low << self.shift, min(high << self.shift, self.persons)

    def ordered(self, low: int, high: int) -> tuple[Arrays, int]:
        """Events of buckets `low` to `high` by person and instant, and what is to be added to each `row`."""
        spans = [s for s in (source.span for source in self._sources) if s[0] <= s[1]]
        base, last = min((s[0] for s in spans), default=0), max((s[1] for s in spans), default=0)
        subs, days = any(len(s.sub) for s in self._sources), any(len(s.day) for s in self._sources)
        far = last - base >= 2**32
        starts = self.starts - self.starts[low]
        n = int(starts[high])
        width = 3 if subs or days or far else 2
        to = Packing(self.shift, low, high, base, width, np.empty(n * width, np.uint64))
        heads = self._heads - self.starts[low]
        self._each(lambda k, source, begin, end: source.part(self._ids, begin, end, heads[k], to))
        first, end = self.range_of_persons(low, high)
        arrays: Arrays = {
            "offsets": np.zeros(end - first + 1, np.int64),
            "time": np.empty(n, np.uint32),
            "code": np.empty(n, np.uint16),
            "sub": np.zeros(n if subs else 0, np.uint32),
            "day": np.zeros(n if days else 0, np.uint8),
            "row": np.empty(n, np.uint64),  # made as narrow as it can be only then: one type for the kernel
        }

        def order(cut: tuple[int, int]) -> None:
            begin, end = low + cut[0], low + cut[1]
            order_buckets(to.packed, width, starts, begin, end, self.shift, first, *arrays.values())

        _all(self._pool.map(order, even_cuts(starts[low : high + 1], 4 * self._threads)))
        arrays["same"] = np.zeros(-(-n // 8), np.uint8)
        mark_same(arrays["offsets"], arrays["time"], arrays["sub"], arrays["same"])
        if not far:
            arrays["row"] = arrays["row"].astype(np.uint32)
        return arrays, base

    def _each(self, work: Callable[[int, Source, int, int], None]) -> None:
        """Do the work for each share of each source; shares are numbered."""
        tasks = [
            (i * self._threads + t, source, self._shares[i][t], self._shares[i][t + 1])
            for i, source in enumerate(self._sources)
            for t in range(self._threads)
        ]
        _all(self._pool.map(lambda task: work(*task), tasks))


def _shift(persons: int, events: int, wanted: int) -> int:
    """How many persons a bucket has, as a power of two, so that it holds about `wanted` events."""
    each = wanted * persons // max(events, 1)
    return min(max(each.bit_length() - 1, 0), _MOST_SHIFT)


def _all(results: Iterable[None]) -> None:
    for _ in results:
        pass
