import numpy as np
import pytest

from parcours.text.learning import shifted

rng = np.random.default_rng(3)


def world(mix: list[float], many: int) -> np.ndarray:
    """True chances, under an even mix, of texts that are drawn with another one: two normal bells and one between."""
    sign = rng.choice(3, many, p=mix)
    seen = rng.normal(sign - 1.0, 0.8)
    bells = np.exp(-((seen[:, None] - np.array([-1.0, 0.0, 1.0])) ** 2) / (2 * 0.8**2))
    return bells / bells.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("mix", [[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [1 / 3, 1 / 3, 1 / 3]])
def test_the_mix_is_found_from_texts_without_labels(mix: list[float]) -> None:
    _, found = shifted(world(mix, 20_000), np.ones(3))
    assert np.abs(found - mix).max() < 0.03


def test_a_known_mix_is_bayes_rule() -> None:
    chances, mix = shifted(np.array([[0.5, 0.3, 0.2]]), [1, 1, 1], [2, 1, 1])
    assert mix == pytest.approx([0.5, 0.25, 0.25])
    assert chances[0] == pytest.approx(np.array([1.0, 0.3, 0.2]) / 1.5)


def test_the_mix_that_was_learned_changes_nothing() -> None:
    chances = world([0.5, 0.3, 0.2], 50)
    same, _ = shifted(chances, [0.5, 0.3, 0.2], [5, 3, 2])
    assert same == pytest.approx(chances)


def test_no_text_has_no_other_mix() -> None:
    chances, mix = shifted(np.zeros((0, 3)), [2, 1, 1])
    assert len(chances) == 0
    assert mix == pytest.approx([0.5, 0.25, 0.25])


def test_the_guess_is_the_likeliest_mix() -> None:
    """Against the likelihood itself, on a grid."""
    chances = world([0.6, 0.1, 0.3], 400)
    _, found = shifted(chances, np.ones(3))
    grid = [
        (a, b, 1 - a - b) for a in np.linspace(0.01, 0.98, 98) for b in np.linspace(0.01, 0.98, 98) if a + b < 0.995
    ]
    best = max(grid, key=lambda mix: np.log(chances @ np.array(mix)).sum())
    assert found == pytest.approx(best, abs=0.02)
