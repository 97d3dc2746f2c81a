"""Attempts, entries by unit and the events of steps, against the oracle that tries all chains."""

from __future__ import annotations

from random import Random

import pytest

from analyses.funnel_lives import compare
from reference.funnel import attempts
from timeline.sequence_worlds import world

SEEDS, PEOPLE = 200, 20


@pytest.mark.parametrize("part", range(4))
def test_no_difference_from_the_oracle(part: int) -> None:
    for seed in range(part, SEEDS, 4):
        compare(seed, PEOPLE)


def test_worlds_are_of_every_kind() -> None:
    asked = [world(Random(seed), PEOPLE) for seed in range(SEEDS)]
    timed = {(a.order, a.ties, any(e.until is not None for p in people for e in p)) for a, people in asked if a.gaps}
    assert timed == {
        ("in order", "any order", False),
        ("in order", "any order", True),
        ("in order", "arrival", False),
        ("exact", "arrival", False),
    }
    several = [
        (a.order, a.held)
        for a, people in asked
        if a.order != "any order" and any(len(attempts(p, a)) > 1 for p in people if all(e.until is None for e in p))
    ]
    assert set(several) == {(order, held) for order in ("in order", "exact") for held in (False, True)}
