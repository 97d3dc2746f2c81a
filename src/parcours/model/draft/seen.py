"""What do data tell of events before anybody has said what they mean? How many, of how many people, in which order,
how often again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from parcours.model.count import Count

_NOBODY = Count(0, 0)


@dataclass(frozen=True, slots=True)
class Seen:
    """Events of one name. `again`: people who did it once more, a day later at least, of all who did it; where some
    people are known, of those. `gap`: days within which nine of ten of such repeats come; None where there are none."""

    name: str
    events: int
    people: int
    again: Count = _NOBODY
    repeats: int = 0
    gap: int | None = None


@dataclass(frozen=True, eq=False)
class Habits:
    """All names, those of most people first. `both` and `before` (people who did both of two, and those of them who
    first did the one before they first did the other) are of the names that come first, as many as there is room."""

    seen: tuple[Seen, ...]
    people: int
    days: float  # from the first event to the last
    gap: int | None = None  # days within which nine of ten returns come, to whatever
    by_day: int = 0  # events of which only the day is known
    both: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0), np.int64))
    before: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0), np.int64))
    told: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # event, property: events that have it

    @cached_property
    def named(self) -> Mapping[str, Seen]:
        return {seen.name: seen for seen in self.seen}

    def first(self, one: str, other: str) -> Count:
        """People who first did `one` before they first did `other`, of those who did both, and not at one time."""
        a, b = self._place.get(one, -1), self._place.get(other, -1)
        if min(a, b) < 0 or max(a, b) >= len(self.both):
            return Count(0, 0)
        sooner, later = int(self.before[a, b]), int(self.before[b, a])
        return Count(sooner, sooner + later)

    def did_both(self, one: str, other: str) -> int | None:
        """People who did both; None where that was not counted."""
        a, b = self._place.get(one, -1), self._place.get(other, -1)
        return int(self.both[a, b]) if min(a, b) >= 0 and max(a, b) < len(self.both) else None

    def in_order(self, names: Sequence[str]) -> list[str]:
        """Names as people first do them: each before those that most people, who did both, did later."""

        def late(name: str) -> tuple[float, int]:
            shares = [c.people / c.of for other in names if other != name and (c := self.first(other, name)).of]
            return (sum(shares) / len(shares) if shares else 0.5), self._place.get(name, 1 << 30)

        return sorted(names, key=late)

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {seen.name: place for place, seen in enumerate(self.seen)}
