"""The base reader as a whole, on a few texts that can be checked by eye, and on texts that nobody should write."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from parcours.text.finding import LONGEST, UNKNOWN
from parcours.text.reader import BaseReader
from parcours.text.sentiment import LexicalSentiment

FIVE = ("en", "fr", "ro", "ru", "id")
READER = BaseReader(FIVE)


class Fixed:
    """A sentiment model that is always as sure of the same, and counts what it is asked."""

    version = "fixed-1"

    def __init__(self, *chances: float) -> None:
        self._chances = chances
        self.asked: list[str] = []

    def probabilities(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float64]:
        assert len(texts) == len(languages)
        self.asked += texts
        return np.array([self._chances] * len(texts))


class Late:
    """Themes of clauses that say *late* or *note*; the first is bad by itself, the second good."""

    version = "late-1"

    def themes(self, texts: Sequence[str], languages: Sequence[str]) -> list[tuple[str, ...]]:
        return [tuple(key for key in ("late", "note", "place") if key in text) for text in texts]

    def leaning(self, key: str) -> str:
        return {"late": "negative", "note": "positive"}.get(key, "")


def test_two_clauses_are_two_findings() -> None:
    text = "The shoes are lovely but the parcel arrived broken."
    (heard,) = READER.read([text])
    first, second = heard.findings
    assert heard.language == "en"
    assert (text[first.start : first.end], first.sign) == ("The shoes are lovely", "positive")
    assert (text[second.start : second.end], second.sign) == ("but the parcel arrived broken.", "negative")
    assert first.kinds == ("praise",)
    assert second.kinds == ("complaint",)
    assert -1 <= second.sentiment < 0 < first.sentiment <= 1


@pytest.mark.parametrize(
    ("text", "language", "signs"),
    [
        ("La lampe est très jolie, mais le colis n'est jamais arrivé.", "fr", ["positive", "negative"]),
        ("Lampa e superbă, dar curierul a fost nepoliticos.", "ro", ["positive", "negative"]),
        ("Лампа прекрасная, но доставка просто ужасная.", "ru", ["positive", "negative"]),
        ("Lampunya bagus sekali, tapi pengirimannya sangat mengecewakan.", "id", ["positive", "negative"]),
    ],
)
def test_in_every_language(text: str, language: str, signs: list[str]) -> None:
    (heard,) = READER.read([text])
    assert heard.language == language
    assert [finding.sign for finding in heard.findings] == signs


def test_ten_languages_mixed() -> None:
    asked = BaseReader(["en", "fr"])
    texts = {
        "The lamp is lovely and bright.": "en",
        "La lampe est très belle, merci beaucoup.": "fr",
        "Die Lampe ist leider kaputt angekommen.": UNKNOWN,
        "La lámpara llegó rota, quiero mi dinero.": UNKNOWN,
        "Il servizio clienti non risponde mai.": UNKNOWN,
        "Lampa jest piękna, ale dostawa się spóźniła.": UNKNOWN,
        "Лампа прекрасная, но доставка ужасная.": UNKNOWN,
        "Lampunya bagus sekali, terima kasih banyak ya.": UNKNOWN,
        "Lampa e foarte frumoasă, mulțumesc mult.": UNKNOWN,
        "ランプはとても素敵です。": UNKNOWN,
    }
    heard = asked.read(list(texts))
    assert [text.language for text in heard] == list(texts.values())
    assert {text.sign for text in heard if text.language == UNKNOWN} == {"unsure"}


@pytest.mark.parametrize(
    "text", ["", " \n ", "\u200b\u200b", "...", "?", "<script>alert('terrible')</script>", "https://awful.example"]
)
def test_texts_without_words_say_nothing(text: str) -> None:
    (heard,) = READER.read([text])
    assert heard.language == UNKNOWN
    assert heard.sign == "unsure"
    assert not [finding for finding in heard.findings if finding.sign != "unsure" or finding.emotions]


def test_emoji_alone_speak() -> None:
    angry, glad = READER.read(["😡😡😡", "😍👍"])
    assert (angry.language, angry.sign, angry.findings[0].emotions) == (UNKNOWN, "negative", ("anger",))
    assert glad.sign == "positive"


def test_markup_is_not_read_and_places_are_those_of_the_text() -> None:
    text = "<p class='awful'>Great lamp!</p><script>terrible()</script> &amp; Arrived broken."
    (heard,) = READER.read([text])
    assert [(text[f.start : f.end], f.sign) for f in heard.findings if f.sign != "unsure"] == [
        ("Great lamp!", "positive"),
        ("Arrived broken.", "negative"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "t\u200ber\u200brible",
        "TERRIBLE",
        "terrible\u202e",
        "\u202bterrible\u202c",
        "ｔｅｒｒｉｂｌｅ",
        "te\u0300rrible",
    ],
)
def test_letters_in_disguise_are_read(written: str) -> None:
    (heard,) = READER.read([f"This is a {written} lamp and I am not going to keep it"])
    assert heard.sign == "negative"


def test_a_megabyte_is_read_as_far_as_is_read() -> None:
    text = "The lamp is broken and nobody answers. " * 26_000
    begin = time.process_time()
    (heard,) = READER.read([text])
    assert time.process_time() - begin < 20  # measured: well under 1; were it quadratic, minutes
    assert len(text) > 1_000_000
    assert heard.sign == "negative"
    assert max(finding.end for finding in heard.findings) <= LONGEST


def test_a_text_is_read_once_however_often_it_is_said() -> None:
    model = Fixed(0.8, 0.1, 0.1)
    heard = BaseReader(FIVE, sentiment=model).read(["The lamp broke"] * 10_000)
    assert model.asked == ["The lamp broke"]  # the text and its only clause are one
    assert len(heard) == 10_000
    assert heard[0] is heard[-1]


def test_a_model_that_is_handed_in_says_how_sure_is_sure() -> None:
    half = Fixed(0.5, 0.3, 0.2)
    assert BaseReader(FIVE, sentiment=half).read(["The lamp"])[0].sign == "unsure"
    half.threshold = 0.45  # type: ignore[attr-defined]
    (heard,) = BaseReader(FIVE, sentiment=half).read(["The lamp"])
    assert (heard.sign, heard.confidence) == ("negative", 0.5)
    assert heard.sentiment == pytest.approx(-0.3)


def test_a_theme_that_is_bad_by_itself_tells_the_sign_where_no_word_does() -> None:
    reader = BaseReader(FIVE, themes=Late(), sentiment=Fixed(0.3, 0.5, 0.2))
    late, note, both, place, none = reader.read(
        ["it came late on Friday", "there was a note in it", "a late note for me", "in its place on Friday", "a lamp"]
    )
    assert (late.sign, late.findings[0].sign, late.findings[0].themes) == ("negative", "negative", ("late",))
    assert late.confidence == pytest.approx(0.3 * 6 / (0.3 * 6 + 0.7))
    assert note.sign == "positive"
    assert both.sign == place.sign == none.sign == "unsure"
    sure = BaseReader(FIVE, themes=Late(), sentiment=Fixed(0.1, 0.1, 0.8))
    assert sure.read(["it came late on Friday"])[0].sign == "positive"  # words of feeling weigh more


def test_competitors_are_alternatives() -> None:
    reader = BaseReader(FIVE, competitors=["Brightly & Co", "Люмос"])
    named, other = reader.read(["I saw the same one at BRIGHTLY & co yesterday", "I saw the same one yesterday"])
    assert named.findings[0].kinds == ("alternative",)
    assert other.findings[0].kinds == ()


def test_the_version_changes_with_whatever_may_change_a_reading() -> None:
    versions = [
        BaseReader(FIVE),
        BaseReader(["en"]),
        BaseReader(FIVE, themes=Late()),
        BaseReader(FIVE, sentiment=Fixed(1, 0, 0)),
        BaseReader(FIVE, competitors=["Brightly"]),
    ]
    assert len({reader.version for reader in versions}) == len(versions)
    assert BaseReader(FIVE).version == BaseReader(list(FIVE), sentiment=LexicalSentiment()).version


def test_no_texts() -> None:
    assert READER.read([]) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_whatever_is_written_is_read_alike_alone_and_among_others(texts: list[str]) -> None:
    together = READER.read([*texts, "The lamp is lovely", "Лампа сломалась"])[: len(texts)]
    for text, heard in zip(texts, together, strict=True):
        (alone,) = READER.read([text])
        assert alone.language == heard.language
        assert alone.sign == heard.sign
        assert alone.sentiment == pytest.approx(heard.sentiment)
        assert all(0 <= finding.start < finding.end <= len(text) for finding in heard.findings)
        assert all(-1 <= finding.sentiment <= 1 and 0 < finding.confidence <= 1 for finding in heard.findings)
