"""Which one of some themes is a text about? Any themes, by names and a few words: nothing has to be learned of them.

The shipped themes stand between: what a text says of each of them, by words and by meaning, is compared with what a
theme's name, words and examples say of them (how alike two distributions are: A. Bhattacharyya, Bulletin of the
Calcutta Mathematical Society 35 (1943), 99-109). So *Wrong size* finds «маломерит», though the two share no word. What
the shipped themes do not know is found by the theme's own words, and by how near its name lies to the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from parcours.text.finding import UNKNOWN, Embedder
from parcours.text.taxonomy.by_meaning import MeaningThemes, directions
from parcours.text.taxonomy.by_words import WordThemes
from parcours.text.taxonomy.shipped import LANGUAGES, shipped
from parcours.text.taxonomy.theme import Taxonomy, Theme
from parcours.text.tokens import words

Numbers = NDArray[np.float64]
_OWN_WORDS, _MEANING, _NEARNESS = 1.0, 0.5, 0.25  # beside 1 for what words say of the shipped themes
_AKIN = 0.05  # what speaks for a theme speaks for others of its touchpoint, so much
_SHARED, _BEGINNING = 0.5, 5  # letters by which inflected words are taken for one
_APART = 0.03  # cosines so far apart differ by a factor of e


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest theme, and its share of all that speaks for any; None: nothing speaks for any."""

    key: str | None
    share: float


def best(
    taxonomy: Taxonomy, texts: Sequence[str], languages: Sequence[str], embedder: Embedder | None = None
) -> list[Choice]:
    """One of the themes for each text. Without an embedder by words alone."""
    if not len(texts):
        return []
    keys = taxonomy.keys
    found = scores(taxonomy, texts, languages, embedder)
    total = found.sum(axis=1)
    return [
        Choice(keys[int(row.argmax())], float(row.max() / all)) if all > 0 else Choice(None, 0.0)
        for row, all in zip(found, total, strict=True)
    ]


def scores(
    taxonomy: Taxonomy, texts: Sequence[str], languages: Sequence[str], embedder: Embedder | None = None
) -> Numbers:
    """[text, theme]: how much speaks for each."""
    between = shipped()
    said = [_told(theme) for theme in taxonomy]
    of_texts = _by_words(between, texts, languages)
    of_themes = np.stack([_meant(between, some) for some in said])
    found = _alike(of_texts, of_themes) + _OWN_WORDS * _own_words(taxonomy, texts, languages)
    if embedder is None:
        return found
    meaning = MeaningThemes(between, embedder)
    vectors = np.asarray(embedder.embed(list(texts)), np.float64)
    by_theme = [directions(some, embedder) for some in said]
    profiles = np.stack([meaning.probabilities(some.astype(np.float32)).mean(axis=0) for some in by_theme])
    found += _MEANING * np.sqrt(meaning.probabilities(vectors.astype(np.float32))) @ np.sqrt(profiles).T
    return found + _NEARNESS * _near(vectors, np.stack([some.mean(axis=0) for some in by_theme]))


def _told(theme: Theme) -> list[str]:
    """What tells a theme: its name, and what was handed in with it."""
    return list(dict.fromkeys([theme.name, *theme.plain, *(one for some in theme.examples.values() for one in some)]))


def _meant(between: Taxonomy, told: Sequence[str]) -> Numbers:
    """Of which shipped themes what tells a theme speaks: by their patterns, and by the words that it shares with their
    names and examples, for names are shorter than what people say."""
    by_patterns = _by_words(between, told, [UNKNOWN] * len(told)).mean(axis=0)
    return by_patterns + _SHARED * _resembles(between, " ".join(told))


def _resembles(between: Taxonomy, text: str) -> Numbers:
    """Shares of the shipped themes by the words that they have in common with a text, rare ones more (tf-idf)."""
    key = between.version
    if key not in _BEGUN:
        held = [_beginnings(" ".join([*theme.names.values(), *_told(theme)])) for theme in between]
        often = Counter(word for words_ in held for word in words_)
        _BEGUN[key] = held, {word: log(len(held) / n) for word, n in often.items()}
    held, rarity = _BEGUN[key]
    mine = _beginnings(text)
    common = np.array([sum(rarity[w] * min(mine[w], of[w]) / sqrt(of.total()) for w in mine if w in of) for of in held])
    common = common**2  # the likeliest count most
    return common / common.sum() if common.sum() else common


def _beginnings(text: str) -> Counter[str]:
    return Counter(word[:_BEGINNING] for word in words(text) if len(word) > 2)


def _by_words(taxonomy: Taxonomy, texts: Sequence[str], languages: Sequence[str]) -> Numbers:
    """[text, theme]: of what each speaks by its words, in shares; nothing where no word tells."""
    model = _WORDS.setdefault(taxonomy.version, WordThemes(taxonomy))
    number = {key: k for k, key in enumerate(taxonomy.keys)}
    found = np.zeros((len(texts), len(number)))
    for row, (text, language) in enumerate(zip(texts, languages, strict=True)):
        for key, (weight, _) in model.weights(words(text), _known(language)).items():
            found[row, number[key]] = weight
    touchpoint = np.array([theme.touchpoint for theme in taxonomy])
    akin = np.where(touchpoint[:, None] == touchpoint[None, :], _AKIN, 0.0)
    np.fill_diagonal(akin, 1.0)
    return _shares(found @ akin)


_WORDS: dict[str, WordThemes] = {}
_BEGUN: dict[str, tuple[list[Counter[str]], dict[str, float]]] = {}


def _own_words(taxonomy: Taxonomy, texts: Sequence[str], languages: Sequence[str]) -> Numbers:
    model = WordThemes(taxonomy)
    found = np.zeros((len(texts), len(taxonomy)))
    for row, (text, language) in enumerate(zip(texts, languages, strict=True)):
        held = model.weights(words(text), _known(language))
        found[row] = [held[key][0] if key in held else 0.0 for key in taxonomy.keys]
    return _shares(found)


def _known(language: str) -> str:
    return language if language in LANGUAGES else UNKNOWN


def _alike(some: Numbers, others: Numbers) -> Numbers:
    return np.sqrt(some) @ np.sqrt(_shares(others)).T


def _shares(found: Numbers) -> Numbers:
    total = found.sum(axis=1, keepdims=True)
    return np.divide(found, total, out=np.zeros_like(found), where=total > 0)


def _near(texts: Numbers, themes: Numbers) -> Numbers:
    """How near each text lies to each theme against the others, in shares."""
    centred = themes - themes.mean(axis=0)
    length = np.linalg.norm(centred, axis=1, keepdims=True)
    cosines = texts @ np.divide(centred, length, out=np.zeros_like(centred), where=length > 0).T
    weight = np.exp((cosines - cosines.max(axis=1, keepdims=True)) / _APART)
    return weight / weight.sum(axis=1, keepdims=True)
