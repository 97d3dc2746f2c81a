"""When did people do the steps, and with which values? From marks to instants, seconds and codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.stats.compiled import kernel
from parcours.timeline.kernels.bits import NONE

SECOND = 1_000_000  # instants are in microseconds


@kernel
def least_value(
    begin: Any, after: Any, at: Any, mask: Any, instant: Any, steps: Any, day: Any, until: Any,
    codes: Any, offsets: Any, value: Any,
) -> None:  # fmt: skip
    """For each subject (marks `begin` to `after` - 1): the least code, 0 if none, of events at instant `at`
    that satisfy a step of `mask`; events of day precision are at every instant of their day. `day` and
    `offsets` may be empty."""
    for k in range(len(begin)):
        value[k] = 0
        for i in range(begin[k], after[k]):
            if steps[i] & mask[k] == NONE:
                continue
            if day.size > 0 and day[i]:
                if not instant[i] <= at[k] <= until[i]:
                    continue
            elif instant[i] != at[k]:
                continue
            first = offsets[i] if offsets.size > 0 else np.int64(i)
            last = offsets[i + 1] if offsets.size > 0 else np.int64(i + 1)
            for c in range(first, last):
                code = np.int64(codes[c])
                if code > 0 and (value[k] == 0 or code < value[k]):
                    value[k] = code


@kernel
def tell(
    begin: Any, subject: Any, time: Any, sub: Any, first: Any, last: Any, who: Any, began: Any, ended: Any
) -> None:
    """Who the subjects are, and the instants of the marks `first` and `last` of each; -1 where there is
    none."""
    for k in range(len(first)):
        who[k] = subject[begin[k]]
        began[k] = ended[k] = -1
        if first[k] >= 0:
            began[k] = np.int64(time[first[k]]) * SECOND + (np.int64(sub[first[k]]) if sub.size > 0 else 0)
            ended[k] = np.int64(time[last[k]]) * SECOND + (np.int64(sub[last[k]]) if sub.size > 0 else 0)


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
