"""Text in narrow columns: nothing is wider than it may be, and nothing but what is cut gets lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parcours.analyses.terminal import columns
from parcours.journeymap.wrapping import tied, wrapped


def test_words_go_on_lines() -> None:
    assert wrapped("a bcd ef", 5) == ["a bcd", "ef"]


def test_a_long_word_is_broken_after_its_hyphen() -> None:
    assert wrapped("keranjang-belanja", 12) == ["keranjang-", "belanja"]


def test_what_is_tied_stays_on_its_line() -> None:
    assert wrapped(f"missed {tied('(880 of 1,140)')}", 16) == ["missed", "(880 of 1,140)"]


def test_letters_of_the_east_take_two_columns() -> None:
    assert wrapped("比較して", 4) == ["比較", "して"]


def test_what_is_too_long_is_cut_and_says_so() -> None:
    assert wrapped("one two three four", 5, most=2) == ["one", "two…"]


def test_controls_and_turning_marks_are_blanks() -> None:
    assert wrapped("a\x1b[31mb\u202ec", 20) == ["a [31mb c"]


@given(st.text(max_size=80), st.integers(2, 30))
def test_no_line_is_wider(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(columns(line) <= width for line in lines)
    letters = "".join(c for c in text if c.isprintable() and c != " ")
    assert "".join(lines).replace(" ", "") == letters


@given(st.text(max_size=80), st.integers(2, 30), st.integers(1, 4))
def test_no_line_is_wider_when_cut(text: str, width: int, most: int) -> None:
    lines = wrapped(text, width, most=most)
    assert len(lines) <= most
    assert all(columns(line) <= width for line in lines)
