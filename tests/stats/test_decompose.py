"""Rate and mix: exact to the last digit, and a published example."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from parcours.stats.decompose import Part, kitagawa


def test_two_groups_by_hand() -> None:
    # 10 of 100 and 40 of 100, then 12 of 150 and 20 of 50
    parts = kitagawa([(10.0, 100.0), (40.0, 100.0)], [(12.0, 150.0), (20.0, 50.0)])
    assert parts is not None
    # rates 0.1 -> 0.08 and 0.4 -> 0.4; weights 1/2 -> 3/4 and 1/2 -> 1/4; overall 0.25 -> 0.16, in the middle 0.205
    assert parts[0].rate == pytest.approx(0.625 * -0.02)
    assert parts[0].mix == pytest.approx(0.25 * (0.09 - 0.205))
    assert parts[1].rate == 0
    assert parts[1].mix == pytest.approx(-0.25 * (0.4 - 0.205))


def test_the_mix_of_all_groups_is_kitagawas() -> None:
    before, now = [(3, 10), (8, 40), (9, 30)], [(5, 20), (2, 20), (30, 50)]
    parts = kitagawa(fractions(before), fractions(now))
    assert parts is not None
    all0, all1 = sum(n for _, n in before), sum(n for _, n in now)
    expected = sum(
        (Fraction(n1, all1) - Fraction(n0, all0)) * (Fraction(x0, n0) + Fraction(x1, n1)) / 2
        for (x0, n0), (x1, n1) in zip(before, now, strict=True)
    )
    assert sum(part.mix for part in parts) == expected


@pytest.mark.parametrize("seed", range(200))
def test_all_parts_are_the_whole_difference_exactly(seed: int) -> None:
    random = Random(seed)
    groups = random.randrange(1, 7)
    sides = [[_group(random) for _ in range(groups)] for _ in range(2)]
    parts = kitagawa(fractions(sides[0]), fractions(sides[1]))
    if any(sum(n for _, n in side) == 0 for side in sides):
        assert parts is None
        return
    assert parts is not None
    totals = [Fraction(sum(x for x, _ in side), sum(n for _, n in side)) for side in sides]
    assert sum((part.rate + part.mix for part in parts), Fraction(0)) == totals[1] - totals[0]
    floats = kitagawa(*([(float(x), float(n)) for x, n in side] for side in sides))
    assert floats is not None
    assert sum(part.rate + part.mix for part in floats) == pytest.approx(float(totals[1] - totals[0]), abs=1e-12)


def test_a_group_that_was_there_once_is_all_mix() -> None:
    parts = kitagawa([(1.0, 4.0), (0.0, 0.0)], [(1.0, 4.0), (4.0, 4.0)])
    assert parts == [Part(0.0, -0.5 * (0.25 - 0.4375)), Part(0.0, 0.5 * (1 - 0.4375))]


def fractions(side: list[tuple[int, int]]) -> list[tuple[Fraction, Fraction]]:
    return [(Fraction(x), Fraction(n)) for x, n in side]


def _group(random: Random) -> tuple[int, int]:
    n = random.choice([0, 1, 5, 40, random.randrange(1000)])
    return random.randint(-5, 3 * n) if n else 0, n
