"""Where clauses stand in what is shown: whatever was masked, tidied or cut, no clause shows a letter too many."""

from __future__ import annotations

import random
import re

from parcours.listen import placed
from parcours.text.shown import shown


def shown_clauses(text: str, most: int = 300) -> list[tuple[str, str]]:
    words, cut = shown(text, most)
    spans = [match.span() for match in re.finditer(r"[^,!.]+[,!.]?", text)]
    return [
        (text[a:b].strip(), words[x:y].strip())
        for (a, b), (x, y) in zip(spans, placed(text, words, cut, spans), strict=True)
    ]


def test_blanks_and_signs_that_are_left_out() -> None:
    text = "  Hello,\n\n the\u200b parcel   came late. Thanks"
    assert [told for _, told in shown_clauses(text)] == ["Hello,", "the parcel came late.", "Thanks"]


def test_a_clause_around_what_is_masked() -> None:
    text = "Call me, my number is +33 6 12 34 56 78, or ann@shop.example please"
    assert [told for _, told in shown_clauses(text)][:2] == ["Call me,", "my number is [phone],"]


def test_a_clause_that_ends_or_begins_within_what_is_masked() -> None:
    text = "Write to ann@shop.example, now"
    words, cut = shown(text, 300)
    assert words == "Write to [email], now"
    inside = text.index("shop")
    (a, b), (c, d) = placed(text, words, cut, [(0, inside), (inside, len(text))])
    assert (words[a:b], words[c:d]) == ("Write to [email]", "[email], now")


def test_what_is_cut_off_has_no_place() -> None:
    text = "A first sentence is here. A second one is not shown at all"
    words, cut = shown(text, 26)
    assert cut
    (a, b), (c, d) = placed(text, words, cut, [(0, 25), (26, len(text))])
    assert words[a:b].startswith("A first sentence")
    assert d - c <= 1


def test_random_texts_are_placed_where_they_are() -> None:
    rng = random.Random(5)
    pieces = ["lamp", " ", "  ", "\n", "ann@shop.example", "+33 6 12 34 56 78", "\u200b", ",", "late", "Ж", "😀", "."]
    for _ in range(500):
        text = "".join(rng.choices(pieces, k=rng.randrange(1, 15)))
        words, cut = shown(text, 300)
        spans = [sorted(rng.sample(range(len(text) + 1), 2)) for _ in range(4)]
        for (a, b), (x, y) in zip(spans, placed(text, words, cut, [(a, b) for a, b in spans]), strict=True):
            assert 0 <= x <= len(words), (text, words)
            assert x <= y <= len(words), (text, words)
            plain = text[a:b]
            if words == text:
                assert words[x:y] == plain
