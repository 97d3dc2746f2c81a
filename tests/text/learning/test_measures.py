import numpy as np
import pytest
from sklearn.metrics import f1_score

from parcours.text.learning.measures import accuracy, calibration_error, unsure_below

rng = np.random.default_rng(5)


def test_macro_f1_is_scikit_learns() -> None:
    true, said = rng.integers(0, 3, 200), rng.integers(0, 3, 200)
    measured = accuracy(true, said)
    assert measured.macro_f1 == pytest.approx(f1_score(true, said, average="macro"))
    assert (measured.right, measured.of) == (int((true == said).sum()), 200)


def test_a_sign_that_is_said_of_none_and_true_of_some_counts_nought() -> None:
    assert accuracy(np.array([0, 1, 2, 2]), np.array([0, 0, 2, 2])).macro_f1 == pytest.approx((2 / 3 + 0 + 1) / 3)


def test_where_no_text_is_neutral_there_is_no_f1_of_it() -> None:
    assert accuracy(np.array([0, 0, 2, 2]), np.array([0, 2, 2, 2])).macro_f1 == pytest.approx((2 / 3 + 0.8) / 2)


def test_the_interval_of_f1_covers() -> None:
    """95 in 100 intervals hold the F1 of a large population; of 200 between 182 and 198 may."""
    population = rng.integers(0, 3, 40_000)
    said = np.where(rng.random(40_000) < 0.7, population, rng.integers(0, 3, 40_000))
    truth = f1_score(population, said, average="macro")
    held = 0
    for turn in range(200):
        drawn = rng.integers(0, 40_000, 150)
        one = accuracy(population[drawn], said[drawn], seed=turn)
        held += one.f1_low <= truth <= one.f1_high
    assert 180 <= held <= 198


def test_calibration_by_hand() -> None:
    chances = np.array([[0.9, 0.1, 0.0], [0.9, 0.1, 0.0], [0.2, 0.6, 0.2], [0.2, 0.6, 0.2]])
    # of those at 0.9 half are right, of those at 0.6 all: (2 * 0.4 + 2 * 0.4) / 4
    assert calibration_error(chances, np.array([0, 1, 1, 1])) == pytest.approx(0.4)


def test_below_the_threshold_too_few_are_right() -> None:
    most = np.linspace(0.5, 1, 1000)
    chances = np.column_stack([most, 1 - most, np.zeros(1000)])
    true = np.where(most > 0.8, 0, 1)  # all right above 0.8, none below
    threshold = unsure_below(chances, true, 0.8)
    assert (true[most >= threshold] == 0).mean() == pytest.approx(0.8, abs=0.002)
    assert unsure_below(chances, np.ones(1000, int), 0.8) == 0.9
    assert unsure_below(chances, np.zeros(1000, int), 0.8) == 0.5
