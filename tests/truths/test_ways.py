"""Many more worlds than the suite has time for: edges against funnels and transitions, ways against plain Python,
departures against every alignment, patterns against regular expressions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyses import test_conformance, test_paths, test_paths_edges, test_variants
from timeline import test_pattern

pytestmark = pytest.mark.truths
CHECKS: list[tuple[Callable[[int], None], int]] = [
    (test_paths_edges.test_an_edge_is_the_funnel_that_it_draws, 300),
    (test_paths_edges.test_one_step_is_a_transition, 300),
    (test_paths.test_random_worlds_equal_plain_python, 1500),
    (test_variants.test_random_worlds_equal_plain_python, 1500),
    (test_conformance.test_random_worlds_agree_with_all_alignments, 1500),
    (test_pattern.test_as_regular_expressions_do, 3000),
]


@pytest.mark.parametrize(("check", "worlds"), CHECKS, ids=[check.__name__ for check, _ in CHECKS])
def test_in_many_worlds(check: Callable[[int], None], worlds: int) -> None:
    for seed in range(10_000, 10_000 + worlds):
        check(seed)
