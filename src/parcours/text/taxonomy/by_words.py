"""What is a clause about, by its words? Patterns of the taxonomy's themes, and what is meant where they are negated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from parcours.text.finding import UNKNOWN
from parcours.text.taxonomy.patterns import Pattern, plain, read
from parcours.text.taxonomy.shipped import LANGUAGES, told
from parcours.text.taxonomy.table import Hit, Table
from parcours.text.taxonomy.theme import Taxonomy, Theme
from parcours.text.tokens import BREAK, words

MOST = 3  # themes of a clause
_LEAST = 0.5  # of what the likeliest has, for another beside it
_BEFORE = 2  # words between *not* and what it negates, and one
_LONG = 400  # words that are looked at; a clause has a few


class WordThemes:
    """Themes by words alone: a `ThemeModel`."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._tables: dict[str, Table] = {}

    @property
    def version(self) -> str:
        return f"words-1-{self.taxonomy.version}"

    def themes(self, texts: Sequence[str], languages: Sequence[str]) -> list[tuple[str, ...]]:
        """Keys for each clause, the likeliest first."""
        return [self.of_tokens(words(text), language) for text, language in zip(texts, languages, strict=True)]

    def of_tokens(self, tokens: Sequence[str], language: str) -> tuple[str, ...]:
        """Of the words of a clause, as `tokens.words` cuts it. In an unknown language all known words count."""
        weights = self.weights(tokens, language)
        if not weights:
            return ()
        for key in [*weights]:
            for under in self.taxonomy.over.get(key, ()):
                weights.pop(under, None)
        order = sorted(weights, key=lambda key: (-weights[key][0], weights[key][1], key))
        least = _LEAST * weights[order[0]][0]
        return tuple(key for key in order[:MOST] if weights[key][0] >= least)

    def weights(self, tokens: Sequence[str], language: str) -> dict[str, tuple[int, int]]:
        """How much of each theme is said, and where first."""
        tokens = tokens[:_LONG]
        found: dict[str, tuple[int, int]] = {}
        for hit in self._table(language).find(tokens):
            key = self._meant(hit, tokens, language)
            if key is None:
                continue
            weight, place = found.get(key, (0, hit.place))
            found[key] = (weight + hit.slots, min(place, hit.place))
        return found

    def _meant(self, hit: Hit, tokens: Sequence[str], language: str) -> str | None:
        """The theme that is meant: of one that is negated its opposite, or none."""
        theme = self.taxonomy.theme(hit.value)
        if not theme.opposite or hit.negated or not _negated(tokens, hit, language):
            return hit.value
        return theme.opposite if theme.opposite in self.taxonomy else None

    def _table(self, language: str) -> Table:
        if language not in self._tables:
            self._tables[language] = _table(self.taxonomy, language)
        return self._tables[language]


@lru_cache(6)
def _table(taxonomy: Taxonomy, language: str) -> Table:
    """Made once for all workspaces that look for the same themes: it takes a fifth of a second."""
    among = LANGUAGES if language == UNKNOWN else (language,)
    return Table([(theme.key, one) for theme in taxonomy for one in _patterns(theme, among)], _negators(language))


def _patterns(theme: Theme, languages: Sequence[str]) -> list[Pattern]:
    nots = tuple(sequence for phrase in theme.nots for sequence in plain(phrase).all if sequence)
    made = [pattern for phrase in theme.plain if (pattern := plain(phrase)).all[0]]
    for language in languages:
        if language in theme.words:
            made += _read(theme.words[language], language)
    return [replace(one, none=one.none + nots) for one in made] if nots else made


@lru_cache(512)
def _read(line: str, language: str) -> tuple[Pattern, ...]:
    """The patterns of a shipped theme: read once for all taxonomies."""
    return tuple(read(line, _lists(language)))


def _lists(language: str) -> Mapping[str, Sequence[str]]:
    return told(language).lists


@lru_cache(16)
def _negators(language: str) -> frozenset[str]:
    among = LANGUAGES if language == UNKNOWN else (language,)
    return frozenset(word for one in among for phrase in told(one).negators for word in words(phrase))


def _negated(tokens: Sequence[str], hit: Hit, language: str) -> bool:
    """Whether *not* stands shortly before, or within; *not only* says the contrary of not."""
    negators, only = _negators(language), told(language).only
    for at in range(hit.end - 1, max(hit.place - 2 - _BEFORE, -1), -1):
        if at < hit.place and tokens[at] == BREAK:
            return False
        if tokens[at] in negators:
            return tokens[at + 1] not in only
    return False
