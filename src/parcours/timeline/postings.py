"""Where does each event name occur? Threads take ranges of persons and write a stretch of each code."""

from __future__ import annotations

from concurrent.futures import Executor
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.kernels.posting import count_codes, scatter_postings


def build(
    code: NDArray[np.uint16],
    time: NDArray[np.uint32],
    offsets: NDArray[np.int64],
    names: int,
    pool: Executor,
    parts: int,
) -> dict[str, NDArray]:
    """`post_start`, `post_position` and `post_time` of a generation's events; `names` codes are known."""
    cuts = even_cuts(offsets, parts)
    counts = np.zeros((len(cuts), names), np.int64)

    def count(k: int) -> None:
        low, high = cuts[k]
        count_codes(code, offsets[low], offsets[high], counts[k])

    def scatter(k: int) -> None:
        low, high = cuts[k]
        scatter_postings(code, time, offsets[low], offsets[high], heads[k], position, time_at)

    list(pool.map(count, range(len(cuts))))
    start = np.zeros(names + 1, np.int64)
    np.cumsum(counts.sum(axis=0), out=start[1:])
    heads = start[:-1] + np.cumsum(counts, axis=0) - counts  # of each part: behind the parts before it
    position, time_at = np.empty(len(code), np.uint32), np.empty(len(code), np.uint32)
    list(pool.map(scatter, range(len(cuts))))
    return {"post_start": start, "post_position": position, "post_time": time_at}


def even_cuts(offsets: NDArray[np.int64], parts: int) -> list[tuple[int, int]]:
    """Ranges of persons that hold about as many events each: as activity is uneven, persons measure badly."""
    persons = len(offsets) - 1
    wanted = np.arange(1, parts) * int(offsets[-1]) // parts
    edges = np.unique(np.concatenate([[0], np.searchsorted(offsets, wanted), [persons]]))
    return list(pairwise(edges.tolist())) or [(0, 0)]
