"""The lexicons themselves: what holds for every file."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from parcours.text.finding import EMOTIONS, KINDS
from parcours.text.lexicon import LANGUAGES, digest, lexicon, marks, small_words
from parcours.text.tokens import words

FOLDER = files("parcours.text.lexicon")
FEELINGS = [f"{name}.txt" for name in (*LANGUAGES, "emoji")]
MARKS = [f"{folder}/{name}.txt" for folder in ("kinds", "emotions") for name in LANGUAGES] + ["emotions/signs.txt"]


def entries(name: str) -> list[tuple[str, str]]:
    lines = FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()
    return [
        (line.partition(" ")[0], phrase.strip())
        for line in lines
        if line and not line.startswith("#")
        for phrase in line.partition(" ")[2].split(",")
    ]


@pytest.mark.parametrize("name", [*FEELINGS, *MARKS])
def test_a_phrase_stands_once_and_for_one_thing(name: str) -> None:
    written = Counter(
        (words(phrase.replace("*", "")), tuple(part.endswith("*") for part in phrase.split()))
        for _, phrase in entries(name)
    )
    assert not [phrase for phrase, times in written.items() if times > 1]


@pytest.mark.parametrize("name", FEELINGS)
def test_lines_say_what_their_words_do(name: str) -> None:
    known = {"not", "more", "less", "but", "none"}
    for what, phrase in entries(name):
        assert what in known or -3 <= float(what.removeprefix("more")) <= 3, phrase


@pytest.mark.parametrize("name", MARKS)
def test_marks_are_of_the_known_kinds_and_emotions(name: str) -> None:
    known = {*KINDS, "thanks", "none"} if name.startswith("kinds") else {*EMOTIONS, "none"}
    assert {what for what, _ in entries(name)} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_kind_and_emotion_and_many_words(language: str) -> None:
    assert {what for what, _ in entries(f"emotions/{language}.txt")} == {*EMOTIONS, "none"}
    by_words = {
        "question",
        "request",
        "doubt",
        "motive",
        "alternative",
        "thanks",
        "none",
    }  # the others follow from the sign
    assert {what for what, _ in entries(f"kinds/{language}.txt")} == by_words
    assert len(entries(f"{language}.txt")) >= 1000
    assert len(small_words(language)) >= 60


def test_another_language_has_signs_alone() -> None:
    assert lexicon("pt").find(("good", "👍")) == [(1, 1, 2.0)]
    assert marks("emotions", "pt").find(("happy", "😡")) == [(1, 1, "anger")]
    assert marks("kinds", "pt").find(("please",)) == []
    assert small_words("pt") == frozenset()


def test_the_digest_is_of_all_files() -> None:
    assert len(digest()) == 12
    assert digest() == digest()
