"""What goes into counting sequences, and what comes out? A track and rules; a chain for each subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from parcours.stats.compiled import kernel
from parcours.timeline.kernels.moments import SECOND

Order = Literal["in order", "any order", "exact"]
Ties = Literal["any order", "arrival"]


@dataclass(frozen=True, slots=True)
class Bar:
    """An exclusion: it ends chains that have done step `after` and not yet step `before` (counted from 1).

    An event that satisfies a step of the sequence bars only with `also_steps`.
    """

    after: int
    before: int
    also_steps: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What makes a chain. `within` in seconds; the first step lies in `low` <= time < `high`; nothing is
    after `upto`.

    `bars[j]` says what bit j of `Track.bars` does. `exact` must have ties by `arrival`; only `in order` has
    bars. `gaps`: the seconds that may lie between each step and the next at most; none for `any order`.
    """

    steps: int
    within: int
    order: Order = "in order"
    ties: Ties = "any order"
    bars: Sequence[Bar] = ()
    low: int = 0
    high: int = 2**32
    upto: int = 2**32 - 1
    gaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """The marks to count, as in `Marks`: by subject, instant, sequence. `exact` needs every event in view."""

    subject: NDArray[np.uint32]
    time: NDArray[np.uint32]  # of an event of day precision: the second at which its local day begins
    tie: NDArray[np.uint8]
    steps: NDArray[np.uint64]
    bars: NDArray[np.uint64] = field(default_factory=lambda: np.empty(0, np.uint64))  # empty where there are none
    sub: NDArray[np.uint32] = field(
        default_factory=lambda: np.empty(0, np.uint32)
    )  # microseconds of each mark; empty where all are 0
    day: NDArray[np.uint8] = field(
        default_factory=lambda: np.empty(0, np.uint8)
    )  # 1: day precision; empty where there is none
    until: NDArray[np.int64] = field(
        default_factory=lambda: np.empty(0, np.int64)
    )  # then: the last second of the local day; else of no meaning

    def __len__(self) -> int:
        return len(self.subject)

    def at(self, marks: NDArray[Any]) -> Track:
        """Some of the marks, whole instants of them."""
        return Track(*(array[marks] if len(array) else array for array in self.arrays()))

    def instants(self, marks: Any = slice(None)) -> NDArray[np.int64]:
        """Microseconds since 1970."""
        instants = self.time[marks].astype(np.int64) * SECOND
        return instants + self.sub[marks] if len(self.sub) else instants

    def arrays(self) -> tuple[NDArray[Any], ...]:
        return (self.subject, self.time, self.tie, self.steps, self.bars, self.sub, self.day, self.until)


@dataclass(frozen=True, slots=True)
class Stretches:
    """Parts of a track, each of one subject, of which each has a chain of its own. They may overlap."""

    begin: NDArray[np.int64]  # whole instants of marks, `begin` to `after` - 1
    after: NDArray[np.int64]
    low: NDArray[np.int64]  # the chain's first step lies in low <= time < high
    high: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.begin)

    def at(self, which: NDArray[Any]) -> Stretches:
        """Some of them."""
        return Stretches(self.begin[which], self.after[which], self.low[which], self.high[which])


@dataclass(frozen=True, slots=True)
class Chains:
    """The chain of every subject that has marks (or of every stretch), in their order."""

    subject: NDArray[np.uint32]
    level: NDArray[np.uint8]
    first: NDArray[np.int64]  # the first mark at the instant of the first step (with `arrival`, its very mark); -1 none
    last: NDArray[np.int64]  # likewise of the last step reached; where a day was placed, a mark of that day
    times: NDArray[np.int64]  # instants of all steps reached, end to end; empty unless asked for
    marks: NDArray[Any]  # then: the mark of each, as `first` and `last` are
    edges: NDArray[np.int64]  # else: rows of the first and last of the times; in microseconds, -1 at level 0

    def __len__(self) -> int:
        return len(self.level)

    @property
    def began(self) -> NDArray[np.int64]:
        """Instant of the first step; -1 at level 0."""
        return self.edges[0] if self.edges.size else self._instants(self.offsets)

    @property
    def ended(self) -> NDArray[np.int64]:
        """Instant of the last step that was reached."""
        return self.edges[1] if self.edges.size else self._instants(self.offsets + self.level - 1)

    @property
    def offsets(self) -> NDArray[np.int64]:
        """Where the `times` of each subject begin."""
        return np.cumsum(self.level, dtype=np.int64) - self.level

    def at(self, subjects: NDArray[Any]) -> Chains:
        """The chains of some subjects, by their place here."""
        steps = ranges(self.offsets[subjects], self.level[subjects]) if len(self.times) else slice(0)
        edges = self.edges[:, subjects] if self.edges.size else self.edges
        some, level = self.subject[subjects], self.level[subjects]
        first, last = self.first[subjects], self.last[subjects]
        return Chains(some, level, first, last, self.times[steps], self.marks[steps], edges)

    def _instants(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        found = np.full(len(self), -1, np.int64)
        reached = np.flatnonzero(self.level)
        found[reached] = self.times[places[reached]]
        return found


def joined(parts: Sequence[Chains]) -> Chains:
    """Chains of several parts, one part after the other."""
    return Chains(*(np.concatenate([getattr(part, one.name) for part in parts], axis=-1) for one in fields(Chains)))


def begins(subject: NDArray[Any]) -> NDArray[np.int64]:
    """Where each subject's marks begin, and where the last one's end."""
    found = np.empty(len(subject) + 1, np.int64)
    return found[: _begins(subject, found)]


def ranges(begin: NDArray[Any], length: NDArray[Any]) -> NDArray[np.int64]:
    """begin, begin + 1, ... for each length, end to end."""
    lengths = length.astype(np.int64)
    shift = np.asarray(begin, np.int64) - (np.cumsum(lengths) - lengths)
    return np.repeat(shift, lengths) + np.arange(int(lengths.sum()))


@kernel
def _begins(subject: Any, found: Any) -> Any:
    n, end = np.uint64(1), np.uint64(len(subject))
    found[0] = 0
    for i in range(np.uint64(1), end):
        found[n] = i  # always written, kept by moving on: there is no branch to mispredict
        n += np.uint64(subject[i] != subject[i - np.uint64(1)])
    n -= np.uint64(end == np.uint64(0))
    found[n] = end
    return n + np.uint64(1)
