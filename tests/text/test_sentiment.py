"""How good or bad words are, counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from parcours.text.sentiment import LexicalSentiment, weighed
from parcours.text.tokens import words


def good_and_bad(text: str, language: str = "en") -> tuple[float, float]:
    good, bad = weighed(words(text), language)
    return round(good, 4), round(bad, 4)


def test_counted_by_hand() -> None:
    assert good_and_bad("good") == (2, 0)
    assert good_and_bad("terrible") == (0, 3)
    assert good_and_bad("very good") == (2.8, 0)  # 1.4 times
    assert good_and_bad("a bit noisy") == (0, 0.6)
    assert good_and_bad("not good") == (0, 1.4)  # 0.7 of it, the other way round
    assert good_and_bad("not a very good lamp") == (0, 1.96)
    assert good_and_bad("not terrible") == (1.2, 0)  # 0.4 of it
    assert good_and_bad("not. good") == (2, 0)  # no further than the sentence
    assert good_and_bad("not that i mind at all, good") == (2, 0)  # nor than its reach
    assert good_and_bad("good but expensive") == (1.2, 1.2)  # 0.6 before, 1.2 behind
    assert good_and_bad("thank you in advance") == (0, 0)
    assert good_and_bad("") == (0, 0)


def test_a_word_that_makes_stronger_is_good_by_itself_where_nothing_follows() -> None:
    assert good_and_bad("c'est super", "fr") == (2, 0)
    assert good_and_bad("super bon", "fr") == (2.8, 0)
    assert good_and_bad("super decevant", "fr") == (0, 2.8)


@pytest.mark.parametrize(
    ("language", "good", "bad"),
    [
        ("en", "works perfectly, so happy with it", "still waiting, nobody answers and no refund"),
        ("fr", "très contente, livraison rapide", "jamais reçu mon colis, service nul"),
        ("ro", "sunt foarte mulțumită, a ajuns repede", "nu a ajuns, nimeni nu răspunde"),
        ("ru", "очень довольна, пришло быстро", "не работает, деньги не вернули"),
        ("id", "bagus banget, pengirimannya cepat", "barang rusak, penjual tidak membalas chat"),
    ],
)
def test_good_and_bad_are_told_apart_in_five_languages(language: str, good: str, bad: str) -> None:
    chances = LexicalSentiment().probabilities([good, bad], [language, language])
    assert chances[0].argmax() == 2
    assert chances[0, 2] > 0.7
    assert chances[1].argmax() == 0
    assert chances[1, 0] > 0.7


@pytest.mark.parametrize(
    ("language", "plain", "negated"),
    [
        ("en", "I recommend it", "I don't recommend it"),
        ("en", "it is helpful", "it isn't very helpful"),
        ("fr", "je suis satisfaite", "je ne suis pas du tout satisfaite"),
        ("ro", "este bun", "nu este bun"),
        ("ru", "удобно", "совсем не удобно"),
        ("id", "ramah", "tidak ramah sama sekali"),
    ],
)
def test_a_negation_turns(language: str, plain: str, negated: str) -> None:
    chances = LexicalSentiment().probabilities([plain, negated], [language, language])
    assert chances[0].argmax() == 2
    assert chances[1].argmax() == 0


def test_chances_add_up_and_more_of_the_same_makes_surer() -> None:
    texts = ["", "the lamp stands on my desk", "good", "good, great", "good, great, lovely", "bad", "bad, awful"]
    chances = LexicalSentiment().probabilities(texts, ["en"] * len(texts))
    np.testing.assert_allclose(chances.sum(axis=1), 1)
    assert (chances > 0).all()
    assert chances[2, 2] < chances[3, 2] < chances[4, 2]
    assert chances[5, 0] < chances[6, 0]
    assert LexicalSentiment().probabilities([], []).shape == (0, 3)


def test_of_an_unknown_language_nothing_is_known_but_signs() -> None:
    chances = LexicalSentiment().probabilities(["terrible horror", "😡😡"], ["unknown", "unknown"])
    np.testing.assert_allclose(chances[0], 1 / 3)
    assert chances[1, 0] > 0.8


def test_what_is_cheaper_elsewhere_is_no_praise() -> None:
    texts = {"en": "it is cheaper on Amazon", "fr": "moins cher ailleurs", "ro": "e mai ieftin la eMAG"}
    texts |= {"ru": "в другом магазине дешевле", "id": "lebih murah di Shopee"}
    for language, text in texts.items():
        assert weighed(words(text), language)[0] == 0, text
