"""What does an event's name alone say? A word for each code: which filters its events satisfy surely, which
maybe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.model.filters import Filter
from parcours.timeline.conditions import Condition, bind
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.marking import grant, pick
from parcours.timeline.marks import Scratch
from parcours.timeline.names import Names
from parcours.timeline.predicates import CODES, Rule, by_name
from parcours.timeline.snapshot import Snapshot


@dataclass(frozen=True, slots=True, eq=False)
class Masks:
    """Up to 64 filters; filter i has bit i."""

    sure: NDArray[np.uint64]  # for each code, the filters that all of its events satisfy
    rules: Sequence[tuple[int, Rule]]  # the filters that some of the events may satisfy, by their number

    @staticmethod
    def of(filters: Sequence[Filter], names: Names) -> Masks:
        sure = np.zeros(CODES, np.uint64)
        rules: list[tuple[int, Rule]] = []
        for number, filter in enumerate(filters):
            surely, depends = by_name(filter, names)
            sure[surely] |= np.uint64(1 << number)
            rules += [(number, rule) for rule in depends]
        return Masks(sure, rules)

    @property
    def possible(self) -> NDArray[np.bool_]:
        """For each code whether any of its events can satisfy any of the filters."""
        found = self.sure != 0
        for _, rule in self.rules:
            found |= rule.applies.view(np.bool_)
        return found

    def bound(self, snapshot: Snapshot, generation: Generation) -> list[BoundRule]:
        return [BoundRule(np.uint64(n), r.applies, bind(r.condition, snapshot, generation)) for n, r in self.rules]


@dataclass(frozen=True, slots=True, eq=False)
class BoundRule:
    """Gives a filter's bit to events of some names if a condition on a generation's columns holds."""

    bit: np.uint64
    applies: NDArray[np.uint8]
    condition: Condition

    def decide(self, n: int, scratch: Scratch, words: NDArray[np.uint64]) -> None:
        many = pick(n, scratch.code, self.applies, scratch.position, scratch.chosen, scratch.positions)
        if many:
            grant(scratch.chosen, self.condition.holds(scratch.positions[:many]), self.bit, words)
