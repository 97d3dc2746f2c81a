"""The split of the labelled texts is frozen: who measures accuracy today measures it on the texts of before."""

from pathlib import Path

import pytest
from bench.listening_split import Labelled, digest, labelled, split

FILE = Path(__file__).parents[2] / "shared" / "data" / "texts" / "sentiment_samples.csv"


def test_a_third_checks_and_the_same_words_lie_on_one_side() -> None:
    texts = [Labelled(f"text {number % 40}", "neutral", "en", "", number) for number in range(60)]
    sides = split(texts)
    check, learn = ({text.text for text in sides[side]["en"]} for side in ("check", "learn"))
    assert not check & learn
    assert 20 <= len(sides["check"]["en"]) <= 22
    assert max(map(digest, check)) < min(map(digest, learn))


@pytest.mark.skipif(not FILE.exists(), reason="the labelled texts are not here")
def test_it_is_the_split_that_was_frozen() -> None:
    check = split(labelled(FILE))["check"]
    assert {language: len(texts) for language, texts in check.items()} == {
        "en": 613, "fr": 613, "id": 500, "ro": 500, "ru": 494
    }  # fmt: skip
    every = "".join(digest(text.text) for _, texts in sorted(check.items()) for text in texts)
    assert digest(every) == "b7419f3064827620"
