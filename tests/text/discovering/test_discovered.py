"""Groups of texts: typical words beside a paper's formula, planted groups that are found, noise that is not."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest

from parcours.text.discovering import discovered
from parcours.text.discovering.groups import stability
from parcours.text.discovering.kmeans import grouped, reduced, unit
from parcours.text.discovering.typical import log_odds, typical

FILLER = ["table", "garden", "river", "winter", "music", "paper", "window", "letter", "summer", "bridge", "forest"]
FILLER += ["silver", "pocket", "market"]


def texts(rng: np.random.Generator, *, planted: bool) -> list[str]:
    made = [" ".join(rng.choice(FILLER, 4, replace=False)) for _ in range(120)]
    if planted:
        made += [f"{rng.choice(FILLER)} membership card expired {rng.choice(FILLER)}" for _ in range(30)]
        made += [f"{rng.choice(FILLER)} guitar strings snapped {rng.choice(FILLER)}" for _ in range(30)]
    return made


def test_log_odds_are_those_of_the_paper() -> None:
    """Monroe et al. 2008, equations 15, 18 and 22, written out for one word."""
    here, there, prior = np.array([8.0, 2.0, 10.0]), np.array([1.0, 9.0, 10.0]), 10.0
    a = prior * 9 / 40
    n, m = 20.0, 20.0
    delta = log((8 + a) / (n + prior - 8 - a)) - log((1 + a) / (m + prior - 1 - a))
    expected = delta / sqrt(1 / (8 + a) + 1 / (1 + a))
    found = log_odds(here, there, prior)
    assert found[0] == pytest.approx(expected)
    assert found[0] > 1 > abs(found[2])
    assert found[1] < 0


def test_typical_phrases_share_no_word() -> None:
    counts = np.array([[1, 1, 1, 0], [1, 1, 1, 1], [0, 0, 0, 1], [0, 0, 0, 1]])
    found = typical(counts, [0, 1], ["card", "expired", "expired card", "table"])
    assert {one.phrase for one in found} in ({"card", "expired"}, {"expired card"})
    assert all(one.z > 0 for one in found)


def test_planted_groups_are_found_and_named() -> None:
    made = texts(np.random.default_rng(3), planted=True)
    found = discovered(made, ["en"] * len(made), seed=7)
    named = {word for one in found for phrase in one.phrases for word in phrase.split()}
    assert {"membership", "guitar"} & named
    assert {"expired", "snapped"} & named
    card = next(one for one in found if {"membership", "card", "expired"} & set(" ".join(one.phrases).split()))
    assert card.stability >= 0.9
    assert card.language == "en"
    assert set(range(120, 150)) <= set(card.members.tolist())


def test_noise_is_no_group_that_is_clear() -> None:
    for seed in range(3):
        made = texts(np.random.default_rng(seed), planted=False)
        assert all(one.stability < 0.9 for one in discovered(made, ["en"] * len(made), seed=7, stable=0.75))


def test_the_same_seed_gives_the_same_groups() -> None:
    made = texts(np.random.default_rng(3), planted=True)
    one, other = (discovered(made, ["en"] * len(made), seed=7) for _ in range(2))
    assert [(g.phrases, g.stability, g.members.tolist()) for g in one] == [
        (g.phrases, g.stability, g.members.tolist()) for g in other
    ]


def test_languages_stand_apart_by_words_and_together_by_meaning() -> None:
    made = ["membership card expired"] * 30 + ["carte de membre expirée"] * 30 + ["guitar strings"] * 60
    spoken = ["en"] * 30 + ["fr"] * 30 + ["en"] * 60
    toward = np.array([[1.0, 0]] * 60 + [[0, 1.0]] * 60) + np.random.default_rng(1).normal(0, 0.01, (120, 2))
    by_meaning = discovered(made, spoken, unit(toward), seed=7)
    assert any({0, 59} <= set(one.members.tolist()) for one in by_meaning)
    assert {one.language for one in by_meaning} == {""}
    assert all(len({spoken[k] for k in one.members.tolist()}) == 1 for one in discovered(made, spoken, seed=7))


@pytest.mark.parametrize("made", [[], ["one"], ["", " ", "🙂"] * 20, ["the and of"] * 50])
def test_too_little_is_nothing(made: list[str]) -> None:
    assert discovered(made, ["en"] * len(made), seed=7) == []


def test_groups_far_apart_are_stable_and_halves_of_one_are_not() -> None:
    rng = np.random.default_rng(5)
    two = unit(np.concatenate([rng.normal([1, 0, 0], 0.05, (60, 3)), rng.normal([0, 1, 0], 0.05, (60, 3))]))
    assert stability(grouped(two, 2, rng), two, 2, 1).min() > 0.99
    one = unit(rng.normal(0, 1, (200, 8)))
    assert stability(grouped(one, 8, rng), one, 8, 1).mean() < 0.6


def test_few_dimensions_keep_what_matters() -> None:
    rng = np.random.default_rng(6)
    low = rng.normal(0, 1, (80, 3)) @ rng.normal(0, 1, (3, 40))
    made = reduced(low, 3, rng)
    assert np.allclose(made @ made.T, low @ low.T, atol=1e-6)
