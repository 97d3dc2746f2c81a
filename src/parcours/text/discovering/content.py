"""Which words of a clause can tell its subject? Not those that join others, greet, count, or only say how one feels.

Three lists of our own leave words out: `function_words.txt`, `general_words.txt` (what any letter to any shop holds),
and of the lexicon of feelings what praises, or blames without saying what. What is left is cut to its beginning: words
that share five letters count as one, which does for languages with endings nearly what a stemmer of their own would
(P. McNamee, C. Nicholas and J. Mayfield, Addressing morphological variation in alphabetic languages. SIGIR 2009,
75-82).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from parcours.text.lexicon import LANGUAGES, lexicon
from parcours.text.tokens import words

STEM = 5  # letters
_SHORTEST = 3  # letters of a word that tells a subject
_FEELING = 2  # strength from which praise is no subject, nor blame beyond it


@dataclass(frozen=True, slots=True)
class Listed:
    """Words, and beginnings of words."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    def __contains__(self, word: str) -> bool:
        return word in self.whole or word.startswith(self.begun)


def content(clause: str, language: str, known: Collection[str] = ()) -> list[str]:
    """The words that can tell what a clause is about, empty where others stood between. `known`: names on record."""
    tokens = words(clause)
    small, general = function_words(language), general_words(language)
    felt = _felt(tokens, language)
    return [
        word
        if word[0].isalpha()
        and len(word) >= _SHORTEST
        and place not in felt
        and word not in small
        and word not in known
        and word not in general
        else ""
        for place, word in enumerate(tokens)
    ]


def stem(word: str) -> str:
    """What words count as one by."""
    return word[:STEM]


@cache
def function_words(language: str) -> frozenset[str]:
    """Words of a language that name nothing; of all where it is not among them."""
    listed = _lists("function_words.txt")
    return frozenset().union(*([listed[language]] if language in listed else listed.values()))


@cache
def general_words(language: str) -> Listed:
    """Words that any letter to any shop holds."""
    listed = _lists("general_words.txt")
    found = frozenset().union(*([listed[language]] if language in listed else listed.values()))
    return Listed(
        frozenset(word for word in found if not word.endswith("*")),
        tuple(sorted(word[:-1] for word in found if word.endswith("*"))),
    )


def _felt(tokens: tuple[str, ...], language: str) -> set[int]:
    """The places of words that only say how one feels."""
    found = set[int]()
    for one in (language,) if language in LANGUAGES else ():
        for begin, many, value in lexicon(one).find(tokens):
            strength = value[0] if isinstance(value, tuple) else value
            if not isinstance(strength, str) and (strength >= _FEELING or strength < -_FEELING):
                found.update(range(begin, begin + many))
    return found


@cache
def _lists(name: str) -> dict[str, frozenset[str]]:
    lines = (files("parcours.text.discovering") / name).read_text("utf-8").splitlines()
    listed = (line.split(": ", 1) for line in lines if line and not line.startswith("#"))
    return {language: frozenset(held.split()) for language, held in listed}
