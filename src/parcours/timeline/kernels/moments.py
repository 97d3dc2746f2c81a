"""When did people do the steps? From instants to seconds since the first step, and since the one before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.stats.compiled import kernel

SECOND = 1_000_000  # instants are in microseconds


@kernel
def elapsed(level: Any, times: Any, latest: Any, reached: Any, late: Any, seconds: Any) -> Any:
    """Of all who have a level, in `reached`, whether they began after second `latest`, and for all their
    steps the seconds since the first one; returns how many they are."""
    n, offset = np.int64(0), np.int64(0)
    for k in range(len(level)):
        if level[k] == 0:
            continue
        begun = times[offset] // SECOND
        reached[n], late[n] = level[k], begun > latest
        for step in range(offset, offset + level[k]):
            seconds[step] = times[step] // SECOND - begun
        offset += level[k]
        n += 1
    return n


def by_step(
    level: NDArray[np.uint8], late: NDArray[np.bool_], seconds: NDArray[np.uint32], reached: Sequence[int]
) -> tuple[list[NDArray[np.uint32]], list[NDArray[np.uint32]]]:
    """For each step the seconds since the first one, and since the step before, of all who `reached` it and
    were not late; from `seconds` of all steps end to end."""
    first, previous = np.empty((2, sum(reached)), np.uint32)
    ends = np.cumsum(reached)
    _deal(level, late, seconds, ends - reached, first, previous)
    return np.split(first, ends[:-1]), np.split(previous, ends[:-1])


@kernel
def _deal(level: Any, late: Any, seconds: Any, place: Any, first: Any, previous: Any) -> None:
    offset = np.int64(0)
    for k in range(len(level)):
        for step in range(level[k]):
            if not late[k]:
                at = place[step]
                first[at] = seconds[offset + step]
                previous[at] = seconds[offset + step] - (seconds[offset + step - 1] if step > 0 else np.uint32(0))
                place[step] += 1
        offset += level[k]
