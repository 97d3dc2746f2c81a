"""Which ids were seen together? A link joins two, by a rule (the pair of kinds), at its earliest time."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from parcours.identity.growing import GrowingArray
from parcours.stats.hashing import hash_numbers
from parcours.store.keys import KeyMap


class Rule(NamedTuple):
    """A link's rule: one row carried an id of both kinds. The stronger kind stands first."""

    strong: str
    weak: str

    def __str__(self) -> str:
        return f"{self.strong}+{self.weak}"


class Links:
    """All links, one for each (rule, a, b)."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._index = KeyMap()
        self._rule, self._time = GrowingArray(np.uint16), GrowingArray(np.int64)
        self._a, self._b = GrowingArray(np.uint32), GrowingArray(np.uint32)

    def __len__(self) -> int:
        return len(self._rule)

    def add(self, rule: Rule, times: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Add links; says which, by number, are new or now have an earlier time."""
        if rule not in self.rules:
            self.rules.append(rule)
        code = self.rules.index(rule)
        pairs = (a.astype(np.uint64) << np.uint64(32)) | b
        numbers, rows = self._index.number(*hash_numbers(pairs, code))
        before = len(self)
        self._rule.extend(np.full(len(rows), code, np.uint16))
        self._time.extend(times[rows])
        self._a.extend(a[rows])
        self._b.extend(b[rows])
        earlier = np.flatnonzero(times < self.time[numbers])
        np.minimum.at(self.time, numbers[earlier], times[earlier])
        lowered = numbers[earlier]
        return np.concatenate([lowered[lowered < before], np.arange(before, len(self))])

    @property
    def rule(self) -> np.ndarray:
        """The code of each link's rule."""
        return self._rule.array

    @property
    def time(self) -> np.ndarray:
        """The earliest time of each link, in microseconds since 1970; 0 where it is known for always."""
        return self._time.array

    @property
    def a(self) -> np.ndarray:
        """The stronger id of each link, by its number."""
        return self._a.array

    @property
    def b(self) -> np.ndarray:
        """The weaker id."""
        return self._b.array
