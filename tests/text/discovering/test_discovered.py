"""Groups of texts: typical words beside a paper's formula, planted groups that are found, noise that is not."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from parcours.text.discovering import discovered, look
from parcours.text.discovering.content import content
from parcours.text.discovering.groups import stability
from parcours.text.discovering.joined import joined
from parcours.text.discovering.named import named
from parcours.text.discovering.sayings import sayings
from parcours.text.discovering.together import COHERENT, subjects
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
    made = [f"{FILLER[k % 14]} membership card expired {FILLER[k * 3 % 14 - 1]}" for k in range(30)]
    made += [f"{FILLER[k % 14]} abonnement carton périmé {FILLER[k * 3 % 14 - 1]}" for k in range(30)]
    made += [f"{FILLER[k % 14]} guitar strings {FILLER[k * 5 % 14 - 1]}" for k in range(60)]
    made += [f"{FILLER[k % 14]} {FILLER[k * 3 % 14]} un jour" for k in range(60)]
    spoken = ["en"] * 30 + ["fr"] * 30 + ["en"] * 60 + ["fr"] * 60
    toward = np.array([[1.0, 0]] * 60 + [[0, 1.0]] * 120) + np.random.default_rng(1).normal(0, 0.01, (180, 2))
    by_meaning = discovered(made, spoken, toward, seed=7)
    assert any({0, 59} <= set(one.members.tolist()) for one in by_meaning)
    assert {one.language for one in by_meaning} == {""}
    assert all(len({spoken[k] for k in one.members.tolist()}) == 1 for one in discovered(made, spoken, seed=7))


@pytest.mark.parametrize("made", [[], ["one"], ["", " ", "🙂"] * 20, ["the and of"] * 50])
def test_too_little_is_nothing(made: list[str]) -> None:
    assert discovered(made, ["en"] * len(made), seed=7) == []


def test_turns_of_phrase_are_no_subject_however_many_write_them() -> None:
    rng = np.random.default_rng(4)
    made = (
        texts(rng, planted=True) + ["Kind regards from the harbour tavern", "Warm regards from our harbour tavern"] * 60
    )
    looked = look(made, ["en"] * len(made), seed=7)
    assert looked.groups
    assert not any("tavern" in " ".join(one.phrases) for one in looked.groups)


def test_what_themes_explain_is_not_new_and_the_reason_is_told() -> None:
    made = texts(np.random.default_rng(3), planted=True)
    themed = np.zeros(len(made), np.bool_)
    themed[130:150] = True  # most of what is said of the card
    looked = look([*made, *made[120:150]], ["en"] * (len(made) + 30), seed=7, themed=[*themed.tolist(), *[True] * 30])
    assert {word for one in looked.groups for phrase in one.phrases for word in phrase.split()} >= {"guitar"}
    assert not any("card" in " ".join(one.phrases) for one in looked.groups)
    half = look(made, ["en"] * len(made), seed=7, themed=[k in range(120, 126) for k in range(len(made))])
    assert half.refused == {"known": 1}  # 24 of 30 are left: of so few the lower end is below 0.7


def test_one_person_is_not_many_and_names_on_record_tell_nothing() -> None:
    made = texts(np.random.default_rng(3), planted=True)
    people = [min(k, 150) for k in range(len(made))]  # all guitars are one person's
    found = discovered(made, ["en"] * len(made), seed=7, people=people)
    assert any("card" in " ".join(one.phrases) for one in found)
    assert not any("guitar" in " ".join(one.phrases) for one in found)
    known = {"guitar", "strings", "snapped"}
    assert not any(
        known & set(" ".join(g.phrases).split()) for g in discovered(made, ["en"] * len(made), seed=7, known=known)
    )


def test_what_comes_out_again_is_stable_and_what_does_not_is_not() -> None:
    rng = np.random.default_rng(3)
    pair = rng.random(200) < 0.2
    held = csr_matrix(np.column_stack([pair, pair, rng.random((200, 6)) < 0.2]).astype(float))
    (one,) = subjects(held, np.ones(200))
    steady = stability(held, [one.of(held), rng.random(200) < 0.2], 7)
    assert steady[0] > 0.9
    assert steady[1] < 0.4


def test_how_closely_words_are_bound_is_as_bouma_says() -> None:
    held = csr_matrix(np.array([[1, 1, 0]] * 8 + [[1, 0, 0]] * 2 + [[0, 1, 0]] * 2 + [[0, 0, 1]] * 28, float))
    (one,) = subjects(held, np.ones(40))
    assert one.words.tolist() in ([0, 1], [1, 0])
    assert log(40 * 8 / (10 * 10)) / -log(8 / 40) >= COHERENT
    assert one.chances.tolist() == pytest.approx([8 / 11, 8 / 11])  # that a clause with the word is of the subject
    assert one.of(held).tolist() == [True] * 12 + [False] * 28
    strewn = csr_matrix(np.random.default_rng(1).random((200, 12)) < 0.3, dtype=float)
    assert subjects(strewn, np.ones(200)) == []


def test_ways_of_saying() -> None:
    way = sayings(["Thanks in advance!", "thanks in advance", "It hums at night", "The old radio is louder than it"])
    assert way[0] == way[1]
    assert len(set(way.tolist())) == 3


def test_which_words_can_tell_a_subject() -> None:
    assert content("Hello, I ordered the gramophone two weeks ago and love it", "en") == [
        *[""] * 4, "gramophone", *[""] * 6,
    ]  # fmt: skip
    assert [word for word in content("Le transformateur bourdonne la nuit", "fr") if word] == [
        "transformateur",
        "bourdonne",
    ]
    assert [word for word in content("My Luna lamp hums", "en", {"luna"}) if word] == ["lamp", "hums"]


def test_names_are_written_as_people_write_them() -> None:
    said = ["Un grésillement du transformateur", "Le grésillement du transformateur Élec", "Grésillement au réveil"]
    words = [content(one, "fr") for one in said]
    assert named(["gresi", "trans"], said, words) == ("grésillement", "transformateur")
    old = ["the radio alarm rings", "a radio alarm", "radio alarm again"]
    assert named(["radio", "alarm"], old, [content(one, "en") for one in old]) == ("radio alarm",)


def test_subjects_of_two_languages_that_mean_alike_are_one() -> None:
    rng = np.random.default_rng(1)
    spoken = ["en"] * 40 + ["fr"] * 40
    shift = np.array([[5.0, 0, 0]] * 40 + [[0, 5.0, 0]] * 40)  # what the language adds
    meant = np.zeros((80, 3))
    meant[:10, 2] = meant[40:50, 2] = 1
    meant[10:20, 2] = -1
    vectors = shift + meant + rng.normal(0, 0.01, (80, 3))
    groups = [np.arange(10), np.arange(10, 20), np.arange(40, 50)]
    assert sorted(map(sorted, joined(groups, vectors, spoken))) == [[0, 2], [1]]
