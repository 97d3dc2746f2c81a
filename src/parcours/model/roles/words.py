"""Which things and acts does a name speak of, in a language? Names are taken apart into words, words looked up.

`Product Added`, `productAdded`, `product-added`, `$product_added`, `ga4:product_added`, `addtocart`, `Товар добавлен`,
`tovar dobavlen` and `Produs adăugat` are all read. A word is found whole, by its beginning, in the singular, taken
apart where several were run together, or (Russian) in Latin letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from parcours.model.roles.lexicon import LANGUAGES, LEXICONS

_CAMEL = re.compile(r"(?<=[a-zа-яё0-9])(?=[A-ZА-ЯЁ])|(?<=[A-ZА-ЯЁ])(?=[A-ZА-ЯЁ][a-zа-яё])")
_OTHER = re.compile(r"[\W_]+")
_SAYS_NOTHING = re.compile(r"\d{1,2}|v\d+|.", re.DOTALL)  # numbers of steps, versions, single letters
_LONGEST = 40  # words of a name that are looked at
_PHRASE = 4  # words that are looked up together at most
_SHORTEST_LATIN = 5  # letters of a Russian word that is looked for in Latin letters
_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "u", "я": "a",
    }
)  # fmt: skip
_ONE_WAY = (("shch", "sch"), ("kh", "h"), ("ts", "c"), ("ya", "a"), ("ia", "a"), ("ja", "a"), ("yu", "u"),
            ("iu", "u"), ("ju", "u"), ("yo", "e"), ("jo", "e"), ("ij", "i"), ("iy", "i"), ("yi", "i"), ("y", "i"),
            ("j", "i"), ("ii", "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a name speaks of in a language: concepts, how many of its words were known, and those that were not."""

    language: str
    concepts: frozenset[str]
    known: int
    unknown: tuple[str, ...]


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name: lower case, without accents, without what says nothing."""
    spaced = _CAMEL.sub(" ", name.replace("ё", "е").replace("Ё", "Е"))
    letters = unicodedata.normalize("NFKD", spaced.replace("й", "\0").replace("Й", "\0").casefold())
    plain = "".join(c for c in letters if not unicodedata.combining(c)).replace("\0", "й")
    return tuple(w for w in _OTHER.split(plain) if w and not _SAYS_NOTHING.fullmatch(w))[:_LONGEST]


def spoken(words: tuple[str, ...], language: str) -> Spoken:
    """The words as that language has them; what it lacks is looked up in English."""
    concepts: set[str] = set()
    known, unknown, at = 0, [], 0
    while at < len(words):
        step, found = _longest(words, at, language)
        if found is None and words[at] in _linking(language):
            step, found = 1, ()
        if found is None:
            unknown.append(words[at])
        else:
            concepts.update(found)
            known += step if found else 0
        at += step
    return Spoken(language, frozenset(concepts), known, tuple(unknown))


def readings(name: str) -> Iterator[Spoken]:
    """The name as each language has it."""
    words = tokens(name)
    return (spoken(words, language) for language in LANGUAGES)


def alone(word: str, language: str) -> bool:
    """Whether the language itself has the word."""
    return _word(word, language) is not None


def _longest(words: tuple[str, ...], at: int, language: str) -> tuple[int, tuple[str, ...] | None]:
    """The longest phrase that is known from a word on: how many words, and its concepts."""
    order = (language, "en") if language != "en" else ("en",)
    for size in range(min(_PHRASE, len(words) - at), 1, -1):
        phrase = "_".join(words[at : at + size])
        for of in order:
            if (found := _exact(of).get(phrase)) is not None:
                return size, found
    for of in order:
        if words[at] not in _linking(language) and (found := _word(words[at], of)) is not None:
            return 1, found
    return 1, _apart(words[at])


def _word(word: str, language: str) -> tuple[str, ...] | None:
    exact, begins = _exact(language), _begins(language)
    if (found := exact.get(word)) is not None:
        return found
    for size in range(len(word), 1, -1):
        if (found := begins.get(word[:size])) is not None:
            return found
    if language in ("en", "fr") and word.endswith("s") and (found := exact.get(word[:-1])) is not None:
        return found
    if language == "ru" and word.isascii():
        latin, plain = _in_latin(), _one_way(word)
        for size in range(len(plain), _SHORTEST_LATIN - 1, -1):
            if (found := latin.get(plain[:size])) is not None:
                return found
    return None


@cache
def _apart(word: str) -> tuple[str, ...] | None:
    """The concepts of English words that were run together: `addtocart`, `pageview`."""
    exact, linking = _exact("en"), _linking("en")
    best: list[tuple[int, tuple[str, ...]] | None] = [(0, ()), *[None] * len(word)]  # [letters]: words, concepts
    for end in range(2, len(word) + 1):
        for start in range(end - 1):
            before, part = best[start], word[start:end]
            known = () if part in linking else exact.get(part) if len(part) > 2 else None
            if before is not None and known is not None and before[0] + 1 < (best[end] or (len(word), ()))[0]:
                best[end] = before[0] + 1, before[1] + known
    found = best[len(word)]
    return found[1] if found and found[1] and len(word) > 5 else None


@cache
def _exact(language: str) -> dict[str, tuple[str, ...]]:
    return {word.removesuffix("-"): concepts for word, concepts in _listed(language)}


@cache
def _begins(language: str) -> dict[str, tuple[str, ...]]:
    return {word[:-1]: concepts for word, concepts in _listed(language) if word.endswith("-")}


@cache
def _in_latin() -> dict[str, tuple[str, ...]]:
    """Russian words in Latin letters; a whole word stands for its beginning."""
    plain = ((_one_way(word.rstrip("-").translate(_LATIN)), concepts) for word, concepts in _listed("ru"))
    return {word: concepts for word, concepts in plain if len(word) >= _SHORTEST_LATIN and "_" not in word}


def _one_way(word: str) -> str:
    """Latin writings of Russian differ (`ts` or `c`, `ya` or `ja`): one for all."""
    for these, this in _ONE_WAY:
        word = word.replace(these, this)
    return word


def _listed(language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for concepts, words in LEXICONS[language].WORDS.items():
        for word in words.split():
            # names lose their accents when they are taken apart, й is kept: so must these
            yield word.replace("ё", "е"), tuple(concepts.split("+"))


@cache
def _linking(language: str) -> frozenset[str]:
    return frozenset([*LEXICONS[language].LINKING.split(), *LEXICONS["en"].LINKING.split()])
