"""Texts as they are shown: on one line, masked, cut behind a word."""

from __future__ import annotations

from parcours.text.shown import shortened, shown, tidy


def test_controls_and_turned_reading_do_not_get_through() -> None:
    assert tidy("a\x1b[31m\n\n b\t\u202ec\u200b \x00") == "a [31m b c"
    assert tidy("👩‍🔧 fine\u2028then") == "👩‍🔧 fine then"


def test_it_is_cut_behind_a_word() -> None:
    assert shortened("one two three four", 10) == "one two…"
    assert shortened("one two three", 9) == "one two…"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"
    assert shortened("one, two", 5) == "one…"


def test_masking_comes_before_the_cut() -> None:
    words, cut = shown("Please write to somebody.somewhere@example.com at once", 30)
    assert (words, cut) == ("Please write to [email] at…", True)
    assert shown("short", 30) == ("short", False)


def test_of_a_very_long_text_only_the_beginning_is_looked_at() -> None:
    words, cut = shown("word " * 10_000_000, 20)
    assert (words, cut) == ("word word word word…"[:20], True)
