import numpy as np
import pytest

from parcours.text.learning.pooling import Pool, learned_pool, logarithms, softmax

rng = np.random.default_rng(11)


def voice(true: np.ndarray, strength: float) -> np.ndarray:
    return np.eye(3)[true] * strength + rng.normal(0, 1, (len(true), 3))


def learned(voices: list[np.ndarray], true: np.ndarray, languages: list[str] | None = None) -> Pool:
    return learned_pool(voices, true, languages or ["en"] * len(true), np.ones(len(true)))


def test_who_knows_more_counts_more_and_noise_hardly() -> None:
    true = rng.integers(0, 3, 2000)
    pool = learned([voice(true, 0.3), voice(true, 2.0), voice(true, 0.0)], true)
    assert pool.weights[1] > 3 * pool.weights[0]
    assert pool.weights[2] < 0.1


def test_few_labels_change_little() -> None:
    true = rng.integers(0, 3, 6)
    pool = learned([voice(true, 1.0), voice(true, 0.0)], true)
    assert pool.weights == pytest.approx([1, 0], abs=0.3)


def test_no_voice_counts_against_itself() -> None:
    true = rng.integers(0, 3, 500)
    assert learned([voice(true, 1.0), -voice(true, 2.0)], true).weights.min() >= 0


def test_chances_become_calibrated() -> None:
    """A voice that shouts is toned down: its pool gives the chance at which it is right."""
    true = rng.integers(0, 3, 5000)
    loud = voice(true, 1.0) * 8
    pool = learned([loud], true)
    chances = pool.of([loud], ["en"] * 5000)
    assert chances.max(axis=1).mean() == pytest.approx((chances.argmax(axis=1) == true).mean(), abs=0.02)


def test_a_language_may_mix_signs_otherwise() -> None:
    true = np.r_[rng.choice(3, 800, p=[0.8, 0.1, 0.1]), rng.choice(3, 800, p=[0.1, 0.1, 0.8])]
    languages = ["ro"] * 800 + ["id"] * 800
    pool = learned([np.zeros((1600, 3))], true, languages)
    chances = pool.of([np.zeros((3, 3))], ["ro", "id", "unknown"])
    assert chances[0] == pytest.approx([0.8, 0.1, 0.1], abs=0.03)
    assert chances[1] == pytest.approx([0.1, 0.1, 0.8], abs=0.03)
    assert chances[2, 0] == pytest.approx(chances[2, 2], abs=0.1)


def test_a_flat_voice_says_nothing() -> None:
    assert logarithms(np.full((2, 3), 1 / 3)) == pytest.approx(np.zeros((2, 3)))
    assert softmax(np.array([[1000.0, 0.0, -1000.0]]))[0] == pytest.approx([1, 0, 0])
