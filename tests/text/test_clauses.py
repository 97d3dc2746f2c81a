"""Clauses: what says something by itself, and nothing that nobody wrote."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcours.text.clauses import clauses, clauses_of, readable


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The shoes are lovely but the parcel came late.", ["The shoes are lovely", "but the parcel came late."]),
        ("en", "Great! Arrived broken, sadly", ["Great!", "Arrived broken, sadly"]),
        ("en", "nice but expensive", ["nice", "but expensive"]),
        ("en", "a red, a blue, a green one", ["a red, a blue, a green one"]),
        ("en", "I bought it, because I needed it", ["I bought it, because I needed it"]),
        ("en", "it looks great and the delivery was slow", ["it looks great", "and the delivery was slow"]),
        ("en", "a lamp and a shade for my mother", ["a lamp and a shade for my mother"]),
        ("en", "good.But the price", ["good.", "But the price"]),
        ("en", "at 3.5 of 10 points", ["at 3.5 of 10 points"]),
        ("fr", "Le produit est top, la livraison est en retard", ["Le produit est top", "la livraison est en retard"]),
        ("fr", "très joli mais trop cher", ["très joli", "mais trop cher"]),
        ("ro", "Lampa e frumoasă dar a întârziat mult", ["Lampa e frumoasă", "dar a întârziat mult"]),
        ("ru", "Лампа красивая, а доставка ужасная", ["Лампа красивая", "а доставка ужасная"]),
        ("ru", "Я рада, что она пришла вовремя", ["Я рада, что она пришла вовремя"]),
        ("id", "Barangnya bagus tapi pengiriman lama", ["Barangnya bagus", "tapi pengiriman lama"]),
        ("unknown", "O produto é bom, mas atrasou. Fim", ["O produto é bom, mas atrasou.", "Fim"]),
        ("en", "😡😡", ["😡😡"]),
        ("en", " \n\t ... ", []),
        ("en", "", []),
    ],
)
def test_clauses(language: str, text: str, expected: list[str]) -> None:
    assert [text[begin:end] for begin, end in clauses(text, language)] == expected


def test_markup_scripts_pages_and_mentions_are_blank_and_places_stay() -> None:
    text = '<b>Great</b> <script>bad("x")</script> &amp; see https://bad.example/bad @bad me@bad.example ok'
    seen = readable(text)
    assert len(seen) == len(text)
    assert seen.split() == ["Great", "see", "ok"]
    assert seen.index("Great") == text.index("Great")
    assert readable("<style>bad").strip() == ""
    assert readable("2 < 3 and I <3 it") == "2 < 3 and I <3 it"


@given(st.text(alphabet="ab .,!?;\n<>&script/but и😡\u200b", max_size=80), st.sampled_from(["en", "ru", "fr", "xx"]))
def test_clauses_stand_in_order_within_the_text_and_leave_no_word_out(text: str, language: str) -> None:
    seen = readable(text)
    spans = clauses(text, language)
    assert spans == clauses_of(seen, language)
    assert all(0 <= begin < end <= len(text) for begin, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = {place for begin, end in spans for place in range(begin, end)}
    assert all(place in covered for place, letter in enumerate(seen) if letter.isalnum())


@pytest.mark.parametrize("piece", ["<script ", "<a ", "&x", "but ", ", and the ", "a.", "(((", "http://"])
def test_time_grows_with_length_whatever_is_in_it(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    begin = time.process_time()
    clauses(readable(text), "en")
    assert time.process_time() - begin < 20  # measured: well under 1; were it quadratic, minutes
