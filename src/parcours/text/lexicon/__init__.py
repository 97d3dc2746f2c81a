"""Which words say how good or bad something is, in which language? Our own lexicons, read from plain files.

A line of a file begins with what its words do and lists them, with commas between:

- `+3` to `-3`: good or bad, by so much; `*` ends the beginning of a word (`parcours.text.phrases`)
- `not`: turns what follows; `more`, `less`: makes what follows stronger, weaker; `but`: what follows weighs more
- `more+2`: makes stronger what follows at once, and is good by itself where nothing does (*super*, *bien*)
- `none`: looks like one of the others and is not (*thank you in advance*, *like a*)

What words mark besides (`kinds`, `emotions`) stands in folders of their own; `thanks` are words that merely thank.

Written by hand for how people speak of shops, services, subscriptions and banks, and of their day.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from parcours.text.phrases import Phrases

LANGUAGES = ("en", "fr", "id", "ro", "ru")
SIGNS = "emoji"  # of every language
SMALL = "small_words"
ENDINGS = {"id": ("nyalah", "nya", "lah", "kah", "pun")}  # hung on behind a word, and no part of it
ROLES = ("not", "more", "less", "but", "none")

Entry = str | float | tuple[float]  # one of ROLES; how good or bad; or how good by itself what else makes stronger


@cache
def lexicon(language: str) -> Phrases[Entry]:
    """How good or bad words of the language, and signs, are; of another language signs alone."""
    entries = [(phrase, _entry(what)) for what, phrase in _lines(SIGNS) + _lines_of("", language)]
    return Phrases(entries, ENDINGS.get(language, ()))


@cache
def marks(folder: str, language: str) -> Phrases[str]:
    """What words of the language mark, by one of the folders: `kinds`, `emotions`."""
    signs = _lines(f"{folder}/signs") if folder == "emotions" else []
    return Phrases(
        [(phrase, what) for what, phrase in signs + _lines_of(f"{folder}/", language)], ENDINGS.get(language, ())
    )


@cache
def small_words(language: str) -> frozenset[str]:
    """Words that nobody writes without, as `words` folds them; none of another language."""
    return frozenset(word for of, word in _lines(SMALL) if of == language)


@cache
def digest() -> str:
    """Of all files: changes with any word."""
    names = [SIGNS, SMALL, "emotions/signs"]
    names += [folder + language for folder in ("", "kinds/", "emotions/") for language in LANGUAGES]
    return hashlib.sha256("".join(map(_file, names)).encode()).hexdigest()[:12]


def _entry(what: str) -> Entry:
    if what in ROLES:
        return what
    return (float(what.removeprefix("more")),) if what.startswith("more") else float(what)


def _lines_of(folder: str, language: str) -> list[tuple[str, str]]:
    return _lines(folder + language) if language in LANGUAGES else []


def _lines(name: str) -> list[tuple[str, str]]:
    """(what a line begins with, one of its phrases)."""
    found = []
    for line in _file(name).splitlines():
        if line and not line.startswith("#"):
            what, _, listed = line.partition(" ")
            found += [(what, phrase) for phrase in map(str.strip, listed.split(",")) if phrase]
    return found


def _file(name: str) -> str:
    return files("parcours.text.lexicon").joinpath(f"{name}.txt").read_text(encoding="utf-8")
