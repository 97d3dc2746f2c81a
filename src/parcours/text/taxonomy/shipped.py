"""Which themes do shops and subscriptions need? Those that are shipped, in five languages, read from their files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from parcours.text.taxonomy.patterns import listed
from parcours.text.taxonomy.theme import Leaning, Taxonomy, Theme

LANGUAGES = ("en", "fr", "ro", "ru", "id")
_LIST = re.compile(r"[$@]\w+ = ")
_LEANINGS: dict[str, Leaning] = {"-": "negative", "+": "positive", "": ""}


@dataclass(frozen=True, slots=True)
class Told:
    """What a file tells of one language."""

    words: dict[str, str]
    examples: dict[str, tuple[str, ...]]
    lists: dict[str, tuple[str, ...]]
    negators: frozenset[str]
    only: frozenset[str]


def shipped(languages: Sequence[str] = LANGUAGES) -> Taxonomy:
    """The themes with the words of these languages; of a language that has none, with names alone."""
    return _shipped(tuple(sorted(set(languages) & set(LANGUAGES))))


@cache
def told(language: str) -> Told:
    """What is said in a language, by theme; nothing in one that has no file."""
    words, examples = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    lists: dict[str, tuple[str, ...]] = {}
    key = ""
    for line in _lines(f"{language}.txt") if language in LANGUAGES else ():
        mark, rest = line[0], line[1:].strip()
        if _LIST.match(line):
            name, _, listing = rest.partition(" = ")
            lists[("@" if mark == "@" else "") + name] = tuple(listed(listing))
        elif mark == "[":
            key = rest.removesuffix("]")
        elif mark == '"':
            examples[key].append(rest)
        else:
            words[key].append(line)
    return Told(
        {key: ";".join(some) for key, some in words.items()},
        {key: tuple(some) for key, some in examples.items()},
        {name: some for name, some in lists.items() if name[0] != "@"},
        frozenset(lists.get("@negators", ())),
        frozenset(lists.get("@only", ())),
    )


@cache
def _shipped(languages: tuple[str, ...]) -> Taxonomy:
    themes, over = _named()
    known = {language: told(language) for language in languages}
    return Taxonomy(
        [
            replace(
                theme,
                words={language: of.words[theme.key] for language, of in known.items() if theme.key in of.words},
                examples={language: of.examples.get(theme.key, ()) for language, of in known.items()},
            )
            for theme in themes
        ],
        over,
    )


@cache
def _named() -> tuple[tuple[Theme, ...], dict[str, frozenset[str]]]:
    themes: list[Theme] = []
    over = defaultdict[str, frozenset[str]](frozenset)
    for line in _lines("themes.txt"):
        if line[0] == ">":
            key, under = line[1:].split("|")
            over[key.strip()] |= frozenset(under.split())
            continue
        key, leaning, opposite, *names = (part.strip() for part in line.split("|"))
        themes.append(
            Theme(key, dict(zip(LANGUAGES, names, strict=True)), leaning=_LEANINGS[leaning], opposite=opposite)
        )
    return tuple(themes), dict(over)


def _lines(name: str) -> list[str]:
    text = (files("parcours.text.taxonomy") / "words" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
