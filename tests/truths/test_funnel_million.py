"""A million tiny lives, counted by the kernels and by trying all chains: no difference. Their attempts, their entries
by unit of a calendar and the events of their steps too.

`PARCOURS_TRUTHS` says how many; the parts are for as many processes as there are.
"""

from __future__ import annotations

import os

import pytest

from analyses.funnel_lives import compare as compare_lives
from timeline.sequence_worlds import compare

PARTS = 40
PEOPLE = 20
FIRST = 1_000_000  # seeds that `make test` does not use


@pytest.mark.truths
@pytest.mark.parametrize("part", range(PARTS))
def test_no_difference_from_the_oracle(part: int) -> None:
    worlds = int(os.environ.get("PARCOURS_TRUTHS", 1_000_000)) // PEOPLE
    for seed in range(FIRST + part, FIRST + worlds, PARTS):
        compare(seed, PEOPLE)
        compare_lives(seed, PEOPLE)
