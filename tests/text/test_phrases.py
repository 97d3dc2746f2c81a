"""A table of words and phrases, against a slow reading of the same table."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcours.text.phrases import Phrases

ENTRIES = [("a b", 1), ("a", 2), ("ab*", 3), ("ab* c", 4), ("abc", 5), ("b c a", 6), ("c a*", 7), ("bc*", 8)]


def test_the_longest_wins_then_what_is_written_out_then_the_longer_beginning() -> None:
    table = Phrases([("pas arriv*", "phrase"), ("arriv*", "begun"), ("arrivé", "whole"), ("arrivée*", "longer")])
    assert table.find(("pas", "arrivees")) == [(0, 2, "phrase")]
    assert table.find(("arrive",)) == [(0, 1, "whole")]
    assert table.find(("arriver",)) == [(0, 1, "begun")]
    assert table.find(("arrivees",)) == [(0, 1, "longer")]


def test_found_phrases_do_not_overlap_unless_asked_for() -> None:
    table = Phrases([("not good", 1), ("good value", 2), ("good", 3)])
    assert table.find(("not", "good", "value")) == [(0, 2, 1)]
    assert sorted(table.all(("not", "good", "value"))) == [(0, 2, 1), (1, 1, 3), (1, 2, 2)]


def test_endings_are_cut_off_words_that_begin_no_entry() -> None:
    table = Phrases([("bagus", 1), ("hanya", 2)], endings=("nya",))
    assert table.find(("bagusnya",)) == [(0, 1, 1)]
    assert table.find(("hanya",)) == [(0, 1, 2)]
    assert table.find(("nya",)) == []


def test_stretched_words_are_met() -> None:
    assert Phrases([("love", 1)]).find(("loove",)) == [(0, 1, 1)]


@pytest.mark.parametrize("phrase", [",", "a*", " "])
def test_an_entry_that_would_stand_for_anything_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError):
        Phrases([(phrase, 1)])


@given(st.lists(st.sampled_from(["a", "b", "c", "ab", "abc", "bca", "abd"]), max_size=8))
def test_all_alike_to_a_slow_reading(text: list[str]) -> None:
    slow = []
    for place in range(len(text)):
        for phrase, value in ENTRIES:
            parts = phrase.split()
            there = text[place : place + len(parts)]
            if len(there) == len(parts) and all(
                word.startswith(part[:-1]) if part.endswith("*") else word == part
                for part, word in zip(parts, there, strict=True)
            ):
                slow.append((place, len(parts), value))
    assert sorted(Phrases(ENTRIES).all(text)) == sorted(slow)
    found = Phrases(ENTRIES).find(text)
    assert set(found) <= set(slow)
    assert all(a[0] + a[1] <= b[0] for a, b in pairwise(found))
