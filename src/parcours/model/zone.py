"""What day and hour was it there? Local time in bulk, from a time zone's table of transitions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

import numpy as np

from parcours.model.errors import unknown_name

_SECOND = 1_000_000
_DAY = 86_400 * _SECOND
_FIRST = 0  # seconds since 1970; the table spans the times that the timeline holds, with a day's margin
_LAST = 2**32 + 2 * 86_400


@dataclass(frozen=True, slots=True)
class Local:
    """Local times placed on the UTC line."""

    utc_us: np.ndarray  # int64; in a gap, the instant at which the clocks jumped
    gap: np.ndarray  # bool: the clocks skipped this local time
    fold: np.ndarray  # bool: the clocks showed it twice; the first is taken


class Zone:
    """A time zone as arrays. Times are int64 microseconds since 1970 UTC, `local` ones as the wall showed
    them.
    """

    def __init__(self, key: str, transitions: np.ndarray, offsets: np.ndarray) -> None:
        self.key = key
        self._at = transitions * _SECOND  # instants at which the offset changes
        self._offsets = offsets * _SECOND  # before the first change, and from each change on
        before, after = self._offsets[:-1], self._offsets[1:]
        self._unsure = self._at + np.minimum(before, after)  # local times from which a change makes unsure
        self._sure = self._at + np.maximum(before, after)  # and from which the new offset alone holds

    def utc_offset(self, us: np.ndarray) -> np.ndarray:
        """Seconds that local time is ahead of UTC at each instant."""
        return self._offset(us) // _SECOND

    def to_local(self, us: np.ndarray) -> np.ndarray:
        return us + self._offset(us)

    def to_utc(self, local_us: np.ndarray) -> Local:
        change = _search(self._unsure, local_us)  # changes whose unsure time has begun
        none = np.zeros(len(local_us), bool)
        if np.ndim(change) == 0:
            last = int(change) - 1
            if last < 0 or (len(local_us) and local_us.min() >= self._sure[last]):
                return Local(local_us - self._offsets[last + 1], none, none)
            change = np.full(len(local_us), change)
        if not len(self._at):
            return Local(local_us - self._offsets[0], none, none)
        last = np.maximum(change - 1, 0)
        unsure = (change > 0) & (local_us < self._sure[last])
        skips = self._offsets[last + 1] > self._offsets[last]
        gap, fold = unsure & skips, unsure & ~skips
        utc = local_us - np.where(fold, self._offsets[last], self._offsets[change])
        return Local(np.where(gap, self._at[last], utc), gap, fold)

    def local_day_start(self, us: np.ndarray) -> np.ndarray:
        """The instant at which the local day of each instant began."""
        return self.to_utc(self.to_local(us) // _DAY * _DAY).utc_us

    def day_end(self, us: np.ndarray) -> np.ndarray:
        """The instant at which the local day of each instant ends (the next day's beginning)."""
        return self.to_utc(self.to_local(us) // _DAY * _DAY + _DAY).utc_us

    def _offset(self, us: np.ndarray) -> np.ndarray:
        return self._offsets[_search(self._at, us)] + np.zeros(len(us), np.int64)


@lru_cache
def zone(key: str) -> Zone:
    """The zone of this IANA name, such as Europe/Berlin."""
    try:
        info = ZoneInfo(key)
    except (KeyError, ValueError, OSError):
        raise unknown_name(
            "time zone",
            key,
            available_timezones(),
            hint="Zones are named as in Europe/Berlin or America/New_York.",
        ) from None
    return Zone(key, *_table(info))


def _search(edges: np.ndarray, us: np.ndarray) -> np.ndarray:
    """How many edges are not after each time; one number where it is the same for all, as in most batches."""
    if not len(us):
        return np.zeros(0, np.int64)
    low, high = np.searchsorted(edges, [us.min(), us.max()], side="right")
    if high - low > 12:
        return np.searchsorted(edges, us, side="right")
    count = np.full(len(us), low, np.int64)
    for edge in edges[low:high]:
        count += us >= edge
    return count if high > low else low


def _table(info: ZoneInfo) -> tuple[np.ndarray, np.ndarray]:
    """Transitions and offsets, in seconds, found by asking day by day and halving (zoneinfo shows no
    table).
    """

    def offset(second: int) -> int:
        there = datetime.fromtimestamp(second, UTC).astimezone(info).utcoffset()
        assert there is not None
        return int(there.total_seconds())

    transitions, offsets = [], [offset(_FIRST)]
    for day in range(_FIRST, _LAST, 86_400):
        if (later := offset(day + 86_400)) == offsets[-1]:
            continue
        low, high = day, day + 86_400
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset(middle) == offsets[-1] else (low, middle)
        transitions.append(high)
        offsets.append(later)
    return np.array(transitions, np.int64), np.array(offsets, np.int64)
