"""Wilson's interval against published figures and its definition."""

from __future__ import annotations

from math import sqrt

import pytest

from parcours.stats.intervals import beyond, student, two_sided, wilson, wilson_of_share


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [  # R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_newcombes_examples(count: int, of: int, low: float, high: float) -> None:
    found = wilson(count, of)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize("level", [0.5, 0.9, 0.99])
def test_the_ends_are_where_the_score_test_just_rejects(level: float) -> None:
    z = two_sided(level)
    for count in range(1, 12):
        found = wilson(count, 12, level)
        assert found is not None
        for end in (found.low, found.high):
            if 0 < end < 1:
                assert abs(count / 12 - end) == pytest.approx(z * sqrt(end * (1 - end) / 12))


def test_edges() -> None:
    assert wilson(0, 0) is None
    full = wilson(5, 5)
    assert full is not None
    assert full.high == 1.0
    for count, of in ((-1, 3), (4, 3)):
        with pytest.raises(ValueError):
            wilson(count, of)
    with pytest.raises(ValueError):
        wilson(1, 2, level=1)


def test_shares_of_trials_that_need_not_be_whole() -> None:
    whole, part = wilson(15, 148), wilson_of_share(15 / 148, 74.5)
    assert whole == wilson_of_share(15 / 148, 148)
    assert whole is not None
    assert part.low < whole.low < 15 / 148 < whole.high < part.high


@pytest.mark.parametrize("freedom", [1, 2.5, 9, 400])
@pytest.mark.parametrize("level", [0.5, 0.95, 0.999])
def test_what_lies_beyond_students_t(level: float, freedom: float) -> None:
    t = student(level, freedom)
    assert beyond(t, freedom) == beyond(-t, freedom) == pytest.approx(1 - level)


def test_students_t_of_the_tables() -> None:
    assert student(0.95, 9) == pytest.approx(2.2622, abs=5e-5)
    assert student(0.99, 1) == pytest.approx(63.657, abs=5e-4)
    for level, freedom in ((1.0, 5), (0.95, 0)):
        with pytest.raises(ValueError, match="no t"):
            student(level, freedom)
