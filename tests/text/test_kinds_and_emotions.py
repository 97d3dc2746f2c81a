"""Kinds and emotions against 150 clauses in five languages, labelled before the rules were written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from parcours.text.emotions import emotions
from parcours.text.finding import EMOTIONS, KINDS, Heard
from parcours.text.kinds import kinds
from parcours.text.reader import BaseReader
from parcours.text.tokens import words

CLAUSES = [
    line.split("\t")
    for line in (Path(__file__).parent / "labelled" / "clauses.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
LEAST = 0.7  # precision below which a kind or an emotion is not told


@pytest.fixture(scope="module")
def heard() -> list[Heard]:
    return BaseReader(["en", "fr", "ro", "ru", "id"]).read([clause[3] for clause in CLAUSES])


@pytest.mark.parametrize(("what", "column", "names"), [("emotions", 1, EMOTIONS), ("kinds", 2, KINDS)])
def test_precise_and_present(heard: list[Heard], what: str, column: int, names: tuple[str, ...]) -> None:
    right, told, labelled = Counter(), Counter(), Counter()
    for clause, text in zip(CLAUSES, heard, strict=True):
        expected = {name for name in clause[column].split(",") if name != "-"}
        found = {name for finding in text.findings for name in getattr(finding, what)}
        told.update(found)
        labelled.update(expected)
        right.update(expected & found)
    assert set(labelled) == set(names)
    for name in names:
        assert right[name] / told[name] >= LEAST, f"{name}: {right[name]} of {told[name]} told are right"
        assert right[name] / labelled[name] >= LEAST, f"{name}: {right[name]} of {labelled[name]} are found"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I am not happy"),
        ("en", "no worries, don't worry"),
        ("en", "happy birthday"),
        ("fr", "je ne suis pas heureuse"),
        ("fr", "ça ne m'étonne pas"),
        ("ro", "nu sunt fericită"),
        ("ru", "я не рада"),
        ("id", "saya tidak senang"),
        ("en", "thanks in advance"),
    ],
)
def test_what_is_denied_or_only_said_so_shows_no_emotion(language: str, text: str) -> None:
    assert emotions(words(text), language, "unsure") == ()


def test_a_sign_speaks_against_an_emotion() -> None:
    cut = words("so happy it broke")
    assert emotions(cut, "en", "unsure") == ("joy",)
    assert emotions(cut, "en", "negative") == ()
    assert emotions(words("sad"), "en", "positive") == ()


def test_signs_show_emotions_in_every_language() -> None:
    assert emotions(("😡",), "unknown", "negative") == ("anger",)
    assert emotions(("xyz",), "unknown", "negative") == ()


def test_kinds_of_signs() -> None:
    assert kinds(words("the lamp broke"), "en", "negative") == ("complaint",)
    assert kinds(words("lovely lamp"), "en", "positive") == ("praise",)
    assert kinds(words("thank you so much"), "en", "positive") == ()  # thanks alone praise nothing
    assert kinds(words("lovely, thank you so much"), "en", "positive") == ("praise",)
    assert kinds(words("is it good?"), "en", "positive") == ("question",)
    assert kinds(words("why so bad?"), "en", "negative") == ("complaint",)  # asks nothing
    assert kinds(words("i am worried"), "en", "negative") == ()  # fears are no complaint
    assert kinds(words("the lamp"), "en", "neutral") == ()
    assert kinds((), "en", "unsure") == ()


def test_who_names_a_competitor_names_an_alternative() -> None:
    assert kinds(words("brightly has it"), "en", "neutral", names_another=True) == ("alternative",)
