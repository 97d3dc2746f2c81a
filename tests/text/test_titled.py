"""Are title and text read as one, the title as a clause of its own, and never twice?"""

from __future__ import annotations

import pytest

from parcours.text.clauses import clauses
from parcours.text.titled import BETWEEN, is_said, with_title

SAID = [
    ("Late again", "The lamp is lovely.", "Late again — The lamp is lovely."),
    ("  Late\n again ", "The lamp.", "Late again — The lamp."),
    ("Terrible!", "Never again", "Terrible! — Never again"),
    ("", "The lamp.", "The lamp."),
    ("***", "The lamp.", "The lamp."),
    ("Late", "", ""),
    ("Late", "  ", "  "),
    ("The lamp is lovely", "The lamp, is lovely! But late.", "The lamp, is lovely! But late."),
    ("THE LAMP IS LOVELY.", "the lamp is lovely", "the lamp is lovely"),
    ("The lamp is lov…", "The lamp is lovely, but late.", "The lamp is lovely, but late."),
    ("The lamp is...", "The lamp is lovely", "The lamp is lovely"),
    ("Bad", "Badly packed", "Bad — Badly packed"),
    ("Bad…", "Packed badly", "Bad… — Packed badly"),
    ("Лампа пришла", "Лампа пришла разбитой", "Лампа пришла разбитой"),
    ("x" * 301, "The lamp.", "The lamp."),
]


@pytest.mark.parametrize(("title", "text", "said"), SAID)
def test_a_title_and_its_text(title: str, text: str, said: str) -> None:
    assert with_title(title, text) == said
    assert not title.strip("* ") or not text.strip() or len(title) > 300 or is_said(title, said)


@pytest.mark.parametrize("language", ["en", "fr", "ro", "ru", "id", "unknown"])
def test_a_title_is_a_clause_of_its_own(language: str) -> None:
    for title in ("Late", "Late and dear", "Why so dear?"):
        whole = with_title(title, "the lamp is lovely")
        parts = [whole[begin:end] for begin, end in clauses(whole, language)]
        assert [part.rstrip("?") for part in parts] == [title.rstrip("?"), "the lamp is lovely"]
    assert BETWEEN not in "".join(parts)
