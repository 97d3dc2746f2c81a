"""Words of a text: folded, and each by itself."""

from __future__ import annotations

import pytest

from parcours.text.tokens import fold, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'article n'est pas arrivé", ("l", "article", "n", "est", "pas", "arrive")),
        ("I don\u2019t LOVE it", ("i", "don't", "love", "it")),
        ("n-am primit, ți-e bine?", ("n", "am", "primit", "ti", "e", "bine", "?")),
        ("Ёлка и йод", ("елка", "и", "йод")),
        ("baik-baik", ("baik", "baik")),
        ("sooooo goooood!!!", ("soo", "good", "!!!")),
        ("Late. Broken;\nsad", ("late", ".", "broken", ".", ".", "sad")),
        ("at 3.5 of 10", ("at", "3", "5", "of", "10")),
        ("e\u0301te\u0301", ("ete",)),
        ("b\u200bad \u202e", ("bad",)),
        ("👍🏽👍 ❤\ufe0f", ("👍", "👍", "❤")),
        ("nice :-) sad :( <3 )))", ("nice", ":)", "sad", ":(", ":)", ":)")),
        ("спасибо)", ("спасибо", ":)")),
        ("(in brackets)", ("in", "brackets")),
        ("http://x", ("http", "x")),
        ("", ()),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


def test_folding_changes_no_word_of_plain_english() -> None:
    assert fold("The quick brown fox") == "the quick brown fox"


def test_diacritics_of_romanian_are_optional() -> None:
    assert words("mulțumesc, a întârziat") == words("multumesc, a intarziat") == words("mulţumesc, a ȋntârziat")
